import { describe, expect, test } from 'vitest';
import { fileProblems, parse } from '#shared/formats/annotation-file/index.ts';
import type { AnnotationFile } from '#shared/formats/annotation-file/index.ts';
import { formatOf } from '#shared/formats/index.ts';
import { sha256, uuid } from '#test/support/records.ts';
import { millFire } from '../dataset.ts';

const json = [...(formatOf('annotation-file')?.serialise?.(millFire()) ?? [])].join('');
const messages = (text: string): string[] => parse(text).problems.map(({ message }) => message);

describe('what is no annotation file says why and where', () => {
  test.each([
    ['', 'The file is empty.'],
    ['{\n  "format": "cross', 'The file breaks off at line 2, column 19.'],
    ['{"format": crossread}', 'It is not JSON: unexpected "c" at line 1, column 12.'],
    ['[]', 'It holds no JSON object.'],
    ['{"format":"crossread/project","version":1}', 'format: expected "crossread/annotation-file"'],
    [json.replace('"version": 3', '"version": 7'), 'It has version 7 of crossread/annotation-file'],
    [json.replace('"utf-16"', '"utf-8"'), 'offsetUnit: '],
    [json.replace(`"id": "${uuid(11)}"`, '"id": "c1"'), 'claims[0].id: expected a UUID'],
  ])('%#', (text, message) => {
    expect(messages(text).join('\n')).toContain(message);
    expect(parse(text).file).toBeNull();
  });

  test('a byte order mark is no harm', () => {
    expect(messages(`\uFEFF${json}`)).toEqual([]);
  });
});

describe('what is not true is named with its place', () => {
  const changed = (change: (file: AnnotationFile) => void): string[] => {
    const { file } = parse(json);
    if (file === null) throw new Error('there is no file');
    change(file);
    return fileProblems(file, sha256).map(({ place, message }) => `${place}: ${message}`);
  };
  const first = <T>(list: readonly T[]): T => {
    const [item] = list;
    if (item === undefined) throw new Error('the list is empty');
    return item;
  };

  test('a text that was changed', () => {
    expect(changed((file) => (first(file.articles).text += '!'))).toEqual([
      'article courier: the text does not match its hash: it was changed after it was imported',
    ]);
  });

  test('a text with carriage returns, even if its hash is right', () => {
    const found = changed((file) => {
      const article = first(file.articles);
      article.text = article.text.replaceAll('\n', '\r\n');
      article.hash = sha256(article.text);
      article.length = article.text.length;
    });
    expect(found).toEqual([
      'article courier: the text has a byte order mark, a carriage return or half a character in it',
    ]);
  });

  test('a wrong length, a block outside the text', () => {
    expect(changed((file) => (first(file.articles).length -= 1)).join()).toContain(
      'article courier: the length is given as',
    );
    expect(changed((file) => first(file.articles).blocks.push({ start: 5, end: 900, kind: 'quote' })).join()).toContain(
      'the block 5–900 is empty, out of order or outside the text',
    );
  });

  test('a quote that is not the text at its offsets', () => {
    const found = changed((file) => (first(first(file.annotations).spans).quote = 'Smoke went up'));
    expect(found).toEqual([`article courier: span ${uuid(23)}: the text there is not its quote`]);
  });

  test('offsets counted in another unit', () => {
    // As if they were code points: one less after the emoji.
    const found = changed((file) => {
      const harbour = file.annotations.find(({ article }) => article === 'harbour');
      for (const span of harbour?.spans ?? [])
        span.fragments = span.fragments.map(([start, end]) => [start - 1, end - 1]);
    });
    expect(found).toEqual([`article harbour: span ${uuid(21)}: the text there is not its quote`]);
  });

  test('a link to nothing, a claim both linked and silent, a stance that the project does not have', () => {
    expect(changed((file) => first(file.annotations).spans.pop()).join('\n')).toContain(`there is no span ${uuid(26)}`);
    expect(changed((file) => file.claims.pop()).join('\n')).toContain(`there is no claim ${uuid(13)}`);
    expect(changed((file) => file.project.stances.pop())).toEqual([
      `article courier: link ${uuid(36)}: the project has no stance "mentions"`,
    ]);
    const silent = changed((file) => {
      const [courier, , ledger] = file.annotations;
      courier?.omissions.push(...(ledger?.omissions ?? []));
    });
    expect(silent).toEqual([`article courier: claim ${uuid(13)} is marked silent although it is linked`]);
  });

  test('ids that stand there twice, annotations of an article that is not there', () => {
    expect(changed((file) => first(file.annotations).spans.push(first(first(file.annotations).spans)))).toEqual([
      `article courier: the span ${uuid(23)} stands there twice`,
    ]);
    expect(changed((file) => file.articles.shift())).toEqual([
      'article courier: has annotations, but is not among the articles',
    ]);
  });
});
