/** Calls about the program itself: what it is, and what this person likes. */
import { z } from 'zod';
import { call } from './define.ts';

export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Text size of the reader in CSS pixels. */
  textSize: z.number().min(11).max(32),
  /** Line height as a multiple of the text size. */
  lineSpacing: z.number().min(1.2).max(2.4),
  /** The name offered when a person first works in a project. */
  annotatorName: z.string().max(100),
  /** Her own keys by action id, in place of the table's; an empty list takes an action's keys away. */
  keys: z.record(z.string(), z.array(z.string().max(100)).max(20)),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  textSize: 17,
  lineSpacing: 1.6,
  annotatorName: '',
  keys: {},
};

export const appCalls = {
  'app.info': call(
    z.strictObject({}),
    z.object({
      face: z.enum(['electron', 'loopback']),
      version: z.string(),
      platform: z.string(),
      settings: Settings,
    }),
  ),
  /** Changes the given settings and answers with all of them. */
  'app.changeSettings': call(Settings.partial().strict(), Settings),
};
