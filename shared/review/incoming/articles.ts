/** Which of our articles each article of a colleague's file is. */
import type { DocumentState } from '../../document/state.ts';
import type { AnnotationFile } from '../../formats/annotation-file/index.ts';
import { articleOf } from '../../formats/annotation-file/index.ts';
import type { ArticleBody } from '../../formats/format.ts';
import { ArticleId } from '../../model/index.ts';
import type { Article } from '../../model/index.ts';
import { shareOf } from '../../text/overlap.ts';

export type FileArticle = AnnotationFile['articles'][number];

/** What an article of the file is here. */
export type Match = { readonly inFile: FileArticle; readonly here: ArticleId } & (
  | { readonly state: 'same' }
  | {
      readonly state: 'differs';
      readonly by: 'id' | 'url' | 'likeness';
      /** Share of her text found in ours or of ours found in hers, whichever is more, 0–1. */
      readonly likeness: number;
    }
  | { readonly state: 'new'; readonly article: Article; readonly body: ArticleBody }
);

export interface ArticlePlan {
  /** In the file's order. */
  readonly matches: readonly Match[];
  readonly notices: readonly string[];
}

/** Two texts of one name or address that share less than this have nothing to do with each other. */
const LEAST_SHARE = 0.2;
/** Without a name or address in common: most of the shorter text, and a good part of the longer. */
const LIKE_SHARE = 0.5;
const LIKE_SHARE_OF_LONGER = 0.3;

/**
 * Returns what each article of the file is in the project. A text is known by its hash. One that differs is one of ours that
 * the file does not have with our text: of the same id, or else of the same address, or else of nearly the same text (and
 * not of another outlet or address, which would be wire copy). Everything else, and all that `separate` names by its id in
 * the file, is new; one whose id is taken here gets a new id, made of its own and the beginning of its hash. `textOf` gives
 * our texts; one that it does not give is like nothing.
 */
export function matchArticles(
  doc: DocumentState,
  file: AnnotationFile,
  textOf: (article: ArticleId) => string | undefined,
  separate: ReadonlySet<ArticleId>,
): ArticlePlan {
  const byHash = new Map([...doc.articles.values()].map((article) => [article.hash, article.id]));
  const found = new Map<ArticleId, Match>();
  const free = new Map(doc.articles);
  for (const inFile of file.articles) {
    const here = doc.articles.get(inFile.id);
    // Of two articles with one text the one with the same id is meant.
    const same = here?.hash === inFile.hash ? here.id : byHash.get(inFile.hash);
    if (same === undefined) continue;
    found.set(inFile.id, { inFile, here: same, state: 'same' });
    free.delete(same);
  }
  const open = file.articles.filter(({ id }) => !found.has(id) && !separate.has(id));
  for (const by of ['id', 'url', 'likeness'] as const) {
    for (const inFile of open) {
      if (found.has(inFile.id)) continue;
      const match = likest(inFile, free.values(), by, textOf);
      if (match === undefined) continue;
      found.set(inFile.id, { inFile, here: match.article.id, state: 'differs', by, likeness: match.likeness });
      free.delete(match.article.id);
    }
  }
  const taken = new Set<string>([...doc.articles.keys(), ...file.articles.map(({ id }) => id)]);
  const notices: string[] = [];
  const matches = file.articles.map((inFile): Match => {
    const known = found.get(inFile.id);
    if (known !== undefined) return known;
    const id = doc.articles.has(inFile.id) ? freeId(inFile, taken) : inFile.id;
    if (id !== inFile.id) notices.push(`The article "${inFile.id}" is "${id}" here: another text has its name.`);
    taken.add(id);
    const { article, body } = articleOf(inFile);
    return { inFile, here: id, state: 'new', article: { ...article, id }, body };
  });
  return { matches, notices };
}

/** Returns our articles whose texts must be at hand: none if the file's texts are all here. */
export function textsWanted(doc: DocumentState, file: AnnotationFile): ArticleId[] {
  const ours = new Map([...doc.articles.values()].map((article) => [article.hash, article.id]));
  const theirs = new Set(file.articles.map(({ hash }) => hash));
  if (file.articles.every(({ hash }) => ours.has(hash))) return [];
  return [...doc.articles.values()].filter(({ hash }) => !theirs.has(hash)).map(({ id }) => id);
}

function likest(
  inFile: FileArticle,
  ours: Iterable<Article>,
  by: 'id' | 'url' | 'likeness',
  textOf: (article: ArticleId) => string | undefined,
): { article: Article; likeness: number } | undefined {
  let best: { article: Article; likeness: number } | undefined;
  for (const article of ours) {
    if (by === 'id' ? article.id !== inFile.id : by === 'url' && !(article.url !== '' && article.url === inFile.url))
      continue;
    if (by === 'likeness' && (differ(article.url, inFile.url) || differ(article.outlet, inFile.outlet))) continue;
    const text = textOf(article.id);
    if (text === undefined) continue;
    const shares = [shareOf(inFile.text, text), shareOf(text, inFile.text)];
    const [likeness, less] = [Math.max(...shares), Math.min(...shares)];
    if (by === 'likeness' ? likeness < LIKE_SHARE || less < LIKE_SHARE_OF_LONGER : likeness < LEAST_SHARE) continue;
    if (best === undefined || likeness > best.likeness) best = { article, likeness };
  }
  return best;
}

const differ = (a: string, b: string): boolean => a !== '' && b !== '' && a !== b;

/** An id has at most 64 characters and may not end in a hyphen; a hash has 64, so one of these is free. */
function freeId({ id, hash }: { readonly id: string; readonly hash: string }, taken: ReadonlySet<string>): ArticleId {
  for (let length = 6; length < 32; length += 1) {
    const candidate = `${id.slice(0, 63 - length)}-${hash.slice(0, length)}`;
    if (!taken.has(candidate)) return ArticleId.parse(candidate);
  }
  return ArticleId.parse(hash);
}
