/** Whether an annotation file is true: its texts are the texts it names, its quotes stand where it says. */
import { violations } from '../../document/invariants.ts';
import { isCanonical } from '../../text/canonical.ts';
import type { FileProblem } from './parse.ts';
import { documentOfFile } from './records.ts';
import type { AnnotationFile, FileArticle } from './schema.ts';

/** SHA-256 of a string's UTF-8 bytes in lower-case hex. Given by the caller, since this folder knows no platform. */
export type Sha256 = (text: string) => string;

/**
 * Returns everything that is wrong with a file whose fields are right, each with its place; empty if it can be trusted.
 * Offsets are UTF-16 code units, end exclusive.
 */
export function fileProblems(file: AnnotationFile, sha256: Sha256): FileProblem[] {
  const problems = [...doubles(file), ...strangers(file)];
  for (const article of file.articles) {
    const message = articleProblem(article, sha256);
    if (message !== undefined) problems.push({ place: `article ${article.id}`, message });
  }
  if (problems.length > 0) return problems;
  const texts = new Map(file.articles.map((article) => [article.id, article.text]));
  return violations(documentOfFile(file), (article) => texts.get(article)).map(({ where, message }) => ({
    place: where.startsWith('claims/') ? 'claims' : `article ${where.slice(where.indexOf('/') + 1)}`,
    message,
  }));
}

function articleProblem({ text, hash, length, blocks, sentences }: FileArticle, sha256: Sha256): string | undefined {
  if (!isCanonical(text)) return 'the text has a byte order mark, a carriage return or half a character in it';
  if (sha256(text) !== hash) return 'the text does not match its hash: it was changed after it was imported';
  if (text.length !== length)
    return `the length is given as ${length}, but the text has ${text.length} UTF-16 code units`;
  return (
    stretchesProblem(
      'block',
      text,
      blocks.map(({ start, end }) => [start, end]),
    ) ?? stretchesProblem('sentence', text, sentences)
  );
}

function stretchesProblem(
  what: string,
  text: string,
  stretches: readonly (readonly [number, number])[],
): string | undefined {
  let last = 0;
  for (const [start, end] of stretches) {
    if (start < last || end <= start || end > text.length) {
      return `the ${what} ${start}–${end} is empty, out of order or outside the text`;
    }
    last = end;
  }
  return undefined;
}

/** Two records with one id: one of them would be lost on import. */
function doubles(file: AnnotationFile): FileProblem[] {
  const problems: FileProblem[] = [];
  const once = (what: string, place: string, ids: readonly string[]): void => {
    const seen = new Set<string>();
    for (const id of ids) {
      if (seen.has(id)) problems.push({ place, message: `the ${what} ${id} stands there twice` });
      seen.add(id);
    }
  };
  const ids = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id);
  once('article', 'articles', ids(file.articles));
  once(
    'text with the hash',
    'articles',
    file.articles.map(({ hash }) => hash),
  );
  once('claim', 'claims', ids(file.claims));
  once(
    'entry for the article',
    'annotations',
    file.annotations.map(({ article }) => article),
  );
  once('relation', 'relations', ids(file.relations));
  for (const sheet of file.annotations) {
    const place = `article ${sheet.article}`;
    once('span', place, ids(sheet.spans));
    once('link', place, ids(sheet.links));
    once(
      'silent cell for the claim',
      place,
      sheet.omissions.map(({ claim }) => claim),
    );
  }
  return problems;
}

/** Annotations of articles that the file does not hold. */
function strangers(file: AnnotationFile): FileProblem[] {
  const known = new Set<string>(file.articles.map(({ id }) => id));
  return file.annotations
    .filter(({ article }) => !known.has(article))
    .map(({ article }) => ({ place: `article ${article}`, message: 'has annotations, but is not among the articles' }));
}
