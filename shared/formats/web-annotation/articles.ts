/** Which article of the project a target is about: the model names texts by address and does not hold them. */
import type { KnownArticle } from '../foreign/corpus.ts';
import { isObject } from '../json-records.ts';
import type { JsonObject } from '../json-records.ts';
import { canonicalText } from '../../text/canonical.ts';
import { HASH_IRI, iriOf, property, valuesOf } from './terms.ts';

/** What a target says of the text that it is a part of. */
export interface Source {
  /** Its address; undefined if the target names none. */
  readonly iri: string | undefined;
  /** SHA-256 of the text, where the target names the very version (4.3.1, `cached`). */
  readonly hash: string | undefined;
  readonly title: string;
}

/** Returns what the target says of its source. */
export function sourceOf(target: JsonObject): Source {
  const source = property(target, 'source');
  const iri = iriOf(source);
  const caches = valuesOf(target, 'state').flatMap((state) => (isObject(state) ? valuesOf(state, 'cached') : []));
  const hash = [iri, ...caches].find((one) => typeof one === 'string' && one.startsWith(HASH_IRI));
  const titles = isObject(source) ? [property(source, 'dc:title'), property(source, 'label')] : [];
  const title = titles.find((one) => typeof one === 'string') ?? '';
  return { iri, hash: typeof hash === 'string' ? hash.slice(HASH_IRI.length) : undefined, title: String(title) };
}

/** The address without what servers mostly do not mind: which of two schemes, `www.`, a last slash, a fragment. */
const barely = (url: string): string =>
  url
    .replace(/#.*$/, '')
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/\/$/, '');

/**
 * Returns the article that the source is: the one with its hash, else with its address, else with its title; or why there is
 * none. `quotes` are the words that the annotations of this source quote: of several articles, or where no source is named,
 * the only one in which all of them stand is taken.
 */
export function articleFor(
  { iri, hash, title }: Source,
  quotes: readonly string[],
  articles: readonly KnownArticle[],
): KnownArticle | { readonly why: string } {
  const byHash = hash === undefined ? undefined : articles.find((article) => article.hash === hash);
  if (byHash !== undefined) return byHash;
  const holding = (among: readonly KnownArticle[]): KnownArticle[] =>
    quotes.length === 0 ? [] : among.filter(({ text }) => quotes.every((quote) => text.includes(canonicalText(quote))));
  if (iri === undefined) {
    const found = holding(articles);
    const [only] = found;
    if (only !== undefined && found.length === 1) return only;
    const many =
      found.length === 0
        ? 'in no article of the project do all its quotes stand'
        : 'its quotes stand in several articles';
    return { why: `the file does not say which text it is about, and ${many}. Take the article in first` };
  }
  const plain = iri.replace(/#.*$/, '');
  const bare = barely(iri);
  const candidates = [
    articles.filter(({ url }) => url !== '' && url === iri),
    articles.filter(({ url }) => url !== '' && url.replace(/#.*$/, '') === plain),
    articles.filter(({ url }) => url !== '' && barely(url) === bare),
    articles.filter((article) => title !== '' && article.title === title),
  ].find((list) => list.length > 0);
  const [first, ...more] = candidates ?? [];
  if (first === undefined) {
    const what = iri.startsWith(HASH_IRI) ? 'this very text' : 'this address or title';
    return {
      why: `it is about ${iri.slice(0, 200)}, and no article of the project has ${what}. Take the article in first`,
    };
  }
  if (more.length === 0) return first;
  const [only, ...rest] = holding(candidates ?? []);
  if (only !== undefined && rest.length === 0) return only;
  return { why: `several articles of the project are ${iri.slice(0, 200)}, and its quotes do not tell which is meant` };
}
