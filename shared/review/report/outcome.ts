/** What differs between what two people have at one place, or between what one has and what was decided. */
import type { ClassOf } from '../../document/same-claims.ts';
import type { ClaimId, Fragment, SideSpan } from '../../model/index.ts';
import { overlap } from '../overlap.ts';

/**
 * `missed`: the first has no span there, the second has; `extra`: the other way round. `split`: not the same number of spans.
 * `boundary`, `claim`, `stance`: another place, other claims, another stance on the same claim. `silent`: other claims marked
 * silent.
 */
export const DIFFERENCES = ['missed', 'extra', 'split', 'boundary', 'claim', 'stance', 'silent'] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** Spans with their links, and claims marked silent: what somebody has at a place, or what was chosen for it. */
export interface Content {
  readonly spans: readonly SideSpan[];
  readonly silent: readonly ClaimId[];
}

/**
 * Returns in what the second differs from the first, in the order of `DIFFERENCES`; empty if they are the same. Claims of one
 * class are the same claim. Notes, tags and doubts are no differences: nobody settles them.
 */
export function differences(first: Content, second: Content, classOf: ClassOf): Difference[] {
  const found = new Set<Difference>();
  const [a, b] = [first.spans, second.spans];
  if (a.length === 0 && b.length > 0) found.add('missed');
  else if (b.length === 0 && a.length > 0) found.add('extra');
  else if (a.length !== b.length) {
    found.add('split');
    compareLinks(a, b, classOf, found);
  } else {
    for (const [one, other] of paired(a, b)) {
      if (!sameFragments(one.fragments, other.fragments)) found.add('boundary');
      compareLinks([one], [other], classOf, found);
    }
  }
  const silent = (claims: readonly ClaimId[]): string => [...new Set(claims.map(classOf))].sort().join();
  if (silent(first.silent) !== silent(second.silent)) found.add('silent');
  return DIFFERENCES.filter((each) => found.has(each));
}

/** One to one: the same places first, then those that share most. Both lists are equally long. */
function paired(a: readonly SideSpan[], b: readonly SideSpan[]): [SideSpan, SideSpan][] {
  const left = [...b];
  const pairs: [SideSpan, SideSpan][] = [];
  const rest = a.filter((one) => {
    const at = left.findIndex((other) => sameFragments(one.fragments, other.fragments));
    const [other] = at < 0 ? [] : left.splice(at, 1);
    if (other !== undefined) pairs.push([one, other]);
    return other === undefined;
  });
  for (const one of rest) {
    const best = left.reduce<SideSpan | undefined>(
      (most, other) =>
        most === undefined || overlap(one.fragments, other.fragments) > overlap(one.fragments, most.fragments)
          ? other
          : most,
      undefined,
    );
    if (best === undefined) continue;
    left.splice(left.indexOf(best), 1);
    pairs.push([one, best]);
  }
  return pairs;
}

function compareLinks(a: readonly SideSpan[], b: readonly SideSpan[], classOf: ClassOf, found: Set<Difference>): void {
  const [ofA, ofB] = [stancesOf(a, classOf), stancesOf(b, classOf)];
  if (ofA.size !== ofB.size || [...ofA.keys()].some((claim) => !ofB.has(claim))) found.add('claim');
  for (const [claim, stances] of ofA) {
    const others = ofB.get(claim);
    if (others !== undefined && [...stances].sort().join() !== [...others].sort().join()) found.add('stance');
  }
}

function stancesOf(spans: readonly SideSpan[], classOf: ClassOf): Map<ClaimId, Set<string>> {
  const stances = new Map<ClaimId, Set<string>>();
  for (const { claim, stance } of spans.flatMap(({ links }) => links)) {
    const known = stances.get(classOf(claim));
    if (known === undefined) stances.set(classOf(claim), new Set([stance]));
    else known.add(stance);
  }
  return stances;
}

const sameFragments = (a: readonly Fragment[], b: readonly Fragment[]): boolean =>
  a.length === b.length && a.every(([start, end], at) => b[at]?.[0] === start && b[at][1] === end);
