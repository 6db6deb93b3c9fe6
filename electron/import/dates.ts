/** Dates as they are printed, read only where they can be read in one way. */
import { ArticleFields } from '#shared/model/index.ts';

/** Month names of a few languages, by their first letters in lower case without diacritics. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'januar', 'janner', 'janvier', 'enero', 'gennaio', 'janeiro', 'januari', 'jan'],
  ['february', 'februar', 'fevrier', 'febrero', 'febbraio', 'fevereiro', 'februari', 'feb'],
  ['march', 'marz', 'mars', 'marzo', 'marco', 'maart', 'mar'],
  ['april', 'avril', 'abril', 'aprile', 'apr'],
  ['may', 'mai', 'mayo', 'maggio', 'maio', 'mei'],
  ['june', 'juni', 'juin', 'junio', 'giugno', 'junho', 'jun'],
  ['july', 'juli', 'juillet', 'julio', 'luglio', 'julho', 'jul'],
  ['august', 'aout', 'agosto', 'augustus', 'aug'],
  ['september', 'septembre', 'septiembre', 'settembre', 'setembro', 'sept', 'sep'],
  ['october', 'oktober', 'octobre', 'octubre', 'ottobre', 'outubro', 'oct', 'okt'],
  ['november', 'novembre', 'noviembre', 'novembro', 'nov'],
  ['december', 'dezember', 'decembre', 'diciembre', 'dicembre', 'dezembro', 'dec', 'dez'],
];
const MONTH_NUMBER = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const DAY_FIRST =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?(\p{L}{3,})\.?,?\s+(?:de\s+)?(\d{4})(?!\d)/gu;
const MONTH_FIRST = /(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/gu;
const EAST_ASIAN = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/u;
const DIGITS = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/;
const TIME =
  /(?<![\d:])(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s*(a\.?m\.?|p\.?m\.?)?\s*(?:(Z|UTC|GMT|[+-]\d{2}:?\d{2})(?![\p{L}\d])|(\p{Lu}{2,5}))?/u;

/** What is longer than this holds more than a date. */
const LONGEST = 200;

/**
 * Returns a printed date as `ArticleFields.published` wants it (`2026-01-14`, with the time and offset if they are given),
 * or '' if it names no date or could name two. "3/4/2026" is March or April and is left empty; "14 January 2026",
 * "Jan. 14, 2026", RFC 2822 dates and "14.1.2026" are not. A time in a named zone other than UTC is left out, the day kept.
 */
export function normaliseDate(printed: string): string {
  if (printed.length > LONGEST) return '';
  const text = printed.trim().replace(/\s+/g, ' ');
  const iso = ISO.exec(text) ?? COMPACT.exec(text);
  if (iso !== null) return built(iso[1], iso[2], iso[3], isoTime(iso[4], iso[5], iso[6], iso[7]));
  const digits = DIGITS.exec(text);
  if (digits !== null) return fromDigits(Number(digits[1]), digits[2], Number(digits[3]), digits[4]);
  const days = namedDays(text.normalize('NFD').replace(/[\u0300-\u036f]/g, ''));
  const [day] = days;
  return day === undefined || days.length > 1 ? '' : built(day[0], day[1], day[2], printedTime(text));
}

/** The distinct days that are named with their month in letters, as year, month, day. */
function namedDays(text: string): (readonly [string | undefined, number | string, string | undefined])[] {
  const found = new Map<string, readonly [string | undefined, number | string, string | undefined]>();
  const add = (year: string | undefined, month: number | string | undefined, day: string | undefined): void => {
    if (month !== undefined) found.set(`${year}-${month}-${day}`, [year, month, day]);
  };
  for (const [, day, month = '', year] of text.matchAll(DAY_FIRST))
    add(year, MONTH_NUMBER.get(month.toLowerCase()), day);
  for (const [, month = '', day, year] of text.matchAll(MONTH_FIRST))
    add(year, MONTH_NUMBER.get(month.toLowerCase()), day);
  const eastAsian = EAST_ASIAN.exec(text.normalize('NFC'));
  if (eastAsian !== null) add(eastAsian[1], eastAsian[2], eastAsian[3]);
  return [...found.values()];
}

/** With dots the day comes first wherever dots are used; with strokes or hyphens only a number above 12 tells. */
function fromDigits(first: number, separator: string | undefined, second: number, year: string | undefined): string {
  if (separator === '.' || first > 12 || first === second) return built(year, second, first, '');
  return second > 12 ? built(year, first, second, '') : '';
}

function printedTime(text: string): string {
  const found = TIME.exec(text);
  if (found === null) return '';
  const [, hours, minutes, seconds, half, zone, name] = found;
  if (name !== undefined) return '';
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return '';
    hour = (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
  }
  return isoTime(String(hour), minutes, seconds, zone);
}

function isoTime(hours?: string, minutes?: string, seconds?: string, zone?: string): string {
  if (hours === undefined || minutes === undefined) return '';
  const plain = zone?.toUpperCase();
  const offset = plain === undefined ? '' : /^[ZUG]/.test(plain) ? 'Z' : plain.replace(/^(...):?/, '$1:');
  return `T${hours.padStart(2, '0')}:${minutes}:${seconds ?? '00'}${offset}`;
}

function built(
  year: string | undefined,
  month: string | number | undefined,
  day: string | number | undefined,
  time: string,
): string {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const { published } = ArticleFields.shape;
  // The schema knows how many days a month has.
  if (!published.safeParse(date).success) return '';
  return published.safeParse(date + time).success ? date + time : date;
}
