/** Intl.Segmenter objects, kept: making one costs more than segmenting a paragraph with it. */

type Granularity = 'grapheme' | 'word' | 'sentence';

const kept = new Map<string, Intl.Segmenter>();

/**
 * Returns a segmenter (UAX #29, with ICU's dictionaries for scripts without spaces). A tag that Intl does not accept is
 * read as `und`, since an article's language is typed by people.
 */
export function segmenter(granularity: Granularity, locale = 'und'): Intl.Segmenter {
  const key = `${granularity} ${locale}`;
  let found = kept.get(key);
  if (found === undefined) {
    try {
      found = new Intl.Segmenter(locale, { granularity });
    } catch {
      found = new Intl.Segmenter('und', { granularity });
    }
    kept.set(key, found);
  }
  return found;
}
