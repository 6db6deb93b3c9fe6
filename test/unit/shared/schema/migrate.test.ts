import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  annotationsKind,
  articleKind,
  claimsKind,
  defineKind,
  keyPath,
  projectKind,
  readStored,
} from '#shared/schema/index.ts';
import type { JsonObject, Migration } from '#shared/schema/index.ts';

/** An invented kind, for no real one has a second version yet: a shelf that first had a label, then a list, then units. */
const migrations: Migration[] = [
  {
    from: 1,
    what: 'The one label became a list of labels.',
    up: ({ label, ...rest }) => ({ ...rest, labels: [label] }),
  },
  {
    from: 2,
    what: 'Widths are in millimetres and say so.',
    up: (file) => {
      if (typeof file['width'] !== 'number') throw new Error('width is no number');
      return { ...file, width: file['width'] * 10, unit: 'mm' };
    },
  },
];
const Shelf = z.looseObject({
  format: z.literal('crossread/shelf'),
  version: z.literal(3),
  labels: z.array(z.string().min(1)),
  width: z.number(),
  unit: z.literal('mm'),
});
const shelf = defineKind({ format: 'crossread/shelf', version: 3, schema: Shelf, migrations });

/** Frozen: what a file of each version looked like. Never edited once a version is released. */
const FROZEN = {
  1: '{"format": "crossread/shelf", "version": 1, "label": "novels", "width": 80, "wood": {"kind": "oak"}}',
  2: '{"format": "crossread/shelf", "version": 2, "labels": ["novels"], "width": 80, "wood": {"kind": "oak"}}',
  3: '{"format": "crossread/shelf", "version": 3, "labels": ["novels"], "width": 800, "unit": "mm", "wood": {"kind": "oak"}}',
};
const TODAY = {
  format: 'crossread/shelf',
  version: 3,
  labels: ['novels'],
  width: 800,
  unit: 'mm',
  wood: { kind: 'oak' },
};

describe('a stored file', () => {
  test.each([1, 2, 3] as const)('of version %i is brought to today’s, unknown keys and all', (version) => {
    expect(readStored(shelf, FROZEN[version])).toEqual({ ok: true, value: TODAY, version });
  });

  test('that a migration cannot follow is invalid, with the step and the reason', () => {
    const text = FROZEN[2].replace('80', '"wide"');
    expect(readStored(shelf, text)).toEqual({
      ok: false,
      code: 'invalid',
      message: 'version: it cannot be brought from version 2 to the next: width is no number',
    });
  });

  test('that is migrated is validated all the same', () => {
    expect(readStored(shelf, FROZEN[1].replace('"novels"', '""'))).toMatchObject({
      ok: false,
      code: 'invalid',
      message: expect.stringMatching(/^labels\[0\]: /) as string,
    });
  });

  test('of a newer version says so, and shows what it can', () => {
    const newer = FROZEN[3].replace('"version": 3', '"version": 4');
    expect(readStored(shelf, newer)).toMatchObject({ ok: false, code: 'newer-version', readable: TODAY });
    const strange = newer.replace('"unit": "mm"', '"unit": "inch"');
    const stored = readStored(shelf, strange);
    expect(stored).toMatchObject({ ok: false, code: 'newer-version' });
    expect(stored).not.toHaveProperty('readable');
  });

  test.each([
    ['', 'The file is empty.'],
    [' \n', 'The file is empty.'],
    ['{"format": "cross', 'The file breaks off at line 1, column 18.'],
    ['{\n  "a": 1,\n  b', 'It is not JSON: unexpected "b" at line 3, column 3.'],
    ['{"a": 1}}', 'It is not JSON: unexpected "}" at line 1, column 9.'],
    ['[]', 'It holds no JSON object.'],
    ['"text"', 'It holds no JSON object.'],
  ])('that is no JSON object is unreadable: %j', (text, message) => {
    expect(readStored(shelf, text)).toEqual({ ok: false, code: 'unreadable', message });
  });

  test.each([
    ['{}', 'format: expected "crossread/shelf", found nothing'],
    ['{"format": "crossread/claims"}', 'format: expected "crossread/shelf", found "crossread/claims"'],
    ['{"format": "crossread/shelf"}', 'version: expected a whole number from 1'],
    ['{"format": "crossread/shelf", "version": 0}', 'version: expected a whole number from 1'],
    ['{"format": "crossread/shelf", "version": "3"}', 'version: expected a whole number from 1'],
    ['{"format": "crossread/shelf", "version": 1.5}', 'version: expected a whole number from 1'],
  ])('of another kind or of no version is invalid: %s', (text, message) => {
    expect(readStored(shelf, text)).toEqual({ ok: false, code: 'invalid', message });
  });

  test('with a byte order mark is read', () => {
    expect(readStored(shelf, `\uFEFF${FROZEN[3]}`)).toMatchObject({ ok: true });
  });

  test('with several faults names the first and counts the rest', () => {
    const text = FROZEN[3].replace('"novels"', '1, ""').replace('800', '"x"');
    expect(readStored(shelf, text)).toMatchObject({ message: expect.stringMatching(/\(and 2 more\)$/) as string });
  });
});

describe('a kind', () => {
  const schema = z.looseObject({});
  const up = (file: JsonObject): JsonObject => file;
  test.each([
    [3, [1]],
    [2, []],
    [1, [1]],
    [3, [2, 1]],
    [3, [1, 3]],
    [0, []],
  ])('of version %i with migrations from %j has a gap', (version, from) => {
    const steps = from.map((each) => ({ from: each, what: '', up }));
    expect(() => defineKind({ format: 'x', version, schema, migrations: steps })).toThrow(RangeError);
  });

  test('of each real file is at its version', () => {
    expect(
      [projectKind, articleKind, claimsKind, annotationsKind].map(({ format, version }) => [format, version]),
    ).toEqual([
      ['crossread/project', 1],
      ['crossread/article', 1],
      ['crossread/claims', 3],
      ['crossread/annotations', 2],
    ]);
  });
});

test('keyPath writes paths as code does', () => {
  expect(keyPath(['spans', 3, 'fragments', 0, 1])).toBe('spans[3].fragments[0][1]');
  expect(keyPath([])).toBe('the file');
});
