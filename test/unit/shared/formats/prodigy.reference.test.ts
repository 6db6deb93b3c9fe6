import { describe, expect, it } from 'vitest';
import { prodigy } from '#shared/formats/prodigy/index.ts';
import { readFiles, referenceOf, tallyOf } from './read-files.ts';

const fileAt = referenceOf('prodigy/example-datasets');

interface Task {
  text: string;
  answer?: string;
  spans?: { start: number; end: number; label: string }[];
}

describe.runIf(fileAt !== undefined)('reference files of Prodigy', () => {
  it.each([
    // 373 tasks, one of them ignored; 303 spans in the others.
    ['annotated_news_headlines-ORG-PERSON-LOCATION-ner.jsonl', 372, 303, 'record'],
    ['bio_events.jsonl', 129, 422, ''],
    // 830 tasks with a label of the whole text and no spans.
    ['annotated_github-issues-DOCUMENTATION-textcat.jsonl', 0, 0, 'file'],
  ])('%s: %d documents, %d annotations', (path, documents, annotations, problems) => {
    if (fileAt === undefined) return;
    expect(tallyOf(readFiles(prodigy, [fileAt(path)]))).toEqual([documents, annotations, problems]);
  });

  it('has the words that Python would slice out', () => {
    if (fileAt === undefined) return;
    const file = fileAt('annotated_news_headlines-ORG-PERSON-LOCATION-ner.jsonl');
    const expected = new TextDecoder()
      .decode(file.bytes)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Task)
      .filter(({ answer }) => answer === 'accept')
      .flatMap(({ text, spans = [] }) => spans.map(({ start, end }) => [...text].slice(start, end).join('')));
    const { documents } = readFiles(prodigy, [file]);
    const words = documents.flatMap(({ text, annotations }) =>
      annotations.map(({ fragments: [at] }) => text.slice(...(at ?? [0, 0]))),
    );
    expect(words).toEqual(expected);
    expect(documents[0]?.offsets.declared).toBe(true);
    expect(documents[0]?.offsets.checked).toBeGreaterThan(1000);
  });
});
