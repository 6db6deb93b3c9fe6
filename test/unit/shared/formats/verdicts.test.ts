import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import { fever } from '#shared/formats/fever.ts';
import type { FeverRecord } from '#shared/formats/fever.ts';
import type { Dataset, Format } from '#shared/formats/index.ts';
import { linkRows } from '#shared/formats/links.ts';
import { scifact } from '#shared/formats/scifact.ts';
import type { Rationale } from '#shared/formats/scifact.ts';
import { claimLabel, entropyOf, majorityOf, votesJsonl, voteOf } from '#shared/formats/votes-jsonl.ts';
import { ArticleId } from '#shared/model/index.ts';
import { claimOf, linkOf, omissionOf, spanOf, uuid } from '#test/support/records.ts';
import { ada, arbitraryDataset, articleOf, bo, datasetOf, millFire, project } from './dataset.ts';

const linesOf = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);

function filesOf(format: Format, dataset: Dataset): Map<string, unknown[]> {
  return new Map([...(format.files?.(dataset) ?? [])].map(({ path, pieces }) => [path, linesOf([...pieces].join(''))]));
}

/**
 * Sentences, from 0. Harbour: the loft; nobody hurt. Ledger: the cellar; the alarm. Courier: both at once; rule out the loft;
 * degrees. Claim 11 has + in Harbour 0, − in Ledger 0 and Courier 1, ± in Courier 0.
 */
describe('fever', () => {
  it('has a record for each verdict, with the sentences behind it', () => {
    const files = filesOf(fever, millFire([ada]));
    expect(files.get('claims.jsonl')).toEqual([
      {
        ...{ id: 1, verifiable: 'VERIFIABLE', label: 'SUPPORTS', claim: 'The fire began in the drying loft.' },
        ...{ evidence: [[[1, 1, 'harbour', 0]]], claim_id: uuid(11), disputed: true },
      },
      {
        ...{ id: 2, verifiable: 'VERIFIABLE', label: 'REFUTES', claim: 'The fire began in the drying loft.' },
        ...{ evidence: [[[2, 2, 'courier', 1]], [[2, 3, 'ledger', 0]]], claim_id: uuid(11), disputed: true },
      },
      {
        ...{ id: 3, verifiable: 'VERIFIABLE', label: 'SUPPORTS', claim: 'The alarm was off.' },
        ...{ evidence: [[[3, 4, 'ledger', 1]]], claim_id: uuid(12), disputed: false },
      },
      {
        ...{ id: 4, verifiable: 'NOT VERIFIABLE', label: 'NOT ENOUGH INFO', claim: 'Nobody was hurt.' },
        ...{ evidence: [[[4, null, null, null]]], claim_id: uuid(13), disputed: false },
      },
    ]);
    expect(fever.count?.(millFire([ada]))).toBe(4);
    expect((files.get('wiki-pages/wiki-001.jsonl') ?? [])[2]).toEqual({
      id: 'ledger',
      text: 'It started in the cellar. The alarm, a guard said, had been switched off.',
      lines: '0\tIt started in the cellar.\n1\tThe alarm, a guard said, had been switched off.',
    });
  });

  it('names all sentences of a span together, and each annotator by a number of her own', () => {
    const { article, body } = articleOf('two', 'First one here. Second\tone here.');
    const wide = spanOf(1, ada, article.id, body.text, [[6, 25]]);
    const parts = spanOf(2, bo, article.id, body.text, [
      [0, 5],
      [16, 22],
    ]);
    const dataset = datasetOf(
      [{ article, body }],
      [claimOf(9, ada, 'One'), wide, parts, linkOf(3, wide, 9, 'agrees'), linkOf(4, parts, 9, 'agrees')],
      [ada, bo],
    );
    const files = filesOf(fever, dataset);
    const [record] = (files.get('claims.jsonl') ?? []) as FeverRecord[];
    expect(record?.evidence).toEqual([
      [
        [1, 1, 'two', 0],
        [1, 1, 'two', 1],
      ],
      [
        [2, 2, 'two', 0],
        [2, 2, 'two', 1],
      ],
    ]);
    const [page] = (files.get('wiki-pages/wiki-001.jsonl') ?? []) as { lines: string }[];
    expect(page?.lines).toBe('0\tFirst one here.\n1\tSecond one here.');
  });

  it('names sentences that are there, in whatever dataset, and leaves no such link out', () => {
    fc.assert(
      fc.property(arbitraryDataset, (original) => {
        const dataset = { ...original, annotators: [ada, bo] };
        const files = filesOf(fever, dataset);
        const records = (files.get('claims.jsonl') ?? []) as FeverRecord[];
        const pages = (files.get('wiki-pages/wiki-001.jsonl') ?? []) as { id: string; lines: string }[];
        const counts = new Map(pages.map(({ id, lines }) => [id, lines.split('\n').length]));
        const sets = records
          .filter(({ verifiable }) => verifiable === 'VERIFIABLE')
          .flatMap(({ evidence }) => evidence);
        for (const set of sets) {
          expect(set.length).toBeGreaterThan(0);
          for (const [, , page, sentence] of set) expect(sentence).toBeLessThan(counts.get(page ?? '') ?? 0);
        }
        const judging = [...linkRows(dataset)].filter(({ stance }) => '+-'.includes(stance.polarity));
        expect(sets).toHaveLength(judging.length);
        expect(records).toHaveLength(fever.count?.(dataset) ?? -1);
        expect(records.map(({ id }) => id)).toEqual(records.map((_record, at) => at + 1));
      }),
      { numRuns: 60 },
    );
  });
});

