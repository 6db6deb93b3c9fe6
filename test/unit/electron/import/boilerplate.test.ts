import { expect, test } from 'vitest';
import { proposeCut } from '#electron/import/boilerplate.ts';
import { blocksOf } from '#shared/text/blocks.ts';

/** What is left of the lines when the proposal is taken. */
function left(...lines: string[]): string[] {
  const text = lines.join('\n');
  const { head, tail } = proposeCut(text, blocksOf(text));
  return text.slice(head, tail).split('\n');
}
const BODY = ['The gate at the dam opened on Thursday.', 'Nobody was on duty, the company said.'];

test('lines at the head and the foot that are not the article', () => {
  expect(left('Advertisement', '• Share this story', ...BODY, 'FAQs', 'Source: A wire', '0 Comments')).toEqual(BODY);
  expect(
    left(...BODY, 'Add a comment', 'Your email address will not be published. Required fields are marked *'),
  ).toEqual(BODY);
  expect(left(...BODY, 'READ MORE: What the brake is', 'Subscribe to our newsletter', '© 2026 Lantern')).toEqual(BODY);
});

test('a section’s name goes only if a headline follows', () => {
  expect(left('World', 'Gate opens at dam', ...BODY)).toEqual(['Gate opens at dam', ...BODY]);
  expect(left('World', ...BODY)).toEqual(['World', ...BODY]);
});

test('nothing between lines of the article is touched, nor sentences that begin like a label', () => {
  const inside = [BODY[0] ?? '', 'Advertisement', BODY[1] ?? ''];
  expect(left(...inside)).toEqual(inside);
  const long = `Read more widely and the picture changes: ${'the brake was out of use and the part was on order, '.repeat(3)}she said.`;
  expect(left(...BODY, long)).toEqual([...BODY, long]);
});

test('no cut is at the very ends; a text of nothing else is left whole', () => {
  const text = BODY.join('\n') + '\n\n';
  expect(proposeCut(text, blocksOf(text))).toEqual({ head: 0, tail: text.length });
  const labels = 'Advertisement\n0 Comments';
  expect(proposeCut(labels, blocksOf(labels))).toEqual({ head: 0, tail: labels.length });
  expect(proposeCut('', [])).toEqual({ head: 0, tail: 0 });
});
