/** A small document, and commands that chance makes from it. */
import fc from 'fast-check';
import type { Command, CommandContext, NoteTarget } from '#shared/document/commands.ts';
import { applyDiff } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import { resolveClaim } from '#shared/document/effective.ts';
import { goldOf } from '#shared/document/gold.ts';
import { documentOf } from '#shared/document/records.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { Reduced } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { sheetOf } from '#shared/document/state.ts';
import { AnnotatorId, ArticleId, DEFAULT_STANCES, StanceId } from '#shared/model/index.ts';
import type { Claim, ClaimId, Fragment, RelationKind, Side } from '#shared/model/index.ts';
import * as records from '#test/support/records.ts';
import { agrees, claimId, claimOf, contradicts, decisionId } from '#test/support/records.ts';
import { linkId, NOW, relationId, spanId } from '#test/support/records.ts';

export { agrees, claimId, contradicts, linkId, NOW, spanId, uuid } from '#test/support/records.ts';

export const me = AnnotatorId.parse('vera');
export const other = AnnotatorId.parse('ossian');
export const ferry = ArticleId.parse('ferry');
export const harbour = ArticleId.parse('harbour');

export const TEXTS: Readonly<Record<string, string>> = {
  [ferry]: 'The ferry 🛳 left at noon.\nNobody was aboard.\n',
  [harbour]: 'The harbour was closed.\n',
};

export const context = (by: AnnotatorId = me): CommandContext => ({ me: by, now: NOW, textOf: (id) => TEXTS[id] });

const article = (id: ArticleId) => records.articleOf(id, TEXTS[id] ?? '', { published: '' });

/** Two articles, two annotators, and a claim by each: 1 is mine, 2 the other’s. */
export const START: DocumentState = documentOf(records.projectOf(999, 'Ferry'), [
  article(ferry),
  article(harbour),
  { type: 'annotator', id: me, name: 'Vera' },
  { type: 'annotator', id: other, name: 'Ossian' },
  claimOf(1, me, 'The ferry left.'),
  claimOf(2, other, 'Nobody was aboard.'),
]);

/** Returns the document after the annotator's commands. Throws if one is refused. */
export function done(doc: DocumentState, by: AnnotatorId, ...commands: readonly Command[]): DocumentState {
  return commands.reduce((state, command) => {
    const result = reduce(state, command, context(by));
    if (!result.ok) throw new Error(`${command.type}: ${result.message}`);
    return applyDiff(state, result.diff);
  }, doc);
}

/** Returns why the command is refused. Throws if it is not: a refusal has a reason and nothing else. */
export function refusal(doc: DocumentState, command: Command, by: AnnotatorId = me): string {
  const result = reduce(doc, command, context(by));
  if (result.ok || Object.keys(result).length !== 2) throw new Error(`${command.type} was not refused`);
  return result.message;
}

/** Returns what the command changes. Throws if it is refused. */
export function diffOf(doc: DocumentState, command: Command, by: AnnotatorId = me): Diff {
  const result = reduce(doc, command, context(by));
  if (!result.ok) throw new Error(`${command.type}: ${result.message}`);
  return result.diff;
}

export const span = (number: number, article = ferry, fragments: readonly Fragment[] = [[4, 12]]): Command => ({
  type: 'createSpan',
  id: spanId(number),
  article,
  fragments,
});
export const link = (number: number, on: number, claim: number, stance = agrees, article = ferry): Command => ({
  type: 'createLink',
  id: linkId(number),
  article,
  span: spanId(on),
  claim: claimId(claim),
  stance,
});
export const silent = (claim: number, is = true, article = ferry): Command => ({
  type: 'setSilent',
  article,
  claim: claimId(claim),
  silent: is,
});
export const claim = (number: number, text: string, group?: string): Command => ({
  type: 'createClaim',
  id: claimId(number),
  text,
  group,
});
export const merge = (from: number, into: number): Command => ({
  type: 'mergeClaim',
  claim: claimId(from),
  into: claimId(into),
});
export const relate = (number: number, from: number, to: number, kind: RelationKind = 'contradicts'): Command => ({
  type: 'createRelation',
  id: relationId(number),
  from: claimId(from),
  to: claimId(to),
  kind,
});

/**
 * The start with work in it, so that what chance does next finds something to do it to: three claims by each, two spans by
 * each in both articles with two links each, cells marked silent, a relation by each.
 */
export const BUSY: DocumentState = [me, other].reduce((doc, who, index) => {
  const at = 100 * (index + 1);
  const [own, theirs] = index === 0 ? [1, 2] : [2, 1];
  const work = [ferry, harbour].flatMap((article, turn): Command[] => {
    const base = at + 10 * (turn + 1);
    return [
      span(base, article, [[0, 3]]),
      span(base + 1, article, [[0, 3], [17, 22]]), // prettier-ignore
      link(base + 2, base, own, agrees, article),
      link(base + 3, base, theirs, contradicts, article),
      link(base + 4, base + 1, own, contradicts, article),
      link(base + 5, base + 1, at + 1, agrees, article),
      silent(at + 2, true, article),
    ];
  });
  const claims = [claim(at + 1, `Claim ${at + 1}.`, 'A'), claim(at + 2, `Claim ${at + 2}.`, 'A')];
  return done(doc, who, ...claims, ...work, relate(at + 3, at + 1, theirs, 'entails'));
}, START);

