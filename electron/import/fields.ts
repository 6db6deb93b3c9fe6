/** What a source says about its article, made into fields that the schema accepts. */
import { ArticleFields } from '#shared/model/index.ts';
import { normaliseDate } from './dates.ts';
import { guessLanguage } from './language.ts';

/** As found, unchecked. */
export interface RawFields {
  readonly title?: string | undefined;
  readonly outlet?: string | undefined;
  readonly author?: string | undefined;
  readonly published?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: string | undefined;
}

const LENGTHS = { title: 1000, outlet: 300, author: 500 };

/**
 * Returns the fields as the schema wants them, and a sentence for each that was given but could not be used. The language
 * is guessed from the text if none was given.
 */
export function tidyFields(raw: RawFields, text: string): { fields: ArticleFields; notices: string[] } {
  const notices: string[] = [];
  const published = raw.published === undefined ? '' : normaliseDate(raw.published);
  if (published === '' && isGiven(raw.published)) {
    notices.push(`The date “${short(raw.published)}” does not name one day for certain and was left empty.`);
  }
  const address = raw.url?.trim() ?? '';
  const url = ArticleFields.shape.url.safeParse(address).success ? address : '';
  if (url === '' && isGiven(raw.url)) {
    notices.push(`The address “${short(raw.url)}” is not an http or https address and was left empty.`);
  }
  const tag = raw.language?.trim() ?? '';
  const known = ArticleFields.shape.language.safeParse(tag).success;
  if (!known && isGiven(raw.language)) notices.push(`“${short(raw.language)}” is not a language tag such as “en”.`);
  const fields = {
    title: clip(raw.title, LENGTHS.title),
    outlet: clip(raw.outlet, LENGTHS.outlet),
    author: clip(raw.author, LENGTHS.author),
    published,
    url,
    language: known ? tag : guessLanguage(text),
  };
  return { fields, notices };
}

function clip(value: string | undefined, length: number): string {
  const line = (value ?? '').replace(/\s+/g, ' ').trim().toWellFormed();
  return line.length <= length
    ? line
    : `${line
        .slice(0, length - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
        .trimEnd()}…`;
}

const isGiven = (value: string | undefined): value is string => value !== undefined && value.trim() !== '';
const short = (value: string): string => clip(value, 60);
