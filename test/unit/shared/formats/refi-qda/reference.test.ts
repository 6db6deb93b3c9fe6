/** The files of other programs beside the project, and the schema of the standard: see the README of that folder. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { createSample } from '#electron/sample/index.ts';
import { openWorkspace } from '#electron/workspace/index.ts';
import type { ForeignCorpus } from '#shared/formats/foreign/corpus.ts';
import type { ArticleBody, Dataset } from '#shared/formats/index.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { refiCodebook, refiQda } from '#shared/formats/refi-qda/index.ts';
import { projectFiles } from '#shared/formats/refi-qda/write.ts';
import { sha256 } from '#test/support/records.ts';
import { hasXmllint, xmllint } from '#test/support/xmllint.ts';
import { ada, arbitraryDataset, bo, millFire } from '../dataset.ts';

const folder = fileURLToPath(new URL('../../../../../../shared/reference/formats/refi-qda', import.meta.url));
const here = existsSync(folder);
if (!here)
  console.log('No reference files beside the checkout (../shared/reference): REFI-QDA was not held against them.');
const context = { articles: [], sha256 };
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(folder, name)));

describe('the reference files', () => {
  test('requal_test.qdpx: one user, two codes, one source, three selections, one of them with a note only', () => {
    if (!here) return;
    const { expected, startPosition, endPosition, expected_memo_segment_text } = JSON.parse(
      readFileSync(path.join(folder, 'expected.json'), 'utf8'),
    ) as {
      expected: Record<string, number>;
      startPosition: number;
      endPosition: number;
      expected_memo_segment_text: string;
    };
    const files = Object.entries(unzipSync(bytesOf('requal_test.qdpx'))).map(([inside, bytes]) => ({
      path: `requal_test.qdpx/${inside}`,
      bytes,
    }));
    const { documents, claims, features, problems } = refiQda.read?.(files, context) ?? expect.fail();
    expect(problems).toEqual([]);
    expect(documents).toHaveLength(expected['sources'] ?? -1);
    const [{ annotations, text, fields }] = documents as [ForeignCorpus['documents'][number]];
    expect(fields).toEqual({ title: 'Document 1' });
    expect(annotations).toHaveLength(expected['selections'] ?? -1);
    expect(new Set(annotations.map(({ annotator }) => annotator))).toEqual(new Set(['Admin User']));
    expect(expected['users']).toBe(1);
    // The codes, their descriptions and the set that both are in, as the file has them.
    expect(claims.map(({ text, group, guideline }) => [text, group, guideline])).toEqual([
      ['Theme A', 'Test Category', 'First theme'],
      ['Theme B', 'Test Category', 'Second theme'],
    ]);
    expect(claims).toHaveLength(expected['codes'] ?? -1);
    expect(features).toEqual([{ name: 'code', suggest: 'claim' }]);
    expect(annotations.map(({ labels }) => labels.map(({ value }) => value))).toEqual([['Theme A'], ['Theme B'], []]);
    const memoOnly = annotations.filter(({ labels }) => labels.length === 0);
    expect(memoOnly).toHaveLength(expected['memo_only_selections'] ?? -1);
    expect(memoOnly[0]?.fragments).toEqual([[startPosition, endPosition]]);
    expect(text.slice(startPosition, endPosition)).toBe(expected_memo_segment_text);
    expect(memoOnly[0]?.note).toBe('This is a test note.');
  });

  test('atlasti_valid.qdc is one claim; the truncated one is refused with its place', () => {
    if (!here) return;
    const read = (name: string) => refiCodebook.read?.([{ path: name, bytes: bytesOf(name) }], context);
    const valid = read('atlasti_valid.qdc');
    expect(valid?.problems).toEqual([]);
    expect(valid?.claims.map(({ text, group, guideline }) => [text, group, guideline])).toEqual([
      ['code1', 'code group 1', 'description'],
    ]);
    const truncated = read('atlasti_corrupted_truncated.qdc');
    expect(truncated?.claims).toEqual([]);
    expect(truncated?.problems).toHaveLength(1);
    // The file ends within its last line.
    const lines = readFileSync(path.join(folder, 'atlasti_corrupted_truncated.qdc'), 'utf8').split('\n');
    expect(truncated?.problems[0]?.place).toMatch(new RegExp(`^line ${lines.length}, column \\d+$`));
    expect(truncated?.problems[0]?.leftOut).toBe('file');
  });
});

describe('what is written is valid by the schema of the standard', () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'crossread-refi-'));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  test('the sample project, a small one, an empty one, and arbitrary ones', async () => {
    if (!here || !hasXmllint('REFI-QDA was not held against its schema')) return;
    const empty: Dataset = { ...millFire([]), annotators: [] };
    const datasets = [
      await sample(path.join(scratch, 'sample')),
      millFire([ada]),
      millFire([ada, bo]),
      empty,
      ...fc.sample(arbitraryDataset, { numRuns: 25, seed: 5 }),
    ];
    const files = datasets.map((dataset, index) => {
      const file = path.join(scratch, `${index}.xml`);
      const [project] = projectFiles(dataset);
      writeFileSync(file, [...(project?.pieces ?? [])].join(''));
      return file;
    });
    const schema = path.join(folder, 'Project-mrt2019.xsd');
    const { status, said } = xmllint(['--schema', schema, ...files]);
    expect(said.split('\n')).toEqual(files.map((file) => `${file} validates`));
    expect(status).toBe(0);
    // The schema is one that can say no.
    const wrong = path.join(scratch, 'wrong.xml');
    writeFileSync(wrong, readFileSync(files[0] ?? '', 'utf8').replace('isCodable="true"', ''));
    expect(xmllint(['--schema', schema, wrong]).status).not.toBe(0);
  });
});

/** The project that every new user is shown, whole. */
async function sample(dir: string): Promise<Dataset> {
  await createSample(dir);
  const workspace = await openWorkspace(dir, { face: 'cli', readOnly: true });
  try {
    const texts = new Map<ArticleId, ArticleBody>();
    for (const id of workspace.doc.articles.keys()) texts.set(id, await workspace.readArticle(id));
    expect(texts.size).toBeGreaterThan(1);
    return {
      doc: workspace.doc,
      texts,
      annotators: [...workspace.doc.annotators.keys()],
      generator: 'Crossread 0.1.0',
    };
  } finally {
    await workspace.close();
  }
}