describe('scifact', () => {
  it('has rationales by document, cites what was looked at, and numbers the corpus', () => {
    const files = filesOf(scifact, millFire([ada, bo]));
    // Courier is 1, Harbour 2, Ledger 3.
    expect(files.get('claims.jsonl')).toEqual([
      {
        ...{ id: 1, claim: 'The fire began in the drying loft.', cited_doc_ids: [1, 2, 3], claim_id: uuid(11) },
        evidence: {
          1: [{ sentences: [1], label: 'CONTRADICT' }],
          2: [{ sentences: [0], label: 'SUPPORT' }],
          3: [{ sentences: [0], label: 'CONTRADICT' }],
        },
      },
      {
        ...{ id: 2, claim: 'The alarm was off.', cited_doc_ids: [3], claim_id: uuid(12) },
        evidence: { 3: [{ sentences: [1], label: 'SUPPORT' }] },
      },
      { id: 3, claim: 'Nobody was hurt.', evidence: {}, cited_doc_ids: [1, 3], claim_id: uuid(13) },
      { id: 4, claim: 'The mill was insured.', evidence: {}, cited_doc_ids: [3], claim_id: uuid(14) },
    ]);
    const corpus = files.get('corpus.jsonl') ?? [];
    expect(corpus[1]).toEqual({
      ...{ doc_id: 2, title: 'Title of harbour', structured: false, article_id: 'harbour' },
      abstract: ['🔥 The fire began in the drying loft.', 'Nobody was hurt, police said.'],
    });
    expect(scifact.count?.(millFire([ada, bo]))).toBe(4);
  });

  it('has the same sentences of two annotators once, and both labels where an article has both', () => {
    const dataset = millFire([ada, bo]);
    const spans = [...dataset.doc.sheets.values()].flatMap((sheet) => [...sheet.spans.values()]);
    const [hers, his] = [21, 27].map((n) => spans.find(({ id }) => id === uuid(n)));
    if (hers === undefined || his === undefined) throw new Error('the sample has those spans');
    const doc = documentOf(project, [
      ...recordsOf(dataset.doc),
      linkOf(80, his, 11, 'agrees'),
      linkOf(81, his, 11, 'contradicts'),
    ]);
    const [claim] = (filesOf(scifact, { ...dataset, doc }).get('claims.jsonl') ?? []) as {
      evidence: Record<string, Rationale[]>;
    }[];
    expect(claim?.evidence['2']).toEqual([
      { sentences: [0], label: 'SUPPORT' },
      { sentences: [0], label: 'CONTRADICT' },
    ]);
  });
});

