/** Stances: what a span says about a claim. A project may rename them or add others, each with its polarity. */
import { z } from 'zod';
import { StanceId } from './ids.ts';

/** + supports the claim, − denies it, ± does both in part, 0 takes no side. */
export const Polarity = z.enum(['+', '-', '±', '0']);
export type Polarity = z.infer<typeof Polarity>;

export const Stance = z.looseObject({
  id: StanceId,
  label: z.string().trim().min(1).max(40),
  polarity: Polarity,
  /** The key that sets it: one digit. */
  key: z.string().regex(/^[1-9]$/, 'expected one digit from 1 to 9'),
});
export type Stance = z.infer<typeof Stance>;

const stance = (id: string, label: string, polarity: Polarity, key: string): Stance => ({
  id: StanceId.parse(id),
  label,
  polarity,
  key,
});

/** The four stances every new project starts with. */
export const DEFAULT_STANCES: readonly Stance[] = [
  stance('agrees', 'agrees', '+', '1'),
  stance('contradicts', 'contradicts', '-', '2'),
  stance('partly', 'partly', '±', '3'),
  stance('mentions', 'mentions', '0', '4'),
];

/** The sign that stands for a polarity wherever colour alone would not do. */
export const POLARITY_SIGN: Readonly<Record<Polarity, string>> = { '+': '✓', '-': '✕', '±': '±', '0': '·' };
