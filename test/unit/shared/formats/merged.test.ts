/** What exports make of claims that were merged, retired and related. */
import { describe, expect, test } from 'vitest';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import { parse } from '#shared/formats/annotation-file/index.ts';
import type { AnnotationFile } from '#shared/formats/annotation-file/index.ts';
import { DatasetError, formatOf } from '#shared/formats/index.ts';
import type { Dataset } from '#shared/formats/index.ts';
import type { AnyRecord, Claim } from '#shared/model/index.ts';
import { planAtOnce } from '#shared/review/incoming/plan.ts';
import { claimId, linkOf, relationOf, sha256, uuid } from '#test/support/records.ts';
import { ada, bo, millFire } from './dataset.ts';

const OPTIONS = { sha256, me: null, textOf: () => undefined };
const write = (id: string, dataset: Dataset): string => [...(formatOf(id)?.serialise?.(dataset) ?? [])].join('');
const lines = (id: string, dataset: Dataset): Record<string, unknown>[] =>
  write(id, dataset)
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** The mill fire with some claims changed, and more records. */
function changed(
  claims: Readonly<Record<number, Partial<Claim>>>,
  more: readonly AnyRecord[] = [],
  who = [ada],
): Dataset {
  const dataset = millFire(who);
  const records = recordsOf(dataset.doc).map((record) =>
    record.type === 'claim' ? { ...record, ...claims[Number.parseInt(record.id.slice(-4), 16)] } : record,
  );
  return { ...dataset, doc: documentOf(dataset.doc.project, [...records, ...more]) };
}

/** Bo has merged his 12 (“The alarm was off.”, linked by Ada in Ledger) into Ada's 13 (“Nobody was hurt.”). */
const into13 = { 12: { mergedInto: claimId(13) } };

describe('a link to a claim that a colleague has merged', () => {
  test('is exported under the claim that stands for it, once', () => {
    const rows = lines('links-jsonl', changed(into13)).filter((row) => row['link'] === uuid(35));
    expect(rows).toMatchObject([
      { claim: { id: uuid(13), text: 'Nobody was hurt.' }, quote: 'The alarm had been switched off' },
    ]);
    expect(formatOf('links-jsonl')?.count?.(changed(into13))).toBe(6);
    const [head = '', ...cells] = write('links-csv', changed(into13)).split('\r\n');
    const row = cells.find((line) => line.includes(uuid(35))) ?? '';
    expect(head).toContain('claim_id');
    expect(row).toContain(uuid(13));
    expect(row).not.toContain(uuid(12));
  });

  test('and its span is in one pair of the same stance only', () => {
    const { doc } = millFire();
    const span = recordsOf(doc).find((record) => record.type === 'span' && record.id === uuid(25));
    if (span?.type !== 'span') throw new Error('there is no span');
    // Ada had linked the span to both: with one stance it is one link, with two stances it is two.
    const twice = changed(into13, [linkOf(38, span, 13, 'agrees')]);
    expect(lines('links-jsonl', twice).map((row) => row['link'])).toContain(uuid(38));
    expect(lines('links-jsonl', twice).map((row) => row['link'])).not.toContain(uuid(35));
    expect(formatOf('links-jsonl')?.count?.(twice)).toBe(6);
    const torn = changed(into13, [linkOf(38, span, 13, 'contradicts')]);
    expect(formatOf('links-jsonl')?.count?.(torn)).toBe(7);
  });

  test('makes pairs with the links of the other claim', () => {
    const pairs = lines('nli-jsonl', changed(into13));
    expect(pairs).toHaveLength(formatOf('nli-jsonl')?.count?.(changed(into13)) ?? -1);
    // 36 mentions 13 in Courier; 35 agreed with 12 in Ledger.
    expect(pairs.filter(({ id }) => id === `ss:${uuid(36)}:${uuid(35)}`)).toMatchObject([
      { label: 'neutral', claim: { id: uuid(13) } },
    ]);
    expect(pairs.find(({ id }) => id === `cs:${uuid(35)}`)).toMatchObject({ hypothesis: 'Nobody was hurt.' });
  });

  test('fills the cell of the claim that stands for it, and the other has no row', () => {
    const rows = write('cells-csv', changed(into13)).split('\r\n').slice(1, -1);
    expect(rows).toHaveLength(9);
    expect(formatOf('cells-csv')?.count?.(changed(into13))).toBe(9);
    expect(rows.filter((row) => row.includes('The alarm was off.'))).toEqual([]);
    // Ada had marked Ledger silent on 13; the link to 12 speaks there now.
    const ledger = rows.find((row) => row.includes('Nobody was hurt.') && row.includes('ledger')) ?? '';
    expect(ledger).toMatch(/,agrees,1,1,0,0,0,0$/);
  });
});