/** What chance gives: whose command, which, and numbers from which it takes what the document has at that moment. */
export interface Throw {
  readonly theirs: boolean;
  readonly kind: number;
  readonly numbers: readonly [number, number, number, number];
  readonly word: string;
}

export const oneThrow: fc.Arbitrary<Throw> = fc.record({
  theirs: fc.boolean(),
  kind: fc.nat(999),
  numbers: fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999), fc.nat(999)),
  word: fc.string({ maxLength: 8 }),
});

export const throws = fc.array(oneThrow, { maxLength: 40, size: 'max' });

/** Returns whose command it is. */
export const authorOf = (thrown: Throw): AnnotatorId => (thrown.theirs ? other : me);

/** Returns what the command that chance threw answers. */
export const reduceThrown = (doc: DocumentState, thrown: Throw, step: number): Reduced =>
  reduce(doc, commandFrom(doc, thrown, step), context(authorOf(thrown)));

/** What the annotator has at one of her spans, or the first cell that she marked silent. */
function sideOf(doc: DocumentState, annotator: AnnotatorId, where: ArticleId, number: number): Side {
  const sheet = sheetOf(doc, annotator, where);
  const span = [...(sheet?.spans.values() ?? [])][number % 4];
  if (span === undefined) return { annotator, spans: [], silent: [...(sheet?.omissions.keys() ?? [])].slice(0, 1) };
  const links = [...(sheet?.links.values() ?? [])]
    .filter((each) => each.span === span.id)
    .map(({ id, claim, stance }) => ({ id, claim, stance }));
  const { id, fragments, quote, prefix, suffix } = span;
  return { annotator, spans: [{ id, fragments, quote, prefix, suffix, links }], silent: [] };
}

const KINDS = 38;

/**
 * Returns a command on the document, sensible or not: it may name what is not there, a place outside the text, or words
 * that are none. `step` makes new ids differ.
 */
