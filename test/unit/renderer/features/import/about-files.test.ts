import { expect, test } from 'vitest';
import { aboutInWords, withoutAbout } from '#renderer/features/import/about-files.ts';

const filesOf = (...names: string[]) => names.map((name) => ({ name, size: 1, read: () => Promise.resolve('') }));
const namesOf = (files: readonly { readonly name: string }[]): string[] => files.map(({ name }) => name);

test('what tells of a corpus is left out of its folder, and said in a line', () => {
  const files = filesOf('corpus/1.ann', 'corpus/1.txt', 'corpus/LICENSE', 'corpus/README.md', 'corpus/Noticed.txt');
  const { meant, about } = withoutAbout(files, 'brat');
  expect(namesOf(meant)).toEqual(['corpus/1.ann', 'corpus/1.txt', 'corpus/Noticed.txt']);
  expect(namesOf(about)).toEqual(['corpus/LICENSE', 'corpus/README.md']);
  expect(aboutInWords(about)).toMatch(/^corpus\/LICENSE and 1 more were left out/);
  expect(aboutInWords(about.slice(1))).toMatch(/^corpus\/README\.md was left out/);
  expect(aboutInWords([])).toBe('');
});

test('in a folder of articles, and named by themselves, they are articles', () => {
  expect(withoutAbout(filesOf('in/README.md', 'in/a.txt'), null).about).toEqual([]);
  expect(withoutAbout(filesOf('README.md', 'a.ann'), 'brat').about).toEqual([]);
});
