/** Texts of other tools' files as new articles: never cut, their blocks from the file where it knows them. */
import { setImmediate } from 'node:timers/promises';
import type { ForeignDocument, ForeignProblem } from '#shared/formats/foreign/corpus.ts';
import type { Article, ArticleId } from '#shared/model/index.ts';
import { bodyProblem } from '#shared/schema/index.ts';
import { blocksOf } from '#shared/text/blocks.ts';
import { tidyFields } from '../fields.ts';
import { prepareArticle } from '../prepare.ts';
import type { ArticleBody } from '../prepare.ts';
import type { Placed } from './plan.ts';

export interface NewArticle {
  readonly article: Article;
  readonly body: ArticleBody;
}

export interface Prepared {
  readonly articles: readonly NewArticle[];
  /** The article of each document; undefined where it cannot be one. */
  readonly ids: readonly (ArticleId | undefined)[];
  readonly problems: readonly ForeignProblem[];
}

interface Options {
  readonly format: string;
  readonly taken: ReadonlySet<string>;
  readonly now: string;
  readonly onStep: (done: number, of: number) => void;
}

const LONGEST_EVENT = 200;

/** Returns the articles that the documents become. Between two of them other things have their turn. */
export async function prepareDocuments(
  documents: readonly ForeignDocument[],
  placed: readonly Placed[],
  { format, taken, now, onStep }: Options,
): Promise<Prepared> {
  const ids = new Set(taken);
  const articles = new Map<number, NewArticle>();
  const problems: ForeignProblem[] = [];
  const found: (ArticleId | undefined)[] = [];
  const of = new Set(placed.flatMap((one) => (one.state === 'new' ? [one.number] : []))).size;
  for (const [index, document] of documents.entries()) {
    const one = placed[index];
    if (one === undefined || one.state === 'empty') {
      problems.push({
        ...placeOf(document),
        message: 'It has no text, so it cannot be an article.',
        leftOut: 'record',
      });
      found.push(undefined);
      continue;
    }
    if (one.state === 'known') {
      found.push(one.article);
      continue;
    }
    const there = articles.get(one.number) ?? prepared(document, format, ids, now, problems);
    // A byte order mark within the text would be taken off, and every offset would be one too high.
    if (there.body.text !== document.text) {
      const message = 'Its text begins with a second byte order mark. Take it out of the file and take it in again.';
      problems.push({ ...placeOf(document), message, leftOut: 'file' });
      found.push(undefined);
      continue;
    }
    articles.set(one.number, there);
    ids.add(there.article.id);
    found.push(there.article.id);
    onStep(articles.size, of);
    await setImmediate();
  }
  return { articles: [...articles.values()], ids: found, problems };
}

const placeOf = ({ file, name }: ForeignDocument): Pick<ForeignProblem, 'file' | 'place'> => ({
  file,
  place: file.endsWith(name) ? '' : name,
});

function prepared(
  document: ForeignDocument,
  format: string,
  taken: ReadonlySet<string>,
  now: string,
  problems: ForeignProblem[],
): NewArticle {
  const { text, name, file, blocks } = document;
  const { event = '', ...given } = document.fields;
  const { fields, notices } = tidyFields({ ...given, title: given.title?.trim() || name }, text);
  for (const message of notices) problems.push({ ...placeOf(document), message, leftOut: 'nothing' });
  const said = blocks ?? [];
  const fits = said.length > 0 && bodyProblem({ blocks: [...said], sentences: [] }, text.length) === undefined;
  const read = {
    ...{ text, format, from: file },
    fields: event.trim() === '' ? fields : { ...fields, event: event.trim().slice(0, LONGEST_EVENT) },
    blocks: fits ? [...said] : blocksOf(text),
  };
  return prepareArticle(read, { head: 0, tail: text.length }, taken, now);
}
