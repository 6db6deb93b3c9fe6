/** In what annotators differ at one place. */
import type { ClassOf } from '../document/same-claims.ts';
import type { Side, SideSpan } from '../model/index.ts';
import { sameFragments } from './overlap.ts';

/**
 * `claim`: other claims are linked. `stance`: the same claim, otherwise judged. `boundary`: the spans end elsewhere. `split`:
 * one has several spans where another has one. `missed`: most have something there, or the first of two; `extra`: only few
 * have, or only the second of two.
 */
export type Kind = 'claim' | 'stance' | 'split' | 'boundary' | 'missed' | 'extra';

/** Returns in what the sides differ, the gravest first; empty if they all have the same. */
export function kindsOf(sides: readonly Side[], classOf: ClassOf): Kind[] {
  const there = sides.filter(({ spans }) => spans.length > 0);
  const kinds = new Set<Kind>();
  const claims = there.map((side) => stancesByClaim(side.spans, classOf));
  const [first = new Map<string, string>(), ...others] = claims;
  for (const other of others) {
    if (!sameKeys(first, other)) kinds.add('claim');
    for (const [claim, stances] of other) if ((first.get(claim) ?? stances) !== stances) kinds.add('stance');
  }
  if (new Set(there.map(({ spans }) => spans.length)).size > 1) kinds.add('split');
  else if (there.some(({ spans }) => !samePlaces(spans, there[0]?.spans ?? []))) kinds.add('boundary');
  // Several spans each, in the same places and with the same claims in all, but linked crosswise.
  if (kinds.size === 0 && there.some((side) => !sameWork(side, there[0] ?? side, classOf))) {
    if (there.some(({ spans }) => spans.length > 1)) kinds.add('claim');
  }
  const having = there.length > 0 ? there : sides.filter(({ silent }) => silent.length > 0);
  const absent = sides.length - having.length;
  if (absent > 0) {
    const few = absent > having.length || (absent === having.length && having[0] !== sides[0]);
    kinds.add(few ? 'extra' : 'missed');
  }
  return ORDER.filter((kind) => kinds.has(kind));
}

const ORDER: readonly Kind[] = ['claim', 'stance', 'split', 'missed', 'extra', 'boundary'];

/**
 * Returns whether both sides have the same: spans in the same places, linked to the same claims with the same stances, and
 * the same cells silent. With `unsure`, whether they are unsure of the same links counts as well.
 */
export function sameWork(a: Side, b: Side, classOf: ClassOf, unsure = false): boolean {
  return (
    a.spans.length === b.spans.length &&
    samePlaces(a.spans, b.spans) &&
    workOf(a, classOf, unsure) === workOf(b, classOf, unsure)
  );
}

function workOf(side: Side, classOf: ClassOf, unsure: boolean): string {
  const spans = inOrder(side.spans).map(({ links }) =>
    links
      .map((link) => `${classOf(link.claim)} ${link.stance}${unsure && link.unsure === true ? ' unsure' : ''}`)
      .sort(),
  );
  // A cell is silent once, however many of the claims that are one were marked.
  return JSON.stringify([spans, [...new Set(side.silent.map(classOf))].sort()]);
}

function samePlaces(a: readonly SideSpan[], b: readonly SideSpan[]): boolean {
  const [one, other] = [inOrder(a), inOrder(b)];
  return (
    one.length === other.length &&
    one.every(({ fragments }, at) => sameFragments(fragments, other[at]?.fragments ?? []))
  );
}

const inOrder = (spans: readonly SideSpan[]): SideSpan[] =>
  spans.toSorted((a, b) => {
    const [x, y] = [a.fragments.flat(), b.fragments.flat()];
    const at = x.findIndex((offset, index) => offset !== y[index]);
    return at === -1 ? x.length - y.length : (x[at] ?? 0) - (y[at] ?? 0);
  });

/** The stances of each claim, as one string. */
function stancesByClaim(spans: readonly SideSpan[], classOf: ClassOf): Map<string, string> {
  const stances = new Map<string, Set<string>>();
  for (const { claim, stance } of spans.flatMap(({ links }) => links)) {
    const known = stances.get(classOf(claim));
    if (known === undefined) stances.set(classOf(claim), new Set([stance]));
    else known.add(stance);
  }
  return new Map([...stances].map(([claim, all]) => [claim, [...all].sort().join()]));
}

const sameKeys = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean =>
  a.size === b.size && [...a.keys()].every((key) => b.has(key));
