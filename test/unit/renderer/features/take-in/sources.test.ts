import { expect, test } from 'vitest';
import { isSubmission, readSources, refusalOf } from '#renderer/features/take-in/sources.ts';

const named = (...names: string[]) => names.map((name) => ({ name, size: 1, read: async () => `bytes of ${name}` }));

test.each([
  [['anna.crossread.json'], true],
  [['ANNA.CROSSREAD'], true],
  [['team.zip'], true],
  [['weir/project.json', 'weir/articles/a/text.txt'], true],
  [['sent/anna.crossread.json', 'sent/read-me.txt'], true],
  [['story.txt', 'other.html'], false],
  [['stories/one.md', 'stories/my-project.json'], false],
  [['data.jsonl'], false],
  [[], false],
])('%j is a colleague’s work: %j', (names, is) => {
  expect(isSubmission(named(...names))).toBe(is);
});

test('single files go by themselves, the files of folders together', async () => {
  expect(await readSources(named('a.zip', 'weir/project.json', 'weir/a.txt'))).toEqual([
    { name: 'a.zip', bytes: 'bytes of a.zip' },
    {
      files: [
        { path: 'weir/project.json', bytes: 'bytes of weir/project.json' },
        { path: 'weir/a.txt', bytes: 'bytes of weir/a.txt' },
      ],
    },
  ]);
});

test('what is too large for the page is refused with the way out', () => {
  const megabytes = (n: number) => [{ name: 'a.zip', size: n * 1024 * 1024 }];
  expect(refusalOf(megabytes(28))).toBeUndefined();
  expect(refusalOf(megabytes(29))).toMatch(/^That is 29\.0 MB; up to 28 MB .*crossread import/);
  expect(refusalOf(Array.from({ length: 20_001 }, () => ({ name: 'x', size: 1 })))).toMatch(/^There are 20,001 files/);
});
