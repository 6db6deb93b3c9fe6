/** Six topics of ECB+ (Cybulska and Vossen, CC BY 3.0), counted by regular expressions on the raw XML beside our reader. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ecbPlus } from '#shared/formats/ecb-plus.ts';
import type { ForeignDocument } from '#shared/formats/foreign/corpus.ts';
import { sha256 } from '#test/support/records.ts';

const root = fileURLToPath(new URL('../../../../../shared/reference/corpora/ecbplus', import.meta.url));

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, one]) => one ?? '');

const labelsOf = ({ annotations }: ForeignDocument, feature: string): string[] =>
  annotations.flatMap(({ labels }) => labels.filter((one) => one.feature === feature).map(({ value }) => value));

const wordsOf = ({ text, annotations }: ForeignDocument): string[] =>
  annotations.map(({ fragments }) => fragments.map(([start, end]) => text.slice(start, end)).join(' '));

test('articles, mentions and chains of each topic are as many as in the XML', () => {
  if (!existsSync(root)) {
    console.log('No reference corpora beside the checkout (../shared/reference): ECB+ was not read.');
    return;
  }
  const topics = readdirSync(root).filter((name) => /^\d+$/.test(name));
  const counted: Record<string, number[]> = {};
  for (const topic of topics) {
    const files = readdirSync(`${root}/${topic}`).map((name) => ({
      path: `ecbplus/${topic}/${name}`,
      bytes: readFileSync(`${root}/${topic}/${name}`),
    }));
    const corpus = ecbPlus.read?.(files, { articles: [], sha256 });
    expect(corpus?.problems).toEqual([]);
    const documents = corpus?.documents ?? [];
    let mentions = 0;
    const chains = new Set<string>();
    for (const [index, { path, bytes }] of files.entries()) {
      const xml = bytes.toString('utf8');
      const document = documents[index];
      if (document === undefined) throw new Error(`${path} was not read`);
      // A mention has tokens inside; the things that chains are about have none.
      const anchored = [
        ...xml.matchAll(/<([A-Z_]+) m_id="\d+"[^>]*>((?:\s*<token_anchor t_id="\d+"\s*\/>)+)\s*<\/\1>/g),
      ];
      mentions += anchored.length;
      expect(document.annotations, path).toHaveLength(anchored.length);
      expect(labelsOf(document, 'class')).toEqual(anchored.map(([, name]) => name));
      const tokens = new Map(
        [...xml.matchAll(/<token t_id="(\d+)"[^>]*>([^<]*)<\/token>/g)].map(([, id, word]) => [id, plain(word ?? '')]),
      );
      const expected = anchored.map(([, , anchors]) =>
        all(anchors ?? '', /t_id="(\d+)"/g)
          .map((id) => tokens.get(id))
          .join(' '),
      );
      expect(wordsOf(document)).toEqual(expected);
      // Across articles a chain is its instance; within one it is the relation of this article.
      for (const id of all(xml, /<CROSS_DOC_COREF r_id="\d+" note="([^"]+)"/g)) chains.add(id);
      for (const id of all(xml, /<INTRA_DOC_COREF r_id="(\d+)"/g)) chains.add(`${path} ${id}`);
      const sources = all(xml, /<source m_id="(\d+)"/g);
      expect(labelsOf(document, 'chain')).toHaveLength(sources.length);
      expect(document.fields.event).toBe(`ECB+ topic ${topic} (${path.includes('ecbplus.xml') ? 'ecbplus' : 'ecb'})`);
      expect(document.fields.url !== undefined, path).toBe(path.endsWith('ecbplus.xml'));
    }
    const found = new Set(documents.flatMap((document) => labelsOf(document, 'chain')));
    expect(documents).toHaveLength(files.length);
    expect(found.size, topic).toBe(chains.size);
    expect(corpus?.claims.map(({ key }) => key).sort()).toEqual([...found].sort());
    counted[topic] = [documents.length, mentions, chains.size];
  }
  console.log(`ECB+ topic: articles, mentions, chains: ${JSON.stringify(counted)}`);
  expect(Object.keys(counted)).toHaveLength(6);
});

const plain = (word: string): string =>
  word.replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'",
  );
