/**
 * The property that every two-way format is held to: what is written and read again into an empty project is the same work,
 * less exactly what the format's `keeps` says is lost.
 */
import fc from 'fast-check';
import { expect } from 'vitest';
import { applyDiff } from '#shared/document/diff.ts';
import { documentOf } from '#shared/document/records.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { ForeignCorpus, FormatFile, KnownArticle } from '#shared/formats/foreign/corpus.ts';
import { proposeMapping } from '#shared/formats/foreign/mapping.ts';
import { planForeign } from '#shared/formats/foreign/plan.ts';
import type { Dataset, Format, Piece } from '#shared/formats/index.ts';
import { AnnotatorId } from '#shared/model/index.ts';
import type { AnyRecord, Article } from '#shared/model/index.ts';
import { encodeText } from '#shared/text/encoding.ts';
import { NOW, articleOf, sha256, uuid } from '#test/support/records.ts';
import { ada, arbitraryDataset, bo } from '../dataset.ts';
import { lessLost, summaryOf } from './summary.ts';
import type { Summary } from './summary.ts';

const bytesOf = (pieces: Iterable<Piece>): Uint8Array =>
  Buffer.concat([...pieces].map((piece) => (typeof piece === 'string' ? encodeText(piece) : piece)));

/** Returns what the format writes, as files; a zip that it writes itself is for the caller to unpack. */
export function written(format: Format, dataset: Dataset): FormatFile[] {
  if (format.files !== undefined) {
    return [...format.files(dataset)].map(({ path, pieces }) => ({ path: `export/${path}`, bytes: bytesOf(pieces) }));
  }
  return [{ path: format.fileName(dataset), bytes: bytesOf(format.serialise?.(dataset) ?? []) }];
}

/** Returns the corpus as a project of its own: what taking it in under the proposed mapping makes of an empty project. */
export function takenIn(format: Format, corpus: ForeignCorpus, dataset: Dataset): DocumentState {
  const { project, articles } = dataset.doc;
  const records: AnyRecord[] = [];
  const ids = corpus.documents.map((document, index) => {
    const known = document.article === undefined ? undefined : articles.get(document.article);
    const fields = { title: '', outlet: '', author: '', published: '', url: '', language: 'und', ...document.fields };
    const made: Article =
      known ?? articleOf(`read-${index}`, document.text, { ...fields, hash: sha256(document.text) });
    records.push(made);
    return made.id;
  });
  const empty = documentOf(project, records);
  const annotators = new Map<string, AnnotatorId>();
  let next = 0x10000;
  const plan = planForeign(corpus, proposeMapping(format.info.id, corpus, empty, 'Nobody'), {
    doc: empty,
    articles: ids,
    annotatorFor: (who) => {
      const name = typeof who === 'string' ? who : who.name;
      const id = annotators.get(name) ?? AnnotatorId.parse(`a-${annotators.size}`);
      annotators.set(name, id);
      return { type: 'annotator', id, name };
    },
    author: null,
    newId: () => uuid((next += 1)),
    now: NOW,
  });
  expect(plan.problems, 'nothing is left out of one’s own file').toEqual([]);
  return applyDiff(empty, plan.diff);
}

/** Reads what was written. `unpack` turns the files into those that the reader is given (a zip into what it holds). */
export function readBack(
  format: Format,
  dataset: Dataset,
  unpack: (files: FormatFile[]) => FormatFile[] = (files) => files,
): ForeignCorpus {
  const known = [...dataset.doc.articles.values()].map(({ id, title, url, hash }): KnownArticle => ({
    id,
    title,
    url,
    hash,
    text: dataset.texts.get(id)?.text ?? '',
  }));
  if (format.read === undefined || format.keeps === undefined) throw new Error(`${format.info.id} is not read`);
  const files = unpack(written(format, dataset));
  return format.read(files, { articles: format.keeps.texts ? [] : known, sha256 });
}

export interface RoundTrip {
  readonly unpack?: (files: FormatFile[]) => FormatFile[];
  /** Which datasets the format can hold at all; the others must be refused with a `DatasetError`. */
  readonly holds?: (dataset: Dataset) => boolean;
  readonly runs?: number;
}

/** Expects the round trip of arbitrary datasets, of one annotator or of two, to lose exactly what the format says. */
export function holdsRoundTrip(format: Format | undefined, { unpack, holds, runs = 60 }: RoundTrip = {}): void {
  if (format?.keeps === undefined) throw new Error('this format does not say what it keeps');
  const { keeps } = format;
  const whose = keeps.annotators ? fc.constantFrom([ada], [ada, bo]) : fc.constant([ada]);
  fc.assert(
    fc.property(arbitraryDataset, whose, (made, annotators) => {
      const dataset = { ...made, annotators };
      fc.pre(holds?.(dataset) ?? true);
      const corpus = readBack(format, dataset, unpack);
      expect(corpus.problems).toEqual([]);
      const doc = takenIn(format, corpus, dataset);
      const back: Summary = summaryOf({ ...dataset, doc, annotators: [...doc.annotators.keys()] }, (id) => {
        const index = corpus.documents.findIndex((_, at) => `read-${at}` === id);
        return corpus.documents[index]?.text ?? dataset.texts.get(id)?.text ?? '';
      });
      const expected = summaryOf(dataset, (id) => dataset.texts.get(id)?.text ?? '');
      expect(lessLost(back, keeps)).toEqual(lessLost(expected, keeps));
    }),
    { numRuns: runs },
  );
}
