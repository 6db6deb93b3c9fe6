/**
 * Two annotators' files and what WebAnno's automatic merge made of them for the curator, from WebAnno's own tests: what our
 * review takes without asking is held against it. The differences, and why, are in docs/decisions/0013-curation-compared.md.
 */
import { expect, test } from 'vitest';
import { applyDiff } from '#shared/document/diff.ts';
import { documentOf } from '#shared/document/records.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { ForeignCorpus } from '#shared/formats/foreign/corpus.ts';
import { proposeMapping } from '#shared/formats/foreign/mapping.ts';
import { planForeign } from '#shared/formats/foreign/plan.ts';
import { webannoTsv } from '#shared/formats/webanno-tsv/index.ts';
import { AnnotatorId, DecisionId } from '#shared/model/index.ts';
import type { Mapping } from '#shared/model/index.ts';
import { takeAgreed } from '#shared/review/choice.ts';
import { pairClaims } from '#shared/review/pairs.ts';
import { reviewQueue } from '#shared/review/queue.ts';
import { NOW, articleOf, projectOf, uuid } from '#test/support/records.ts';
import { readFiles, referenceOf } from '../read-files.ts';

const user1 = AnnotatorId.parse('user1');
const user2 = AnnotatorId.parse('user2');
const reviewer = AnnotatorId.parse('reviewer');

/** Every label becomes a claim of its own words, with the stance that a project gives where the file says none. */
function mappingOf(corpus: ForeignCorpus, doc: DocumentState): Mapping {
  const proposed = proposeMapping('webanno-tsv', corpus, doc, 'Nobody');
  const features = Object.entries(proposed.features).map(([name]): [string, Mapping['features'][string]] => [
    name,
    { as: 'claim', values: {} },
  ]);
  return { ...proposed, features: Object.fromEntries(features) };
}

function takenIn(corpus: ForeignCorpus): DocumentState {
  const [document] = corpus.documents;
  if (document === undefined || corpus.documents.length > 1) throw new Error('one text is expected');
  const article = articleOf('text', document.text);
  const empty = documentOf(projectOf(1, 'Curation'), [
    article,
    ...[user1, user2].map((id) => ({ type: 'annotator' as const, id, name: id })),
  ]);
  let next = 100;
  const plan = planForeign(corpus, mappingOf(corpus, empty), {
    ...{ doc: empty, articles: [article.id], author: null, now: NOW },
    annotatorFor: (who) => {
      const id = AnnotatorId.parse(typeof who === 'string' ? who : who.name);
      return { type: 'annotator', id, name: id };
    },
    newId: () => uuid((next += 1)),
  });
  expect(plan.problems).toEqual([]);
  return applyDiff(empty, plan.diff);
}

/** What is taken without asking: a place and the claims that a span is linked to there; and how many places stay open. */
function reviewed(doc: DocumentState): { taken: string[]; open: number } {
  const both = [user1, user2];
  const items = reviewQueue(doc, reviewer, both, pairClaims(doc, reviewer, both));
  let next = 5000;
  const decisions = takeAgreed(items, () => DecisionId.parse(uuid((next += 1))));
  const taken = decisions.flatMap(({ chosen }) =>
    chosen.spans.map(({ fragments, links }) => {
      const claims = links.map(({ claim }) => doc.claims.get(claim)?.text ?? '?').sort();
      return `${fragments.map(([start, end]) => `${start}-${end}`).join()} ${claims.join('+')}`;
    }),
  );
  return { taken: taken.sort(), open: items.filter(({ state }) => state === 'open').length };
}

/** The curator's annotations, as our spans are written above. */
function curated({ documents }: ForeignCorpus): string[] {
  return documents
    .flatMap(({ annotations }) => annotations)
    .map(({ fragments, labels }) => {
      const values = new Set(labels.map(({ value }) => value));
      return `${fragments.map(([start, end]) => `${start}-${end}`).join()} ${[...values].sort().join('+')}`;
    })
    .sort();
}

interface Case {
  readonly folder: string;
  /** Places that are left for a person to decide. */
  readonly open: number;
  /** What we take and the curator's file does not have. */
  readonly more: readonly string[] | 'lemmas';
  /** Relations that stand in the curator's file, which have no place here. */
  readonly relations: number;
}

const CASES: readonly Case[] = [
  { folder: 'simpleSpanNoDiffNoLabelTest', open: 0, more: [], relations: 0 },
  { folder: 'simpleSpanDiffWithLabelTest', open: 1, more: [], relations: 0 },
  { folder: 'simpleSpanDiffMultiFeatureTest', open: 1, more: [], relations: 0 },
  { folder: 'simpleRelTypeDiffTest', open: 0, more: [], relations: 0 },
  // Two annotations against three in one place: none of ours can be matched with like but the first, to which one is left over.
  { folder: 'multipleStackedAnnotationsAreNotMergedTest', open: 2, more: [], relations: 0 },
  // Stacked annotations are matched one to one here; WebAnno merges no stacks.
  { folder: 'simpleSpanDiffWithLabelStacking2Test', open: 1, more: ['40-56 ORG'], relations: 0 },
  { folder: 'simpleRelGovStackedTest', open: 0, more: ['12-17 C+D', '12-17 C+D'], relations: 0 },
  // That merge was given parts of speech and dependencies only: the lemmas, alike in both files, are not in it.
  { folder: 'relationLabelTest', open: 0, more: 'lemmas', relations: 25 },
];

/** Place and lemma of every token, by the columns of the file: number, offsets, token, two of the part of speech, lemma. */
const lemmasIn = (tsv: string): string[] =>
  tsv.split('\n').flatMap((line) => {
    const [id = '', offsets, , , , lemma = ''] = line.split('\t');
    return /^\d+-\d+$/.test(id) ? [`${offsets} ${lemma.replaceAll('\\|', '|')}`] : [];
  });

for (const { folder, open, more, relations } of CASES) {
  test(`${folder}: what is agreed is what the curator has, but where it is said`, () => {
    const fileOf = referenceOf('webanno-tsv3/curation_two_annotators');
    if (fileOf === undefined) return;
    const named = (who: string) => ({ ...fileOf(`${folder}/${who}.tsv`), path: `annotation/${folder}/${who}.tsv` });
    const ours = reviewed(takenIn(readFiles(webannoTsv, [named('user1'), named('user2')])));
    const curator = readFiles(webannoTsv, [named('curator')]);
    const added = more === 'lemmas' ? lemmasIn(new TextDecoder().decode(named('user1').bytes)) : more;
    expect(added).toHaveLength(more === 'lemmas' ? 26 : more.length);
    expect(ours.taken).toEqual([...curated(curator), ...added].sort());
    expect(ours.open).toBe(open);
    const told = curator.problems.map(({ message }) => /(\d+) relations/.exec(message)?.[1]);
    expect(told).toEqual(relations === 0 ? [] : [String(relations)]);
  });
}
