/** A small document, and commands that chance makes from it. */
import fc from 'fast-check';
import type { Command, CommandContext } from '#shared/document/commands.ts';
import { applyDiff } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import { documentOf } from '#shared/document/records.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { sheetOf } from '#shared/document/state.ts';
import { AnnotatorId, ArticleId, DEFAULT_STANCES, StanceId } from '#shared/model/index.ts';
import type { Fragment, RelationKind } from '#shared/model/index.ts';
import * as records from '#test/support/records.ts';
import { agrees, claimId, claimOf, linkId, NOW, relationId, spanId } from '#test/support/records.ts';

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

/** What chance gives: which command, and numbers from which it takes what the document has at that moment. */
export interface Throw {
  readonly kind: number;
  readonly numbers: readonly [number, number, number, number];
  readonly word: string;
}

export const throws = fc.array(
  fc.record({
    kind: fc.nat(99),
    numbers: fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999), fc.nat(999)),
    word: fc.string({ maxLength: 8 }),
  }),
  { maxLength: 40, size: 'max' },
);

/**
 * Returns a command on the document, sensible or not: it may name what is not there, a place outside the text, or words
 * that are none. `step` makes new ids differ.
 */
export function commandFrom(doc: DocumentState, { kind, numbers, word }: Throw, step: number, depth = 0): Command {
  const [a, b, c, d] = numbers;
  const where = a % 2 === 0 ? ferry : harbour;
  const sheet = sheetOf(doc, me, where);
  const at = <T>(list: Iterable<T>, number: number, otherwise: T): T => {
    const all = [...list];
    // Now and then what is not there.
    return (number % 9 === 8 ? undefined : all[number % all.length]) ?? otherwise;
  };
  const span = at(sheet?.spans.keys() ?? [], b, spanId(7));
  const link = at(sheet?.links.keys() ?? [], b, linkId(7));
  const claim = at(doc.claims.keys(), c, claimId(7));
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
  switch (kind % 14) {
    case 0:
    case 1:
      return { type: 'createSpan', id: spanId(id), article: where, fragments };
    case 2:
    case 3:
      return { type: 'createLink', id: linkId(id), article: where, span, claim, stance };
    case 4:
      return { type: 'setFragments', article: where, span, fragments };
    case 5:
      return { type: 'deleteSpan', article: where, span };
    case 6:
      return { type: 'createClaim', id: claimId(id), text: word, group: d % 2 === 0 ? word : undefined };
    case 7:
      return { type: 'editClaim', claim, text: b % 2 === 0 ? word : undefined, group: c % 2 === 0 ? word : undefined };
    case 8:
      return { type: 'deleteClaim', claim };
    case 9:
      return { type: 'setStance', article: where, link, stance };
    case 10:
      return { type: 'deleteLink', article: where, link };
    case 11:
      return { type: 'setSilent', article: where, claim, silent: d % 3 !== 0 };
    case 12:
      if (d % 4 === 0) return { type: 'renameProject', name: word };
      if (d % 4 === 1) return { type: 'renameAnnotator', name: word };
      if (d % 4 === 2) return { type: 'editArticle', article: where, fields: { title: word } };
      return { type: 'setStances', stances: DEFAULT_STANCES.slice(0, 1 + (b % 4)) };
    default: {
      if (depth > 0) return { type: 'deleteSpan', article: where, span };
      const parts = [a, b, c].map((number, index) => ({
        kind: number % 13,
        numbers: [b, c, d, a] as const,
        word,
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
