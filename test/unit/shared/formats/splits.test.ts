import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveSheet, isMerged } from '#shared/document/effective.ts';
import { DatasetError, formats } from '#shared/formats/index.ts';
import type { Dataset } from '#shared/formats/index.ts';
import { linkRows } from '#shared/formats/links.ts';
import { splitDataset, splitFiles } from '#shared/formats/splits.ts';
import type { Split } from '#shared/model/index.ts';
import { claimId, claimOf, linkOf, omissionOf, spanOf, uuid } from '#test/support/records.ts';
import { ada, arbitraryDataset, articleOf, bo, datasetOf, millFire } from './dataset.ts';

const choice = (more: Partial<Split> = {}): Split => ({
  by: 'article',
  seed: 1,
  shares: { train: 8, dev: 1, test: 1 },
  leaks: 'allow',
  ...more,
});

const arbitrarySplit: fc.Arbitrary<Split> = fc.record({
  by: fc.constantFrom('article', 'event'),
  seed: fc.nat(),
  shares: fc
    .record({ train: fc.nat(9), dev: fc.nat(9), test: fc.nat(9) })
    .filter(({ train, dev, test }) => train + dev + test > 0),
  leaks: fc.constantFrom('allow', 'together', 'drop'),
});

const sizes = (dataset: Dataset, split: Split): number[] =>
  splitDataset(dataset, split).parts.map((part) => part.dataset.doc.articles.size);

const placesOf = (dataset: Dataset, split: Split): Map<string, string> =>
  new Map(
    splitDataset(dataset, split).parts.flatMap((part) =>
      [...part.dataset.doc.articles.keys()].map((id) => [id, part.name] as const),
    ),
  );

/** `count` articles; article `n` is on the event `events(n)`; one link each to the claims that `claims(n)` names. */
function corpus(
  count: number,
  events: (n: number) => string,
  claims: (n: number) => readonly number[] = () => [],
): Dataset {
  const numbers = Array.from({ length: count }, (_, n) => n);
  const articles = numbers.map((n) => {
    const { article, body } = articleOf(`a-${n}`, `Text of article ${n}.`);
    return { article: { ...article, event: events(n) }, body };
  });
  const used = new Set(numbers.flatMap(claims));
  return datasetOf(
    articles,
    [
      ...[...used].map((claim) => claimOf(1000 + claim, ada, `Claim ${claim}`)),
      ...articles.flatMap(({ article, body }, n) => {
        const span = spanOf(10_000 + n, ada, article.id, body.text, [[0, 4]]);
        const linked = claims(n);
        return linked.length === 0
          ? []
          : [span, ...linked.map((claim, at) => linkOf(20_000 + n * 50 + at, span, 1000 + claim, 'agrees'))];
      }),
    ],
    [ada],
  );
}

