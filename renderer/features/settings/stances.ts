/** A project's stances while they are being edited. */
import { StanceId } from '#shared/model/index.ts';
import type { Polarity, Stance } from '#shared/model/index.ts';
import type { DocumentState } from '#shared/document/state.ts';

/** As many stances as there are keys, 1 to 9. */
export const MAX_STANCES = 9;

export interface StanceProblem {
  readonly label?: string;
  readonly key?: string;
}

/** Returns what is wrong with each stance, in the list's order; an empty object where nothing is. */
export function stanceProblems(stances: readonly Stance[]): StanceProblem[] {
  const labelOf = (stance: Stance): string => stance.label.trim().toLowerCase();
  return stances.map((stance) => {
    const twice = (same: (other: Stance) => boolean): boolean =>
      stances.some((other) => other !== stance && same(other));
    const label =
      stance.label.trim() === ''
        ? 'A stance needs a name.'
        : twice((other) => labelOf(other) === labelOf(stance))
          ? 'Two stances have this name.'
          : undefined;
    const key = twice((other) => other.key === stance.key) ? 'Two stances have this key.' : undefined;
    return { ...(label === undefined ? {} : { label }), ...(key === undefined ? {} : { key }) };
  });
}

/** Returns the stances as they would be stored: names without blanks around them, new ones with an id from their name. */
export function finishedStances(stances: readonly Stance[], isNew: ReadonlySet<StanceId>): Stance[] {
  const taken = new Set<string>(stances.filter((stance) => !isNew.has(stance.id)).map((stance) => stance.id));
  return stances.map((stance) => {
    const label = stance.label.trim();
    if (!isNew.has(stance.id)) return { ...stance, label };
    const id = freeId(label, taken);
    taken.add(id);
    return { ...stance, id: StanceId.parse(id), label };
  });
}

/** Returns a stance to be filled in, with the lowest key that is free, or undefined if all nine are taken. */
export function blankStance(stances: readonly Stance[], polarity: Polarity = '0'): Stance | undefined {
  const key = Array.from({ length: MAX_STANCES }, (_, index) => String(index + 1)).find(
    (digit) => !stances.some((stance) => stance.key === digit),
  );
  if (key === undefined || stances.length >= MAX_STANCES) return undefined;
  return {
    id: StanceId.parse(freeId('stance', new Set(stances.map((stance) => stance.id)))),
    label: '',
    polarity,
    key,
  };
}

/** Returns how many links have each stance, over all annotators. */
export function stanceUse(doc: DocumentState): ReadonlyMap<StanceId, number> {
  const use = new Map<StanceId, number>();
  for (const sheet of doc.sheets.values()) {
    for (const link of sheet.links.values()) use.set(link.stance, (use.get(link.stance) ?? 0) + 1);
  }
  return use;
}

/** Returns the list with the item at `from` moved by so many places; the same list if that leads out of it. */
export function moved<T>(list: readonly T[], from: number, by: number): readonly T[] {
  const item = list[from];
  const to = from + by;
  if (item === undefined || to < 0 || to >= list.length) return list;
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

function freeId(label: string, taken: ReadonlySet<string>): string {
  const slug = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  const base = slug === '' ? 'stance' : slug;
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(id)) return id;
  }
}
