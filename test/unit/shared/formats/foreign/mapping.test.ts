import { expect, test } from 'vitest';
import { documentOf } from '#shared/document/records.ts';
import type { ForeignCorpus } from '#shared/formats/foreign/corpus.ts';
import { proposeMapping, rememberedMapping } from '#shared/formats/foreign/mapping.ts';
import { AnnotatorId } from '#shared/model/index.ts';
import type { Mapping } from '#shared/model/index.ts';
import { projectOf } from '#test/support/records.ts';

const corpusOf = (annotators: string[], labels: string[] = []): ForeignCorpus => ({
  ...{ claims: [], problems: [], features: [{ name: 'label', suggest: 'tag' }] },
  documents: [
    {
      ...{ name: 'a', file: 'a', text: 'Some words.', fields: {}, silent: [] },
      offsets: { unit: 'UTF-16 code units', declared: true, checked: 0 },
      annotations: annotators.map((annotator) => ({
        ...{ id: '', place: '', fragments: [[0, 4]], links: [], tags: [], note: '', annotator },
        labels: labels.map((value) => ({ feature: 'label', value })),
      })),
    },
  ],
});

const ida = { type: 'annotator', id: AnnotatorId.parse('ida-0001'), name: 'Ida Holm' } as const;
const docWith = (mapping: Mapping | undefined) => {
  const project = projectOf(1, 'Weir');
  return documentOf(mapping === undefined ? project : { ...project, mappings: [mapping] }, [ida]);
};
const EMPTY = proposeMapping('test', corpusOf([]), docWith(undefined), '');

test('a new annotator who was given another name is the same one the next time', () => {
  const before: Mapping = { ...EMPTY, annotators: { admin: { name: 'Ida Holm' }, user2: { name: 'Per Lund' } } };
  expect(proposeMapping('test', corpusOf(['admin', 'user2', 'user3']), docWith(before), 'x').annotators).toEqual({
    admin: ida.id,
    user2: { name: 'Per Lund' },
    user3: { name: 'user3' },
  });
  // Whoever made what one file gives nobody for need not have made the next.
  const unnamed: Mapping = { ...EMPTY, annotators: { '': { name: 'Ida Holm' } } };
  expect(proposeMapping('test', corpusOf(['']), docWith(unnamed), 'second').annotators).toEqual({
    '': { name: 'second' },
  });
});

test('what is remembered of labels that are not in a file outlasts it; what is, is as it was said last', () => {
  const before: Mapping = {
    ...EMPTY,
    features: {
      label: { as: 'tag', values: { Old: { as: 'note' }, Both: { as: 'nothing' }, Reset: { as: 'nothing' } } },
      other: { as: 'claim', values: {} },
    },
    annotators: { admin: ida.id },
  };
  const now: Mapping = {
    ...EMPTY,
    features: { label: { as: 'claim', values: { Both: { as: 'tag', tag: 'b' } } } },
    annotators: { bo: { name: 'Bo' } },
  };
  expect(rememberedMapping(before, now, corpusOf(['bo'], ['Both', 'Reset']))).toEqual({
    ...EMPTY,
    features: {
      label: { as: 'claim', values: { Old: { as: 'note' }, Both: { as: 'tag', tag: 'b' } } },
      other: { as: 'claim', values: {} },
    },
    annotators: { admin: ida.id, bo: { name: 'Bo' } },
  });
  expect(rememberedMapping(undefined, now, corpusOf([]))).toBe(now);
});
