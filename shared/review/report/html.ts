/** Markup in which nothing that is not markup can become markup. */

/** Markup that was made by `html`, and nothing else. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = Markup | string | number | undefined | false | readonly Value[];

/**
 * A template whose values are escaped: strings and numbers as text, markup as it is, lists one after the other, undefined and
 * false as nothing. Attribute values must stand in double quotes.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(strings.map((string, at) => string + (at < values.length ? rendered(values[at]) : '')).join(''));
}

function rendered(value: Value): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return value.map(rendered).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters are no characters of a page, and half of a surrogate pair is none at all. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replace(/[^\P{Cc}\t\n]/gu, ' ');
}

/** Returns somebody's own words, in an element that finds out by itself which way they are read. */
export function words(text: string, className?: string): Markup {
  return className === undefined ? html`<bdi>${text}</bdi>` : html`<bdi class="${className}">${text}</bdi>`;
}