describe('splitDataset', () => {
  it('keeps the shares', () => {
    expect(
      sizes(
        corpus(100, () => ''),
        choice(),
      ),
    ).toEqual([80, 10, 10]);
    expect(
      sizes(
        corpus(10, () => ''),
        choice(),
      ),
    ).toEqual([8, 1, 1]);
    expect(
      sizes(
        corpus(3, () => ''),
        choice(),
      ),
    ).toEqual([1, 1, 1]);
    expect(
      sizes(
        corpus(10, () => ''),
        choice({ shares: { train: 0.5, dev: 0, test: 0.5 } }),
      ),
    ).toEqual([5, 0, 5]);
    expect(
      sizes(
        corpus(7, () => ''),
        choice({ shares: { train: 0, dev: 3, test: 0 } }),
      ),
    ).toEqual([0, 7, 0]);
    expect(() => splitDataset(millFire(), choice({ shares: { train: 0, dev: 0, test: 0 } }))).toThrow(DatasetError);
  });

  it('gives every article to one part, the same for the same seed, and counts what went where', () => {
    fc.assert(
      fc.property(arbitraryDataset, arbitrarySplit, (original, split) => {
        const dataset = { ...original, annotators: [ada, bo] };
        const { parts, report } = splitDataset(dataset, split);
        const articles = parts.flatMap((part) => [...part.dataset.doc.articles.keys()]);
        expect(articles.toSorted()).toEqual([...dataset.doc.articles.keys()].toSorted());
        expect(splitDataset(dataset, split)).toEqual({ parts, report });
        const rows = parts.flatMap((part) => [...linkRows(part.dataset)]);
        const all = [...linkRows(dataset)];
        expect(rows.length + report.leftOut.links).toBe(all.length);
        if (split.leaks === 'allow') expect(report.leftOut).toEqual({ links: 0, silent: 0, spans: 0 });
        if (split.leaks === 'together') expect(report.leftOut.links).toBe(0);
        for (const [at, { articles: ids, links, stances, cells, claims }] of report.parts.entries()) {
          const part = parts[at]?.dataset;
          if (part === undefined) throw new Error('there are three parts');
          expect(links).toBe([...linkRows(part)].length);
          expect(Object.values(stances).reduce((a, b) => a + b, 0)).toBe(links);
          expect(Object.values(cells).reduce((a, b) => a + b, 0)).toBe(claims * ids.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has no claim in two parts where claims must not leak', () => {
    fc.assert(
      fc.property(arbitraryDataset, arbitrarySplit, fc.constantFrom('together', 'drop'), (original, split, leaks) => {
        const dataset = { ...original, annotators: [ada, bo] };
        const { parts } = splitDataset(dataset, { ...split, leaks });
        const claims = parts.flatMap(({ dataset: { doc } }) =>
          [...doc.claims.keys()].filter((id) => !isMerged(doc, id)),
        );
        expect(new Set(claims).size).toBe(claims.length);
        for (const { dataset: part } of parts) {
          for (const { examples } of part.doc.claims.values()) {
            for (const { article } of examples ?? []) expect(part.doc.articles.has(article)).toBe(true);
          }
          for (const sheet of part.doc.sheets.values()) {
            const { links, omissions } = effectiveSheet(part.doc, sheet);
            for (const { claim } of links.values()) expect(part.doc.claims.has(claim)).toBe(true);
            for (const claim of omissions.keys()) expect(part.doc.claims.has(claim)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('moves few articles when one more comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 60 }), fc.nat(), (count, seed) => {
        const before = placesOf(
          corpus(count, () => ''),
          choice({ seed }),
        );
        const after = placesOf(
          corpus(count + 1, () => ''),
          choice({ seed }),
        );
        // At each of the two cuts, one at most.
        expect([...before].filter(([id, part]) => after.get(id) !== part).length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 30 },
    );
  });

  it('gives other parts for another seed', () => {
    const dataset = corpus(40, () => '');
    const seeds = [1, 2, 3, 4, 5].map((seed) => JSON.stringify([...placesOf(dataset, choice({ seed }))]));
    expect(new Set(seeds).size).toBe(5);
  });

  it('keeps articles on one event together, and those without one alone', () => {
    const dataset = corpus(60, (n) => (n % 3 === 0 ? '' : `event ${n % 12}`));
    const places = placesOf(dataset, choice({ by: 'event', shares: { train: 1, dev: 1, test: 1 } }));
    for (const event of [1, 2, 4, 5, 7, 8, 10, 11]) {
      const parts = [...places].filter(([id]) => Number(id.slice(2)) % 12 === event).map(([, part]) => part);
      expect(parts).toHaveLength(5);
      expect(new Set(parts).size).toBe(1);
    }
    const alone = [...places].filter(([id]) => Number(id.slice(2)) % 3 === 0).map(([, part]) => part);
    expect(new Set(alone).size).toBe(3);
  });

  it('keeps articles that share a claim together, and tells what is too large for its share', () => {
    // Articles 0 to 15 hang together by claims 0 to 14, each of two neighbours; the other four have a claim each.
    const dataset = corpus(
      20,
      () => '',
      (n) => (n < 16 ? [n, n - 1].filter((c) => c >= 0 && c < 15) : [n]),
    );
    const { parts, report } = splitDataset(
      dataset,
      choice({ leaks: 'together', shares: { train: 1, dev: 1, test: 1 } }),
    );
    expect(report.leaking).toEqual([]);
    expect(report.leftOut).toEqual({ links: 0, silent: 0, spans: 0 });
    const [large] = report.tooLarge;
    expect(large).toMatchObject({ articles: 16, wanted: 7 });
    const part = parts.find(({ name }) => name === large?.part);
    for (let n = 0; n < 16; n += 1) expect([...(part?.dataset.doc.articles.keys() ?? [])]).toContain(`a-${n}`);
  });

  it('gives a claim to the part with most of its links and leaves out the rest', () => {
    // Everything is linked to claim 7; claim n + 100 to article n alone.
    const dataset = corpus(
      10,
      () => '',
      (n) => [7, 100 + n],
    );
    const { parts, report } = splitDataset(dataset, choice({ leaks: 'drop', shares: { train: 6, dev: 2, test: 2 } }));
    expect(report.parts.map(({ articles }) => articles.length)).toEqual([6, 2, 2]);
    expect(report.leaking).toEqual([{ claim: claimId(1007), text: 'Claim 7', parts: ['train', 'dev', 'test'] }]);
    expect(report.leftOut).toEqual({ links: 4, silent: 0, spans: 0 });
    expect(report.parts.map(({ links }) => links)).toEqual([12, 2, 2]);
    expect(parts.map(({ dataset: { doc } }) => doc.claims.has(claimId(1007)))).toEqual([true, false, false]);
  });

  it('leaves out spans that had no other link, keeps those that never had one, and silent cells elsewhere', () => {
    const dataset = corpus(
      4,
      () => '',
      () => [7],
    );
    const { article, body } = articleOf('a-9', 'Nothing of it. Spare words.');
    const spare = spanOf(777, ada, article.id, body.text, [[15, 20]]);
    const more: Dataset = {
      ...dataset,
      doc: datasetOf(
        [...dataset.doc.articles.values()].map((each) => ({ article: each, body })).concat({ article, body }),
        [
          ...dataset.doc.claims.values(),
          ...[...dataset.doc.sheets.values()].flatMap(({ spans, links }) => [...spans.values(), ...links.values()]),
          spare,
          omissionOf(ada, article.id, 1007),
        ],
        [ada],
      ).doc,
    };
    const { parts, report } = splitDataset(more, choice({ leaks: 'drop', shares: { train: 3, dev: 1, test: 1 } }));
    const home = parts.find(({ dataset: { doc } }) => doc.claims.has(claimId(1007)));
    const away = [...more.doc.articles.keys()].filter((id) => home?.dataset.doc.articles.has(id) !== true);
    expect(away).toHaveLength(2);
    const linksAway = away.filter((id) => id !== 'a-9').length;
    expect(report.leftOut).toEqual({ links: linksAway, silent: 2 - linksAway, spans: linksAway });
    const spans = parts.flatMap(({ dataset: { doc } }) =>
      [...doc.sheets.values()].flatMap((sheet) => [...sheet.spans.keys()]),
    );
    expect(spans).toContain(uuid(777));
  });
});

describe('splitFiles', () => {
  it('writes each part in its folder, and what was done', () => {
    const jsonl = formats.find(({ info }) => info.id === 'links-jsonl');
    if (jsonl === undefined) throw new Error('the format is in the registry');
    const dataset = millFire([ada]);
    const split = choice({ shares: { train: 1, dev: 1, test: 1 }, leaks: 'drop' });
    const files = [...splitFiles(jsonl, dataset, split)].map(({ path, pieces }) => ({
      path,
      text: [...pieces].join(''),
    }));
    expect(files.map(({ path }) => path)).toEqual([
      'train/mill-fire-who-knew-ada-vorn.links.jsonl',
      'dev/mill-fire-who-knew-ada-vorn.links.jsonl',
      'test/mill-fire-who-knew-ada-vorn.links.jsonl',
      'splits.json',
    ]);
    const told = JSON.parse(files.at(-1)?.text ?? '') as ReturnType<typeof splitDataset>['report'] & {
      generator: string;
    };
    expect(told.seed).toBe(1);
    expect(told.generator).toBe('Crossread test');
    for (const [at, { articles, links }] of told.parts.entries()) {
      expect(articles).toHaveLength(1);
      const lines = (files[at]?.text ?? '').split('\n').filter((line) => line !== '');
      expect(lines).toHaveLength(links);
      for (const line of lines) expect((JSON.parse(line) as { article: { id: string } }).article.id).toBe(articles[0]);
    }
  });

  it('works with every format that is written', () => {
    for (const format of formats.filter(({ info }) => info.writes)) {
      const files = [...splitFiles(format, millFire([ada]), choice({ shares: { train: 1, dev: 1, test: 1 } }))];
      const paths = files.map(({ path }) => path);
      expect(new Set(paths).size, format.info.id).toBe(paths.length);
      for (const part of ['train', 'dev', 'test']) expect(paths.some((path) => path.includes(part))).toBe(true);
      for (const { pieces } of files) for (const piece of pieces) expect(piece).toBeDefined();
      expect(files.at(-1)?.path).toBe('splits.json');
    }
  });
});