describe('votes-jsonl', () => {
  it('has each annotator’s vote on each sentence', () => {
    const dataset = millFire([ada, bo]);
    const doc = documentOf(project, [...recordsOf(dataset.doc), omissionOf(bo, ArticleId.parse('ledger'), 11)]);
    const records = linesOf([...(votesJsonl.serialise?.({ ...dataset, doc }) ?? [])].join(''));
    expect(records).toHaveLength(votesJsonl.count?.({ ...dataset, doc }) ?? -1);
    const evidence = (id: string, words: string, label: string, entropy: number, votes: (string | null)[]): object => {
      const article = `Title of ${id.split(':')[0] ?? ''}`;
      return { evidence_id: id, evidence_label: label, article, evidence: words, entropy, votes };
    };
    const not = 'NOT_ENOUGH_INFO';
    expect(records[0]).toEqual({
      claim_id: uuid(11),
      claim: 'The fire began in the drying loft.',
      // Harbour's sentence is a tie and so says nothing; Courier's second and nothing else refutes.
      claim_label: 'REFUTES',
      evidences: [
        evidence('courier:0', 'Smoke came from loft and cellar at once.', not, 0, [not, null]),
        evidence('courier:1', 'Investigators rule out the loft.', 'REFUTES', 0, ['REFUTES', null]),
        evidence('harbour:0', '🔥 The fire began in the drying loft.', not, Math.log(2), ['SUPPORTS', not]),
        evidence('ledger:0', 'It started in the cellar.', not, Math.log(2), ['REFUTES', not]),
      ],
      annotators: ['ada-vorn', 'bo-lindqvist'],
    });
    expect(records[3]).toMatchObject({ claim: 'The mill was insured.', claim_label: not, evidences: [] });
  });

  it('goes by the polarity that outweighs, by the majority, and calls claims with both verdicts disputed', () => {
    expect(voteOf(new Set(['+', '0']))).toBe('SUPPORTS');
    expect(voteOf(new Set(['-', '±']))).toBe('REFUTES');
    expect(voteOf(new Set(['-', '+']))).toBe('NOT_ENOUGH_INFO');
    expect(voteOf(new Set(['±']))).toBe('NOT_ENOUGH_INFO');
    expect(majorityOf(['SUPPORTS', 'SUPPORTS', 'REFUTES', null])).toBe('SUPPORTS');
    expect(majorityOf(['SUPPORTS', 'REFUTES', null, null])).toBe('NOT_ENOUGH_INFO');
    expect(majorityOf([null])).toBe('NOT_ENOUGH_INFO');
    expect(entropyOf(['SUPPORTS', 'SUPPORTS', 'SUPPORTS', 'REFUTES'])).toBeCloseTo(0.5623351446188083, 12);
    expect(entropyOf([null, null])).toBe(0);
    expect(claimLabel(new Set(['SUPPORTS', 'REFUTES', 'NOT_ENOUGH_INFO']))).toBe('DISPUTED');
    expect(claimLabel(new Set(['SUPPORTS', 'NOT_ENOUGH_INFO']))).toBe('SUPPORTS');
    expect(claimLabel(new Set())).toBe('NOT_ENOUGH_INFO');
  });

  it('gives a vote to everyone who looked, in whatever dataset', () => {
    fc.assert(
      fc.property(arbitraryDataset, (original) => {
        const dataset = { ...original, annotators: [ada, bo] };
        const records = linesOf([...(votesJsonl.serialise?.(dataset) ?? [])].join('')) as {
          claim_id: string;
          evidences: { evidence_id: string; votes: (string | null)[] }[];
        }[];
        const linked = new Set(
          [...linkRows(dataset)].map(({ claim, article, annotator }) => `${claim.id} ${article.id} ${annotator.id}`),
        );
        for (const { claim_id, evidences } of records) {
          for (const { evidence_id, votes } of evidences) {
            const [article = ''] = evidence_id.split(':');
            expect(votes).toHaveLength(2);
            for (const [at, who] of [ada, bo].entries()) {
              if (linked.has(`${claim_id} ${article} ${who}`)) expect(votes[at]).not.toBeNull();
            }
          }
        }
        expect(records).toHaveLength(votesJsonl.count?.(dataset) ?? -1);
      }),
      { numRuns: 40 },
    );
  });
});
