import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyDiff } from '#shared/document/diff.ts';
import { fileFromAnnotations } from '#shared/schema/annotations-file.ts';
import { annotationsText } from '#shared/schema/annotations-text.ts';
import { stableStringify } from '#shared/schema/stable-json.ts';
import { BUSY, reduceThrown, throws } from '../document/example.ts';

const odd = fc.dictionary(
  fc.constantFrom('note', 'tags', 'unsure', 'links', 'zeal', 'a', '2'),
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom<unknown>([], {}, { spans: [] }, '\n  "links": []', '$&', undefined),
  ),
  { maxKeys: 2 },
);

test('the text of an annotations file is that of its content in fixed order, also when most of it is known', () => {
  fc.assert(
    fc.property(
      throws,
      odd,
      odd,
      odd,
      fc.string({ unit: 'binary', minLength: 1 }),
      (thrown, more, other, extra, quote) => {
        let doc = BUSY;
        for (const [step, each] of thrown.entries()) {
          const result = reduceThrown(doc, each, step);
          if (result.ok) doc = applyDiff(doc, result.diff);
          for (const sheet of doc.sheets.values()) {
            // Every other record has keys that others lack, or words that JSON has to escape.
            const spans = new Map(
              [...sheet.spans].map(([id, span], index) => [id, index % 2 === 0 ? span : { ...span, quote, ...more }]),
            );
            const links = new Map(
              [...sheet.links].map(([id, link], index) => [id, index % 2 === 0 ? link : { ...link, ...other }]),
            );
            const content = {
              sheet: { ...sheet, spans, links },
              annotator: { id: sheet.annotator, name: 'Vera' },
              article: { id: sheet.article, hash: 'a'.repeat(64), ...extra },
              extra: { zeal: extra, '0': more },
            };
            expect(annotationsText(content)).toBe(stableStringify(fileFromAnnotations(content)));
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});
