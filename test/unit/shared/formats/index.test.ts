import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FormatInfo } from '#shared/contract/index.ts';
import { annotationFileJsonSchema } from '#shared/formats/annotation-file/index.ts';
import { formatsMarkdown } from '#shared/formats/docs.ts';
import { formatInfo, formatOf, formats } from '#shared/formats/index.ts';
import { ada, bo, millFire } from './dataset.ts';

const doc = (name: string): string => readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8');

test('every format tells the contract what it is, under an id of its own', () => {
  expect(new Set(formats.map(({ info }) => info.id)).size).toBe(formats.length);
  for (const info of formatInfo()) expect(FormatInfo.parse(info)).toEqual(info);
});

test.each(formats.map((format) => [format.info.id, format] as const))(
  '%s writes what it says it writes',
  (_id, format) => {
    expect(format.info.writes).toBe((format.serialise ?? format.files) !== undefined);
    expect(format.info.writes).toBe(format.count !== undefined);
    const name = format.fileName(millFire());
    // The files of a folder have the extension; the folder's own name says what it is.
    const end = format.files === undefined ? format.info.extension : name.slice('mill-fire-who-knew-ada-vorn'.length);
    expect(name).toBe(`mill-fire-who-knew-ada-vorn${end}`);
    expect(end).toMatch(/^[.-][a-z0-9.-]+$/);
  },
);

test('a file of several annotators names none, a project without Latin letters is just a project', () => {
  const dataset = millFire([ada, bo]);
  expect(formatOf('links-csv')?.fileName(dataset)).toBe('mill-fire-who-knew.links.csv');
  const doc = { ...dataset.doc, project: { ...dataset.doc.project, name: '水闸' } };
  expect(formatOf('links-csv')?.fileName({ ...dataset, doc })).toBe('project.links.csv');
});

test('there is no format of another name', () => {
  expect(formatOf('links-xml')).toBeUndefined();
});

test('docs/formats.md is what the registry says (npm run docs writes it)', () => {
  expect(doc('formats.md')).toBe(formatsMarkdown(formats));
});

test('docs/annotation-file.schema.json is the schema in use (npm run docs writes it)', () => {
  expect(doc('annotation-file.schema.json')).toBe(`${JSON.stringify(annotationFileJsonSchema(), null, 2)}\n`);
});
