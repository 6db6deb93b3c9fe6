/** An article's fields as a person types them: tidied, and with what is wrong in plain words. */
import { ArticleFields } from '#shared/model/index.ts';

export type FieldName = keyof ArticleFields;
export type FieldProblems = Partial<Record<FieldName, string>>;

export const FIELD_NAMES: readonly FieldName[] = ['title', 'outlet', 'author', 'published', 'url', 'language', 'event'];

export const FIELD_LABELS: Readonly<Record<FieldName, string>> = {
  title: 'Title',
  outlet: 'Outlet',
  author: 'Author',
  published: 'Published',
  url: 'Address',
  language: 'Language',
  event: 'Event',
};

const WAY_OUT: Readonly<Record<FieldName, string>> = {
  title: 'At most 1,000 characters.',
  outlet: 'At most 300 characters.',
  author: 'At most 500 characters.',
  published: 'Write it as 2026-01-14, or with the time as 2026-01-14T09:10. Leave it empty if it is not known.',
  url: 'An address starts with http:// or https://. Leave it empty if there is none.',
  language: 'Write a tag such as en, pt-BR or zh-Hant; und if it is not known.',
  event: 'At most 200 characters. Leave it empty if the project is about one event.',
};

/** Returns the fields as they would be stored: without blanks around them, a missing language as `und`. */
export function tidyFields(fields: ArticleFields): ArticleFields {
  const event = (fields.event ?? '').trim();
  return {
    title: fields.title.trim().replace(/\s+/gu, ' '),
    outlet: fields.outlet.trim(),
    author: fields.author.trim(),
    published: fields.published.trim(),
    url: fields.url.trim(),
    language: fields.language.trim() || 'und',
    ...(event === '' && fields.event === undefined ? {} : { event }),
  };
}

/** Returns what is wrong with the fields once tidied, by field, with the way out; empty if nothing is. */
export function fieldProblems(fields: ArticleFields): FieldProblems {
  const checked = ArticleFields.safeParse(tidyFields(fields));
  if (checked.success) return {};
  const wrong = new Set(checked.error.issues.map((issue) => issue.path[0]));
  return Object.fromEntries(FIELD_NAMES.filter((name) => wrong.has(name)).map((name) => [name, WAY_OUT[name]]));
}
