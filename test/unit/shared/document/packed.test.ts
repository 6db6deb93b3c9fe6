import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyDiff } from '#shared/document/diff.ts';
import { PackedDocument, packDocument, unpackDocument } from '#shared/document/packed.ts';
import type { DocumentState, SheetKey } from '#shared/document/state.ts';
import { AnnotatorId, ArticleId } from '#shared/model/index.ts';
import { BUSY, reduceThrown, throws } from './example.ts';

/** As it arrives in a page: through the contract's schema and JSON. */
function sent(doc: DocumentState): PackedDocument {
  return JSON.parse(JSON.stringify(PackedDocument.parse(packDocument(doc)))) as PackedDocument;
}

describe('a document on its way to a page', () => {
  test('arrives as it left', () => {
    fc.assert(
      fc.property(throws, (thrown) => {
        let doc = BUSY;
        for (const [step, each] of thrown.entries()) {
          const result = reduceThrown(doc, each, step);
          if (result.ok) doc = applyDiff(doc, result.diff);
        }
        expect(unpackDocument(doc.project, sent(doc))).toEqual(doc);
      }),
      { numRuns: 200 },
    );
  });

  test('keeps keys that nobody knows, and links to what is not there', () => {
    const [key, sheet] = [...BUSY.sheets].find(([, each]) => each.links.size > 0) ?? [];
    const [link] = sheet?.links.values() ?? [];
    const [span] = sheet?.spans.values() ?? [];
    if (key === undefined || sheet === undefined || link === undefined || span === undefined)
      throw new Error('The example has no links.');
    const odd = { ...link, unsure: true, note: 'why?', mood: ['glad'] };
    const marked = { ...span, tags: ['lead'], weight: 3 };
    const nowhere = { annotator: AnnotatorId.parse('nobody'), article: ArticleId.parse('nowhere') };
    const doc: DocumentState = {
      ...BUSY,
      claims: new Map(),
      sheets: new Map<SheetKey, typeof sheet>([
        [key, { ...sheet, spans: new Map([[span.id, marked]]), links: new Map([[link.id, odd]]) }],
        ['nobody/nowhere', { ...sheet, ...nowhere, spans: new Map() }],
      ]),
    };
    const arrived = unpackDocument(doc.project, sent(doc));
    expect(arrived.sheets.get(key)?.spans.get(span.id)).toEqual(marked);
    expect(arrived.sheets.get(key)?.links.get(link.id)).toEqual(odd);
    expect(arrived.sheets.get('nobody/nowhere')?.links.get(link.id)).toMatchObject({
      span: link.span,
      claim: link.claim,
    });
  });
});
