import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyDiff } from '#shared/document/diff.ts';
import { goldSets } from '#shared/document/gold.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { html, words } from '#shared/review/report/html.ts';
import { reportFile } from '#shared/review/report/index.ts';
import { intervalPlot, scaleFor } from '#shared/review/report/plots.ts';
import { BUSY, NOW, reduceThrown, throws } from '../../document/example.ts';
import { claimId, done, harbour, me, other, SETTLED } from './example.ts';
import { agreementOf } from './pages.ts';

const EVIL = '<script>alert("x")</script><img src=http://a.example/x.png onerror=alert(1)> & \'"`';

const VOID = new Set(['meta', 'br', 'hr', 'img', 'link', 'input']);

/** Returns what is wrong with the page's tags: each is closed in turn, attributes are quoted, nothing stands behind. */
function faultsOf(page: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const style = /<style>[^<]*<\/style>/.exec(page)?.[0] ?? '';
  const rest = page.replace(style, '<style></style>').replace(/^<!doctype html>/, '');
  const tag = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z0-9-]+="[^"<>]*")*)\s*(\/?)>/g;
  const between = rest.split(tag).filter((_, at) => at % 5 === 0);
  for (const text of between) if (/[<>]/.test(text)) faults.push(`stray: ${text.slice(0, 60)}`);
  for (const [, closes, name = '', , self] of rest.matchAll(tag)) {
    if (closes === '/') {
      const last = open.pop();
      if (last !== name) faults.push(`</${name}> closes <${last ?? 'nothing'}>`);
    } else if (self !== '/' && !VOID.has(name)) open.push(name);
  }
  if (open.length > 0) faults.push(`open: ${open.join(' ')}`);
  return faults;
}

const files = (doc: DocumentState): ReturnType<typeof reportFile>[] => {
  const [gold = null] = goldSets(doc);
  const agreement = agreementOf(doc, [me, other]);
  const options = {
    gold,
    agreement,
    withGold: gold === null ? null : agreementOf(doc, [me, gold]),
    generator: 'Test',
    made: NOW,
  };
  return [null, me, other].map((about) => reportFile(doc, about, 'html', options));
};

describe('a report as a page', () => {
  test('is whole and asks for nothing else', () => {
    for (const { content } of files(SETTLED)) {
      expect(faultsOf(content)).toEqual([]);
      expect(content.startsWith('<!doctype html>')).toBe(true);
      expect(content).not.toMatch(/<(script|link|img|iframe|object|embed|form|base|audio|video)\b/i);
      expect(content).not.toMatch(/\b(src|href|srcset|action|poster|background)=/i);
      expect(content).not.toMatch(/url\(|@import|javascript:|https?:/i);
      expect(content).not.toMatch(/\son[a-z]+="/i);
    }
  });

  test('shows what people wrote as they wrote it, and never as markup', () => {
    const doc = done(
      SETTLED,
      me,
      { type: 'renameAnnotator', name: EVIL.slice(0, 100) },
      { type: 'renameProject', name: EVIL },
      { type: 'editClaim', claim: claimId(1), text: EVIL },
      { type: 'editArticle', article: harbour, fields: { title: EVIL, outlet: EVIL } },
    );
    const withNote = {
      ...doc,
      sheets: new Map(
        [...doc.sheets].map(([key, sheet]) => [
          key,
          {
            ...sheet,
            decisions: new Map([...sheet.decisions].map(([id, decision]) => [id, { ...decision, reason: EVIL }])),
          },
        ]),
      ),
    };
    for (const { content } of files(withNote)) {
      expect(faultsOf(content)).toEqual([]);
      expect(content).not.toContain('<script>');
      expect(content).not.toContain('<img');
      expect(content).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&lt;img src=http://a.example/x.png');
    }
  });

  test('names whose it is, and holds each passage with what was decided and why', () => {
    const [project, vera, ossian] = files(SETTLED);
    expect(project?.fileName).toBe('report-project.html');
    expect(vera?.fileName).toBe('report-vera.html');
    expect(ossian?.content).toContain('<title>Report for Ossian: Ferry</title>');
    expect(ossian?.content).toContain('<mark>ferry 🛳 left at noon</mark');
    expect(ossian?.content).toContain('<mark>The ferry 🛳 left</mark');
    expect(ossian?.content).toContain('The time is a claim of its own.');
    expect(ossian?.content).toContain('No reason was given.');
    expect(project?.content).toContain('Cohen’s κ');
  });

  test('words of a language that is read from the right stand in elements of their own', () => {
    const words = 'السفينة غادرت';
    const doc = done(SETTLED, me, { type: 'editClaim', claim: claimId(1), text: words });
    for (const { content } of files(doc)) expect(content).toMatch(new RegExp(`<bdi[^>]*>${words}</bdi>`));
  });

  test('whatever was done to the project, the page is well formed', () => {
    fc.assert(
      fc.property(throws, (thrown) => {
        const doc = thrown.reduce<DocumentState>((state, each, step) => {
          const reduced = reduceThrown(state, each, step);
          return reduced.ok ? applyDiff(state, reduced.diff) : state;
        }, BUSY);
        for (const { content } of files(doc)) expect(faultsOf(content)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

test('a value that is no markup cannot become any', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const made = html`<p title="${text}">${words(text)}</p>`.text;
      expect(faultsOf(made)).toEqual([]);
      expect(made).toMatch(/^<p title="[^"<>]*"><bdi>[^<>]*<\/bdi><\/p>$/);
    }),
  );
});

test('a plot reaches as far as its values and no farther', () => {
  expect(scaleFor([{ value: 0.3, n: 1 }, { value: null, why: '', n: 0 }])).toEqual({ low: 0, high: 1 }); // prettier-ignore
  expect(scaleFor([{ value: -0.12, low: -0.35, high: 0.2, n: 1 }])).toEqual({ low: -0.4, high: 1 });
  // 0.5 on a line from 0 to 1 stands in its middle.
  expect(intervalPlot({ value: 0.5, n: 1 }, { low: 0, high: 1 }).text).toContain('cx="50.0%"');
  expect(intervalPlot({ value: null, why: '', n: 0 }, { low: 0, high: 1 }).text).not.toContain('class="value"');
});