export function commandFrom(doc: DocumentState, thrown: Throw, step: number, depth = 0): Command {
  const { kind, numbers, word } = thrown;
  const [a, b, c, d] = numbers;
  const who = authorOf(thrown);
  const where = a % 2 === 0 ? ferry : harbour;
  const sheet = sheetOf(doc, who, where);
  const at = <T>(list: Iterable<T>, number: number, otherwise: T): T => {
    const all = [...list];
    // Now and then what is not there.
    return (number % 9 === 8 ? undefined : all[number % all.length]) ?? otherwise;
  };
  const span = at(sheet?.spans.keys() ?? [], b, spanId(7));
  const link = at(sheet?.links.keys() ?? [], b, linkId(7));
  const claim = at(doc.claims.keys(), c, claimId(7));
  const ownOf = (fits: (each: Claim) => boolean): ClaimId => {
    const fitting = [...doc.claims.values()].filter((each) => each.annotator === who && fits(each));
    return at(
      fitting.map((each) => each.id),
      d,
      claim,
    );
  };
  const own = ownOf(() => true);
  const stance = at(
    doc.project.stances.map((each) => each.id),
    d,
    StanceId.parse('unheard-of'),
  );
  const length = (TEXTS[where] ?? '').length;
  const start = b % (length + 2);
  const first: Fragment = [start, start + (c % 12)];
  const fragments: Fragment[] = d % 3 === 0 ? [first, [first[1] + (d % 5), first[1] + (d % 5) + 3]] : [first];
  const id = 1000 + step * 10 + depth;
  switch (kind % KINDS) {
    case 0:
    case 1:
    case 2:
      return { type: 'createSpan', id: spanId(id), article: where, fragments };
    case 3:
    case 4:
    case 5:
      return { type: 'createLink', id: linkId(id), article: where, span, claim, stance };
    case 6:
      return { type: 'setFragments', article: where, span, fragments };
    case 7:
      return { type: 'deleteSpan', article: where, span };
    case 8:
    case 9:
      return { type: 'createClaim', id: claimId(id), text: word, group: d % 2 === 0 ? word : undefined };
    case 10:
      return {
        type: 'editClaim',
        claim: own,
        text: b % 2 === 0 ? word : undefined,
        group: c % 2 === 0 ? word : undefined,
        guideline: c % 3 === 0 ? word : undefined,
        colour: a % 3 === 0 ? at(['orange', 'sky', ''] as const, b, '') : undefined,
      };
    case 11:
      return { type: 'deleteClaim', claim: own };
    case 12:
      return { type: 'setStance', article: where, link, stance };
    case 13:
      return { type: 'deleteLink', article: where, link };
    case 14:
    case 15:
      return { type: 'setSilent', article: where, claim, silent: d % 3 !== 0 };
    case 16:
      if (d % 20 === 0) return { type: 'setBlind', blind: b % 2 === 0 };
      if (d % 4 === 0) return { type: 'renameProject', name: word };
      if (d % 4 === 1) return { type: 'renameAnnotator', name: word };
      if (d % 4 === 2) return { type: 'editArticle', article: where, fields: { title: word } };
      return { type: 'setStances', stances: DEFAULT_STANCES.slice(0, 1 + (b % 4)) };
    case 17: {
      const group = doc.claims.get(own)?.group;
      const near = [...doc.claims.values()].filter((each) => each.group === group && each.id !== own);
      const after = at(
        near.map((each) => each.id),
        c,
        claim,
      );
      return { type: 'moveClaim', claim: own, after: b % 4 === 0 ? null : after };
    }
    case 18:
      return { type: 'retireClaim', claim: own };
    case 19:
      return {
        type: 'restoreClaim',
        claim: ownOf((each) => each.retired !== undefined || each.mergedInto !== undefined),
      };
    case 20:
    case 21:
    case 22:
      return { type: 'mergeClaim', claim: own, into: claim };
    case 23:
    case 24: {
      const links = [...(sheet?.links.values() ?? [])];
      const from = a % 5 === 0 ? claim : (sheet?.links.get(link)?.claim ?? claim);
      const fit = links.filter((each) => a % 7 === 0 || resolveClaim(doc, each.claim) === resolveClaim(doc, from));
      const going = fit.slice(0, 1 + (c % 3)).map((each) => ({ article: where, link: each.id }));
      return { type: 'splitClaim', claim: from, id: claimId(id), text: word, links: going };
    }
    case 25: {
      const from = b % 2 === 0 ? me : other;
      const there = sheetOf(doc, from, where)?.spans.keys() ?? [];
      return { type: 'addExample', claim: own, annotator: from, article: where, span: at(there, c, span) };
    }
    case 26: {
      const from = ownOf((each) => each.examples !== undefined);
      const shown = doc.claims.get(from)?.examples?.map((each) => each.span) ?? [];
      return { type: 'removeExample', claim: from, span: at(shown, b, span) };
    }
    case 27: {
      const relation = at(['contradicts', 'entails', 'same-as', 'distinct'] as const, b, 'same-as');
      return { type: 'createRelation', id: relationId(id), from: own, to: claim, kind: relation };
    }
    case 28:
      return { type: 'deleteRelation', relation: at(doc.relations.keys(), b, relationId(7)) };
    case 29:
      return { type: 'setUnsure', article: where, link, unsure: d % 3 !== 0 };
    case 30: {
      const on: NoteTarget[] = [
        { type: 'span', article: where, span },
        { type: 'link', article: where, link },
        { type: 'claim', claim: own },
        { type: 'article', article: where },
      ];
      return { type: 'setNote', on: on[d % 4] ?? { type: 'claim', claim: own }, note: word };
    }
    case 31:
      return { type: 'setTags', article: where, span, tags: [word, word.slice(0, c % 4), ''] };
    case 32:
      return {
        type: 'setProgress',
        article: where,
        state: at(['todo', 'in-progress', 'done', null] as const, b, null),
      };
    case 33:
    case 34: {
      const sides = [me, other].map((annotator, index) => sideOf(doc, annotator, where, [b, c][index] ?? 0));
      const whose = sides[d % 2];
      const verdict = at(['one', 'both', 'neither', 'later', 'edited'] as const, a, 'agreed');
      const chosen =
        verdict === 'neither' || verdict === 'later' || whose === undefined
          ? { spans: [], silent: [] }
          : { spans: [...whose.spans], silent: [...whose.silent] };
      const of = whose?.annotator;
      return {
        type: 'settle',
        decisions: [{ article: where, id: decisionId(id), sides, verdict, of, chosen, reason: word }],
      };
    }
    case 35: {
      const settled = sheetOf(doc, goldOf(who), where)?.decisions.keys() ?? [];
      return { type: 'reopen', article: where, decisions: [at(settled, b, decisionId(7))] };
    }
    case 36: {
      const kept = doc.project.recipes ?? [];
      if (kept.length > 0 && b % 2 === 0) return { type: 'deleteRecipe', name: kept[c % kept.length]?.name ?? '' };
      const recipe = { name: at(['one', 'two', ''], b, 'one'), format: 'links-csv' };
      return { type: 'saveRecipe', recipe, was: c % 3 === 0 ? 'one' : undefined };
    }
    default: {
      if (depth > 0) return { type: 'deleteSpan', article: where, span };
      const parts = [a, b, c].map((number, index) => ({
        ...thrown,
        kind: number % (KINDS - 1),
        numbers: [b, c, d, a] as const,
        index,
      }));
      return {
        type: 'batch',
        label: 'several',
        commands: parts.map((part) => commandFrom(doc, part, step, part.index + 1)),
      };
    }
  }
}
