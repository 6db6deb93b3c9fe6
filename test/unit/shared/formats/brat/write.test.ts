import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brat } from '#shared/formats/brat/index.ts';
import { DatasetError } from '#shared/formats/index.ts';
import type { Dataset } from '#shared/formats/index.ts';
import { claimOf, linkOf, spanOf, uuid } from '#test/support/records.ts';
import { ada, arbitraryDataset, articleOf, bo, datasetOf, millFire } from '../dataset.ts';

function filesOf(dataset: Dataset): Map<string, string> {
  return new Map([...(brat.files?.(dataset) ?? [])].map(({ path, pieces }) => [path, [...pieces].join('')]));
}

describe('the folder', () => {
  test('has a folder for each annotator with all texts, and what brat needs to open it', () => {
    const files = filesOf(millFire([ada, bo]));
    expect([...files.keys()].sort()).toEqual([
      'ada-vorn/courier.ann',
      'ada-vorn/courier.txt',
      'ada-vorn/harbour.ann',
      'ada-vorn/harbour.txt',
      'ada-vorn/ledger.ann',
      'ada-vorn/ledger.txt',
      'annotation.conf',
      'bo-lindqvist/courier.ann',
      'bo-lindqvist/courier.txt',
      'bo-lindqvist/harbour.ann',
      'bo-lindqvist/harbour.txt',
      'bo-lindqvist/ledger.ann',
      'bo-lindqvist/ledger.txt',
      'crossread.json',
      'visual.conf',
    ]);
    expect(files.get('bo-lindqvist/courier.ann')).toBe('');
    expect(files.get('annotation.conf')).toMatch(/\[entities\]\n\nagrees\ncontradicts\npartly\nmentions\nSpan\n/);
    for (const section of ['entities', 'relations', 'events', 'attributes']) {
      expect(files.get('annotation.conf')).toContain(`\n[${section}]\n`);
    }
  });

  test('has a line for each link in code points, and the claim as its reference', () => {
    const lines = filesOf(millFire()).get('ada-vorn/harbour.ann')?.split('\n') ?? [];
    // “🔥 ” is two code points and three code units; “The fire ” has nine more.
    expect(lines[0]).toBe('T1\tagrees 11 35\tbegan in the drying loft');
    expect(lines[1]).toBe(`N1\tReference T1 Crossread:${uuid(11)}\tThe fire began in the drying loft.`);
    expect(lines).toContain(`#1\tCrossreadSpan T1\t${uuid(21)}`);
  });

  test('has fragments, notes, tags and what is unsure', () => {
    const lines = filesOf(millFire()).get('ada-vorn/ledger.ann')?.split('\n') ?? [];
    expect(lines).toContain('T1\tcontradicts 3 24\tstarted in the cellar');
    expect(lines).toContain('A1\tUnsure T1');
    expect(lines).toContain('T2\tagrees 26 35;51 72\tThe alarm had been switched off');
    expect(lines.filter((line) => / T2[\t ]/.test(line)).map((line) => line.replace(/^\S+\t/, ''))).toEqual([
      `Reference T2 Crossread:${uuid(12)}\tThe alarm was off.`,
      'AnnotatorNotes T2\ttwo parts',
      `CrossreadSpan T2\t${uuid(25)}`,
      'CrossreadNote T2\t=1+1',
      'CrossreadTag T2\tsplit',
      'CrossreadTag T2\ta;b',
    ]);
  });

  test('has a span over a line end in pieces, and one line for each of its links', () => {
    const made = articleOf('poem', 'Rain on the roof\nall night\tlong');
    const whole = spanOf(21, ada, made.article.id, made.body.text, [[8, 31]]);
    const bare = spanOf(22, ada, made.article.id, made.body.text, [[0, 4]], { note: 'wet\nall day' });
    const files = filesOf(
      datasetOf(
        [made],
        [
          ...[claimOf(11, ada, 'It rained.'), claimOf(12, ada, 'It was\nlong.'), whole, bare],
          ...[linkOf(31, whole, 11, 'agrees'), linkOf(32, whole, 12, 'partly')],
        ],
        [ada],
      ),
    );
    expect(files.get('ada-vorn/poem.ann')?.split('\n')).toEqual([
      'T1\tSpan 0 4\tRain',
      '#1\tAnnotatorNotes T1\twet\\nall day',
      `#2\tCrossreadSpan T1\t${uuid(22)}`,
      'T2\tagrees 8 16;17 26;27 31\tthe roof all night long',
      `N1\tReference T2 Crossread:${uuid(11)}\tIt rained.`,
      `#3\tCrossreadSpan T2\t${uuid(21)} 0+3+0`,
      'T3\tpartly 8 16;17 26;27 31\tthe roof all night long',
      `N2\tReference T3 Crossread:${uuid(12)}\tIt was\\nlong.`,
      `#4\tCrossreadSpan T3\t${uuid(21)} 0+3+0`,
      '',
    ]);
  });
});

/** What brat's own reader asks of a line before it shows it, in words of ours. */
function bratAccepts(ann: string, text: string): void {
  const points = Array.from(text);
  const ids = new Set<string>();
  const lines = ann.split(/[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/);
  expect(lines.pop()).toBe('');
  for (const line of lines) {
    const [id = '', data = '', ...rest] = line.split('\t');
    expect(id).toMatch(/^[TAN#]\d+$/);
    expect(ids.has(id)).toBe(false);
    ids.add(id);
    expect(rest.length).toBeLessThan(2);
    if (!id.startsWith('T')) {
      expect(ids.has(data.split(' ')[1] ?? '')).toBe(true);
      continue;
    }
    const [, type = '', offsets = ''] = /^([A-Za-z0-9_-]+) (.*)$/.exec(data) ?? [];
    expect(type).not.toBe('');
    let last = -1;
    const words = offsets.split(';').map((pair) => {
      const [start = -1, end = -1] = pair.split(' ').map(Number);
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      last = end;
      return points.slice(start, end).join('');
    });
    expect(rest[0]).toBe(words.join(' '));
  }
}

test('brat’s reader accepts every line of any dataset', () => {
  fc.assert(
    fc.property(arbitraryDataset, (dataset) => {
      const files = filesOf({ ...dataset, annotators: [ada, bo] });
      let lines = 0;
      for (const [path, ann] of files) {
        if (!path.endsWith('.ann')) continue;
        bratAccepts(ann, files.get(path.replace('.ann', '.txt')) ?? '');
        lines += ann.match(/^T/gm)?.length ?? 0;
      }
      expect(brat.count?.({ ...dataset, annotators: [ada, bo] })).toBe(lines);
    }),
    { numRuns: 60 },
  );
});

test('a link to a claim that is not there is told', () => {
  const dataset = millFire();
  expect(() => filesOf({ ...dataset, doc: { ...dataset.doc, claims: new Map() } })).toThrow(DatasetError);
});
