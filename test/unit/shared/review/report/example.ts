/**
 * A small project that Vera adjudicates: she and Ossian read two articles, and five places were settled.
 *
 * In *ferry* both marked “Nobody was aboard.” alike (1, agreed); Vera's “The ferry 🛳 left” and Ossian's “ferry 🛳 left at
 * noon” became Vera's with a reason (2); Ossian's “at noon” alone was turned down without one (3). In *harbour* both marked
 * “was closed.”, Vera as agreeing and Ossian as contradicting, and Ossian's stands with a reason (4); Vera's “The harbour”
 * was put off (5).
 */
import { sameRecord } from '#shared/document/diff.ts';
import { goldOf } from '#shared/document/gold.ts';
import type { NewDecision } from '#shared/document/commands.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, ArticleId, Fragment, Side } from '#shared/model/index.ts';
import { decisionId } from '#test/support/records.ts';
import {
  agrees,
  claimId,
  contradicts,
  done,
  ferry,
  harbour,
  link,
  me,
  other,
  span,
  START,
  TEXTS,
} from '../../document/example.ts';

export { agrees, claimId, contradicts, done, ferry, harbour, link, me, other, span, TEXTS };
export const gold = goldOf(me);

/** Where the words stand in the article. Throws if they do not. */
export function placeOf(article: ArticleId, words: string): Fragment {
  const at = (TEXTS[article] ?? '').indexOf(words);
  if (at < 0) throw new Error(`“${words}” is not in ${article}.`);
  return [at, at + words.length];
}

/** What the annotator has at these words of the article now; nothing if no span of hers stands there. */
export function sideAt(doc: DocumentState, annotator: AnnotatorId, article: ArticleId, words: string): Side {
  const sheet = sheetOf(doc, annotator, article);
  const place = placeOf(article, words);
  const spans = [...(sheet?.spans.values() ?? [])].filter(({ fragments }) => sameRecord(fragments, [place]));
  const links = [...(sheet?.links.values() ?? [])];
  return {
    annotator,
    spans: spans.map(({ id, fragments, quote, prefix, suffix }) => ({
      ...{ id, fragments: [...fragments], quote, prefix, suffix },
      links: links.filter((each) => each.span === id).map(({ id: own, claim, stance }) => ({ id: own, claim, stance })),
    })),
    silent: [],
  };
}

const spanAt = (number: number, article: ArticleId, words: string) => span(number, article, [placeOf(article, words)]);

/** What the two marked, before anything was settled. */
export const MARKED: DocumentState = done(
  done(
    START,
    me,
    spanAt(101, ferry, 'Nobody was aboard.'),
    link(201, 101, 2),
    spanAt(102, ferry, 'The ferry 🛳 left'),
    link(202, 102, 1),
    spanAt(103, harbour, 'was closed.'),
    link(203, 103, 1, agrees, harbour),
    spanAt(104, harbour, 'The harbour'),
  ),
  other,
  spanAt(111, ferry, 'Nobody was aboard.'),
  link(211, 111, 2),
  spanAt(112, ferry, 'ferry 🛳 left at noon'),
  link(212, 112, 1),
  spanAt(113, ferry, 'at noon'),
  link(213, 113, 2, contradicts),
  spanAt(114, harbour, 'was closed.'),
  link(214, 114, 1, contradicts, harbour),
);

const NOTHING = { spans: [], silent: [] };

/** The five decisions, in order, as the command takes them. */
export const DECISIONS: readonly NewDecision[] = (() => {
  const both = (article: ArticleId, vera: string | undefined, ossian: string | undefined): [Side, Side] => [
    vera === undefined ? { annotator: me, ...NOTHING } : sideAt(MARKED, me, article, vera),
    ossian === undefined ? { annotator: other, ...NOTHING } : sideAt(MARKED, other, article, ossian),
  ];
  const chosenOf = ({ spans, silent }: Side) => ({ spans, silent });
  const same = both(ferry, 'Nobody was aboard.', 'Nobody was aboard.');
  const edges = both(ferry, 'The ferry 🛳 left', 'ferry 🛳 left at noon');
  const extra = both(ferry, undefined, 'at noon');
  const sides = both(harbour, 'was closed.', 'was closed.');
  const late = both(harbour, 'The harbour', undefined);
  const [first, second, third, fourth, fifth] = [1, 2, 3, 4, 5].map(decisionId);
  if (!first || !second || !third || !fourth || !fifth) throw new Error('unreachable');
  return [
    { article: ferry, id: first, sides: same, verdict: 'agreed', chosen: chosenOf(same[0]) },
    {
      ...{ article: ferry, id: second, sides: edges, verdict: 'one', of: me, chosen: chosenOf(edges[0]) },
      reason: 'The time is a claim of its own.',
    },
    { article: ferry, id: third, sides: extra, verdict: 'neither', chosen: NOTHING },
    {
      ...{ article: harbour, id: fourth, sides, verdict: 'one', of: other, chosen: chosenOf(sides[1]) },
      reason: 'A closed harbour lets no ferry out.',
    },
    { article: harbour, id: fifth, sides: late, verdict: 'later', chosen: NOTHING },
  ];
})();

/** The project with its gold set. */
export const SETTLED: DocumentState = done(MARKED, me, { type: 'settle', decisions: DECISIONS });
