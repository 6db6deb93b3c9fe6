/** What a page says about its article: Open Graph, schema.org in JSON-LD, plain meta elements. */
import type { DomDocument } from './dom.ts';
import type { RawFields } from './fields.ts';

/** Returns the page's own account of its article, unchecked; what it does not say is left out. */
export function readMetadata(document: DomDocument, source: string): RawFields {
  const meta = metaOf(document);
  const linked = linkedArticle(document);
  const outlet = meta('og:site_name') ?? nameOf(linked?.['publisher']) ?? meta('application-name', 'publisher');
  return {
    title: titleOf(document, meta('og:title') ?? textOf(linked?.['headline']), outlet),
    outlet,
    author: nameOf(linked?.['author']) ?? authorOf(document, meta),
    published:
      meta('article:published_time', 'og:published_time') ??
      textOf(linked?.['datePublished']) ??
      meta('datepublished', 'date', 'dc.date', 'dc.date.issued', 'parsely-pub-date', 'pubdate', 'sailthru.date') ??
      attributeOf(document, 'article time[datetime], main time[datetime]', 'datetime') ??
      attributeOf(document, 'time[datetime]', 'datetime'),
    url:
      absolute(attributeOf(document, 'link[rel~="canonical"]', 'href')) ??
      absolute(meta('og:url')) ??
      absolute(textOf(linked?.['url'])) ??
      // Browsers write where a saved page came from into its first lines.
      absolute(/<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i.exec(source.slice(0, 2000))?.[1]),
    language:
      attributeOf(document, 'html[lang]', 'lang') ??
      attributeOf(document, 'html', 'xml:lang') ??
      meta('og:locale')?.replace('_', '-') ??
      textOf(linked?.['inLanguage']) ??
      meta('content-language'),
  };
}

type Meta = (...names: string[]) => string | undefined;

function metaOf(document: DomDocument): Meta {
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = filled(element.getAttribute('content'));
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(attribute)?.toLowerCase();
      if (name !== undefined && content !== undefined && !found.has(name)) found.set(name, content);
    }
  }
  return (...names) => names.map((name) => found.get(name)).find((content) => content !== undefined);
}

function titleOf(document: DomDocument, declared: string | undefined, outlet: string | undefined): string | undefined {
  const title = declared ?? headlineOf(document) ?? filled(document.querySelector('title')?.textContent);
  if (title === undefined || outlet === undefined || title.length > 500) return title;
  // "Headline | Outlet" and "Headline - Outlet": the outlet has a field of its own.
  const cut = /^(.+?)\s+[|–—·-]\s+([^|–—·]+)$/u.exec(title);
  return cut?.[2]?.toLowerCase() === outlet.toLowerCase() ? cut[1] : title;
}

/** Returns the page's headline as it stands on the page: the `h1` of its article, or its only `h1`. */
export function headlineOf(document: DomDocument): string | undefined {
  for (const selector of ['article h1', 'main h1', 'h1']) {
    const found = [...document.querySelectorAll(selector)];
    if (found.length === 1) return filled(found[0]?.textContent);
  }
  return undefined;
}

function authorOf(document: DomDocument, meta: Meta): string | undefined {
  const named = meta('author', 'article:author', 'byl', 'parsely-author', 'dc.creator', 'sailthru.author');
  const printed = named ?? filled(document.querySelector('[rel~="author"], [itemprop="author"]')?.textContent);
  return printed === undefined || /^https?:/i.test(printed) ? undefined : printed.replace(/^by\s+/i, '');
}

type Json = Readonly<Record<string, unknown>>;

/** The first article among the page's JSON-LD. What is not JSON is passed over: the page has other ways to say it. */
function linkedArticle(document: DomDocument): Json | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let value: unknown;
    try {
      value = JSON.parse(
        (script.textContent ?? '').replace(/^\s*(?:<!--|\/\*?\s*<!\[CDATA\[.*)|(?:-->|\]\]>.*)\s*$/g, ''),
      );
    } catch {
      continue;
    }
    const article = findArticle(value, 0);
    if (article !== undefined) return article;
  }
  return undefined;
}

function findArticle(value: unknown, depth: number): Json | undefined {
  if (depth > 4) return undefined;
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = findArticle(item, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!isJson(value)) return undefined;
  const types = [value['@type']].flat().filter((type) => typeof type === 'string');
  if (types.some((type) => /(?:Article|BlogPosting|Report)$/.test(type))) return value;
  return findArticle(value['@graph'] ?? value['mainEntity'], depth + 1);
}

/** A name, several joined by commas, or the `name` of a thing that has one. */
function nameOf(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const names = value.map(nameOf).filter((name) => name !== undefined);
    return names.length === 0 ? undefined : names.join(', ');
  }
  return isJson(value) ? textOf(value['name']) : textOf(value);
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return textOf(value[0]);
  return typeof value === 'string' ? filled(value) : undefined;
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

function attributeOf(document: DomDocument, selector: string, attribute: string): string | undefined {
  return filled(document.querySelector(selector)?.getAttribute(attribute));
}

const absolute = (url: string | undefined): string | undefined =>
  url !== undefined && /^https?:\/\//i.test(url) ? url : undefined;

function filled(text: string | null | undefined): string | undefined {
  const collapsed = text?.replace(/\s+/g, ' ').trim();
  return collapsed === undefined || collapsed === '' ? undefined : collapsed;
}