describe('an annotation file', () => {
  const file = (dataset: Dataset): AnnotationFile => {
    const { file: parsed, problems } = parse(write('annotation-file', dataset));
    if (parsed === null) throw new Error(JSON.stringify(problems));
    return parsed;
  };
  const claimsIn = (dataset: Dataset): [string, string | undefined][] =>
    file(dataset).claims.map((claim) => [claim.id, claim.mergedInto]);

  test('holds the link as it was made, and the whole way to the claim that stands for it', () => {
    // 12 went into 14, and 14 into 11; Ada has nothing to do with 14 itself.
    const chain = changed({ 12: { mergedInto: claimId(14) }, 14: { mergedInto: claimId(11) } });
    expect(file(chain).annotations.flatMap(({ links }) => links.map(({ claim }) => claim))).toContain(uuid(12));
    expect(claimsIn(chain)).toEqual([
      [uuid(11), undefined],
      [uuid(12), uuid(14)],
      [uuid(13), undefined],
      [uuid(14), uuid(11)],
    ]);
  });

  test('holds her own relations, and the claims at their ends', () => {
    const related = changed({}, [relationOf(40, ada, 11, 14, 'entails'), relationOf(41, bo, 12, 14, 'same-as')]);
    expect(file(related).relations.map(({ id }) => id)).toEqual([uuid(40)]);
    expect(claimsIn(related).map(([id]) => id)).toContain(uuid(14));
  });

  test('leaves out where others’ claims lead if that is nowhere, and can be taken in', () => {
    for (const nowhere of [
      { 12: { mergedInto: claimId(99) } },
      { 12: { mergedInto: claimId(14) }, 14: { mergedInto: claimId(12) } },
      { 12: { mergedInto: claimId(12) } },
    ]) {
      const dataset = changed(nowhere);
      expect(claimsIn(dataset).filter(([, into]) => into !== undefined)).toEqual([]);
      const empty = documentOf({ ...dataset.doc.project, created: '2026-01-01T00:00:00Z' }, []);
      expect(planAtOnce(empty, file(dataset), OPTIONS).problems).toEqual([]);
    }
  });

  test('keeps where her own claim leads, even if the other’s leads back to it', () => {
    const dataset = changed({ 11: { mergedInto: claimId(12) }, 12: { mergedInto: claimId(11) } });
    expect(claimsIn(dataset)).toEqual([
      [uuid(11), uuid(12)],
      [uuid(12), undefined],
      [uuid(13), undefined],
    ]);
  });

  test.each([
    [{ 11: { mergedInto: claimId(99) } }, `into ${uuid(99)}, which is not there`],
    [{ 11: { mergedInto: claimId(13) }, 13: { mergedInto: claimId(11) } }, 'round in a circle'],
  ])('is not written while her own merges lead nowhere: %j', (claims, why) => {
    expect(() => write('annotation-file', changed(claims))).toThrow(DatasetError);
    expect(() => write('annotation-file', changed(claims))).toThrow(why);
    expect(() => write('annotation-file', changed(claims))).toThrow('Restore it, then export again.');
  });

  test.each([
    [
      (claims: AnnotationFile['claims']) => claims.map((claim) => ({ ...claim, mergedInto: claim.id })),
      'round in a circle',
    ],
    [
      (claims: AnnotationFile['claims']) => claims.map((claim) => ({ ...claim, mergedInto: claimId(99) })),
      'which is not there',
    ],
  ])('from elsewhere whose merges lead nowhere is refused whole', (change, why) => {
    const dataset = millFire();
    const bent = file(dataset);
    bent.claims = change(bent.claims);
    const { problems, diff } = planAtOnce(dataset.doc, bent, OPTIONS);
    expect(problems.map(({ place, message }) => `${place}: ${message}`).join('\n')).toMatch(
      new RegExp(`^claims: claim .*${why}`),
    );
    expect(diff.added).toEqual([]);
  });

  test('that would close a circle with what is here is refused, naming the claim', () => {
    // Here Bo's 12 has gone into Ada's 11; in her file her 11 has gone into 12, of whose merge she did not know.
    const hers = changed({ 11: { mergedInto: claimId(12) } });
    const here = changed({ 12: { mergedInto: claimId(11) } });
    const { problems } = planAtOnce(here.doc, file(hers), OPTIONS);
    expect(problems.map(({ message }) => message).join('\n')).toContain(
      `claim ${uuid(11)}: it was merged round in a circle`,
    );
  });

  test('does not take over a relation that a colleague drew', () => {
    const hers = changed({}, [relationOf(40, ada, 11, 12, 'entails')]);
    const here = changed({}, [relationOf(40, bo, 11, 12, 'entails')]);
    const { problems } = planAtOnce(here.doc, file(hers), OPTIONS);
    expect(problems).toEqual([{ place: `relation ${uuid(40)}`, message: 'was drawn by "bo-lindqvist" here' }]);
  });

  test('with replace takes her relations away that it does not have, and leaves what others lean on', () => {
    const here = changed({ 14: { mergedInto: claimId(13) } }, [
      relationOf(40, ada, 11, 12, 'entails'),
      relationOf(41, bo, 11, 12, 'same-as'),
    ]);
    const older = file(millFire());
    older.claims = older.claims.filter(({ id }) => id === uuid(12));
    older.annotations = [];
    const { diff, notices } = planAtOnce(here.doc, older, OPTIONS);
    expect(diff.removed.filter(({ type }) => type === 'relation' || type === 'claim')).toMatchObject([
      { id: uuid(40) },
    ]);
    expect(notices).toHaveLength(2);
  });
});
