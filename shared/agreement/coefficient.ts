/** What every coefficient of agreement takes and answers. */

/**
 * A value with what belongs to it, or no value and the reason why there is none. A coefficient that is undefined for its
 * data (one category only, no units, one rater, no disagreement to be expected by chance) says so; it is never NaN, and
 * never a 1 or 0 in its place.
 */
export type Coefficient<D extends object = object> =
  ({ readonly value: number } & D) | ({ readonly value: null; readonly why: string } & Partial<D>);

/** One rater's label for one item. A missing rating is simply absent. */
export interface Rating {
  readonly item: string;
  readonly rater: string;
  readonly label: string;
}

/** One rater's unit on a continuum: positions from `begin` up to, but without, `end`. */
export interface Unit {
  readonly rater: string;
  readonly begin: number;
  readonly end: number;
  readonly label: string;
}

/** Returns "no value" with its reason, a sentence for the reviewer. */
export function undefinedFor(why: string): { readonly value: null; readonly why: string } {
  return { value: null, why };
}
