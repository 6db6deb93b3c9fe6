/** The files of brat's own tutorial and of dkpro-core's tests, which nobody on this project wrote. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { brat } from '#shared/formats/brat/index.ts';
import type { ForeignCorpus, ForeignDocument } from '#shared/formats/foreign/corpus.ts';
import { sha256 } from '#test/support/records.ts';

const root = fileURLToPath(new URL('../../../../../../shared/reference/formats/brat', import.meta.url));

function folder(name: string): { corpus: ForeignCorpus; textOf: (file: string) => string } | undefined {
  if (!existsSync(`${root}/${name}`)) {
    console.log('No reference files beside the checkout (../shared/reference): brat’s were not read.');
    return undefined;
  }
  const files = readdirSync(`${root}/${name}`).map((file) => ({
    path: `${name}/${file}`,
    bytes: readFileSync(`${root}/${name}/${file}`),
  }));
  const corpus = brat.read?.(files, { articles: [], sha256 });
  if (corpus === undefined) throw new Error('brat is not read');
  return { corpus, textOf: (file) => readFileSync(`${root}/${name}/${file}`, 'utf8') };
}

const documentOf = ({ documents }: ForeignCorpus, name: string): ForeignDocument => {
  const found = documents.find((document) => document.name === name);
  if (found === undefined) throw new Error(`there is no document ${name}`);
  return found;
};

const quotesOf = ({ text, annotations }: ForeignDocument): string[] =>
  annotations.map(({ fragments }) => fragments.map(([start, end]) => text.slice(start, end)).join(' '));

/** Ids of lines with relations and of events with arguments, as a regular expression finds them. */
const connected = (ann: string): string[] =>
  [...ann.matchAll(/^(?:(R\d+)\t|(\*)\t|(E\d+)\t\S+ \S)/gm)].map(
    ([, ...ids]) => ids.find((id) => id !== undefined) ?? '',
  );

test('every file of brat’s tutorial: as many annotations as lines, each with its words', () => {
  const read = folder('news');
  if (read === undefined) return;
  const { corpus, textOf } = read;
  const names = readdirSync(`${root}/news`).filter((file) => file.endsWith('.ann'));
  expect(names).toHaveLength(13);
  expect(corpus.documents.map(({ file }) => file).sort()).toEqual(names.map((name) => `news/${name}`).sort());
  let all = 0;
  for (const name of names) {
    const ann = textOf(name);
    const document = documentOf(corpus, name.slice(0, -4));
    expect(document.text).toBe(textOf(name.replace('.ann', '.txt')));
    const quotes = [...ann.matchAll(/^T\d+\t[^\t]*\t(.*)$/gm)].map(([, quote]) => quote);
    expect(quotesOf(document)).toEqual(quotes);
    all += quotes.length;
    const told = corpus.problems.filter(({ file }) => file === `news/${name}`);
    const [first] = connected(ann);
    expect(told.map(({ leftOut }) => leftOut)).toEqual(first === undefined ? [] : ['record']);
    if (first !== undefined) {
      expect(told[0]?.message).toContain(`${first} first`);
      expect(told[0]?.place).toBe(`line ${ann.split('\n').findIndex((line) => line.startsWith(first)) + 1}`);
    }
    expect(document.offsets.declared).toBe(true);
  }
  // 7 + 4 + 6 + 10 + 9 + 21 + 22 + 26 + 14, counted by hand from the last T of each file.
  expect(all).toBe(119);
});

test('what other lines say of an annotation stands beside it', () => {
  const read = folder('news');
  if (read === undefined) return;
  const { annotations } = documentOf(read.corpus, '000-introduction');
  const labelsOf = (id: string): string[] =>
    annotations.find((one) => one.id === id)?.labels.map(({ feature, value }) => `${feature}=${value}`) ?? [];
  expect(labelsOf('T5')).toEqual([
    'type=Person',
    'Mention=Nominal',
    'Individual=Individual',
    'normalisation=Carlos Salinas de Gortari (Wikipedia:64488)',
  ]);
  // Its attribute is said of the event that it triggers.
  expect(labelsOf('T3')).toEqual(['type=Transfer-money', 'Confidence=High']);
  expect(annotations.find(({ id }) => id === 'T2')?.note).toBe('100000000 USD');
  const introduction = read.corpus.problems.find(({ file }) => file === 'news/000-introduction.ann');
  expect(introduction?.message).toMatch(/^2 relations and 4 arguments of events were left out/);
  expect(read.corpus.features.map(({ name }) => name).sort()).toEqual([
    ...['Confidence', 'Individual', 'Mention', 'normalisation', 'type'],
  ]);
});

test('every file of dkpro-core: discontinuous ones whole, those without a text refused', () => {
  const read = folder('dkpro-core');
  if (read === undefined) return;
  const { documents, problems } = read.corpus;
  expect(documents.map(({ name }) => name).sort()).toEqual([
    ...['document0a', 'document0b', 'document0c', 'document0d', 'document1', 'event'],
  ]);
  expect(quotesOf(documentOf(read.corpus, 'document0c'))).toEqual(['This', 'is a', 'test', '.']);
  expect(documentOf(read.corpus, 'document0c').annotations[1]?.fragments).toEqual([
    [5, 7],
    [8, 9],
  ]);
  expect(quotesOf(documentOf(read.corpus, 'document0d'))).toEqual(['This', 'is n', 'other test', '.']);
  const refused = readdirSync(`${root}/dkpro-core`).filter((file) => /-ref.*\.ann$/.test(file));
  expect(refused).toHaveLength(5);
  expect(
    problems
      .filter(({ leftOut }) => leftOut === 'file')
      .map(({ file }) => file)
      .sort(),
  ).toEqual(refused.map((file) => `dkpro-core/${file}`).sort());
  // document1 has an event with two arguments and a relation, event.ann an event with one argument.
  expect(problems.filter(({ leftOut }) => leftOut === 'record').map(({ file, message }) => [file, message])).toEqual([
    [
      'dkpro-core/document1.ann',
      expect.stringMatching(/^1 relation and 2 arguments of events were left out, E1 first/),
    ],
    ['dkpro-core/event.ann', expect.stringMatching(/^1 argument of events was left out, E1 first/)],
  ]);
  const { annotations } = documentOf(read.corpus, 'document1');
  expect(annotations.map(({ note }) => note)).toEqual(['This is a named entity.', 'This is an event.', '', '']);
});
