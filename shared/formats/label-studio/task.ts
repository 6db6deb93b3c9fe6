/** One Label Studio task: its text, and who annotated it how; of the full export and of the flat one (`JSON_MIN`). */
import { isObject, listOf, own, textOf, textProblem } from '../json-records.ts';
import type { JsonObject } from '../json-records.ts';
import { regionsIn } from './regions.ts';
import type { Results } from './regions.ts';

export interface TaskAnnotation extends Results {
  readonly annotator: string;
}

export interface Task {
  readonly data: JsonObject;
  readonly annotations: readonly TaskAnnotation[];
  readonly cancelled: number;
  readonly predictions: number;
}

/** Keys that the flat export adds to a task's data. */
const FLAT = new Set(['id', 'annotator', 'annotation_id', 'created_at', 'updated_at', 'lead_time', 'agreement']);

/** Returns the task, or undefined where the record is none. */
export function taskOf(record: JsonObject): Task | undefined {
  const data = own(record, 'data');
  if (isObject(data)) {
    const given = listOf(own(record, 'annotations') ?? own(record, 'completions'));
    const objects = given.filter(isObject);
    const annotations = objects.filter((one) => own(one, 'was_cancelled') !== true);
    return {
      ...{
        data,
        cancelled: objects.length - annotations.length,
        predictions: listOf(own(record, 'predictions')).length,
      },
      annotations: [
        ...annotations.map((one) => ({
          ...regionsIn(listOf(own(one, 'result'))),
          annotator: annotatorOf(own(one, 'completed_by')),
        })),
        ...(objects.length === given.length
          ? []
          : [{ regions: [], others: new Map(), broken: ['An annotation is not an object.'], annotator: '' }]),
      ],
    };
  }
  if (own(record, 'annotation_id') === undefined && own(record, 'lead_time') === undefined) return undefined;
  return flatTask(record);
}

/** Of the flat export: each tag's results stand under its name, without ids; those at one place are one region. */
function flatTask(record: JsonObject): Task {
  const results: unknown[] = [];
  for (const [name, list] of Object.entries(record)) {
    if (FLAT.has(name)) continue;
    for (const value of listOf(list)) {
      if (!isObject(value)) continue;
      const type = ['labels', 'choices', 'taxonomy', 'rating', 'number'].find((key) => own(value, key) !== undefined);
      const isNote = type === undefined && Array.isArray(own(value, 'text')) && own(value, 'start') !== undefined;
      if (type === undefined && !isNote) {
        const other = Object.keys(value).find((key) => key.endsWith('labels'));
        if (other !== undefined) results.push({ type: other, value });
      } else results.push({ from_name: name, type: type ?? 'textarea', value });
    }
  }
  const annotation = { ...regionsIn(results), annotator: annotatorOf(own(record, 'annotator')) };
  return { data: record, annotations: [annotation], cancelled: 0, predictions: 0 };
}

/** A number, or an object with an e-mail address. */
function annotatorOf(who: unknown): string {
  if (typeof who === 'number') return `Label Studio user ${who}`;
  if (typeof who === 'string') return who;
  if (!isObject(who)) return '';
  const name = `${textOf(own(who, 'first_name'))} ${textOf(own(who, 'last_name'))}`.trim();
  return textOf(own(who, 'email')) || name || annotatorOf(own(who, 'id'));
}

const MEDIA: readonly (readonly [key: RegExp, what: string])[] = [
  [/^(?:image|images|img|photo)$/i, 'an image'],
  [/^audio$/i, 'sound'],
  [/^video$/i, 'a video'],
  [/^html$/i, 'an HTML page'],
];

/** Returns why a task on something else than a text cannot be read; undefined where it may have a text. */
export function mediaOf({ data }: Pick<Task, 'data'>): string | undefined {
  if (own(data, 'text') !== undefined) return undefined;
  const media = MEDIA.find(([key]) => Object.keys(data).some((name) => key.test(name)));
  return media === undefined ? undefined : `It is a task on ${media[1]}; only tasks on a text can be read.`;
}

const UNKNOWN = 'Nothing says which of its data is the text: name the text “text”.';

/**
 * Returns the text of the task that its regions stand in, or why there is none. The export does not say under which key it
 * is: `text` where that is one, else the one text in which the words of every region stand.
 */
export function textIn({ data, annotations }: Task): { readonly text: string } | { readonly why: string } {
  const texts = Object.entries(data).flatMap(([key, value]) =>
    typeof value === 'string' && textProblem(value) === undefined && !FLAT.has(key) ? [{ key, text: value }] : [],
  );
  const quotes = annotations.flatMap(({ regions }) =>
    regions.flatMap(({ quote }) => (quote === undefined ? [] : [quote])),
  );
  const readable = texts.filter(({ text }) => !/^(?:https?:|s3:|gs:|\/data\/|azure-blob:)\S*$/.test(text));
  const containing = readable.filter(({ text }) => quotes.every((quote) => sameText(text).includes(sameText(quote))));
  const placed = readable.length > 1 ? containing.filter(({ text }) => standsIn(text, annotations)) : containing;
  const tags = new Set(annotations.flatMap(({ regions }) => regions.map(({ tag }) => tag)));
  if (readable.length > 1 && tags.size > 1 && quotes.length > 0 && placed.length === 0) return { why: UNKNOWN };
  const holding = placed.length > 0 ? placed : containing;
  const named = readable.find(({ key }) => key === 'text');
  const likeliest = holding.find(({ key }) => key === 'text') ?? holding.find(({ key }) => tags.has(key)) ?? holding[0];
  const found = (quotes.length > 0 ? likeliest : undefined) ?? named;
  if (found !== undefined) return { text: found.text };
  const media = mediaOf({ data });
  if (media !== undefined) return { why: media };
  const problem = Object.hasOwn(data, 'text') ? textProblem(own(data, 'text')) : undefined;
  if (problem !== undefined) return { why: problem };
  const [link] = texts;
  if (link !== undefined && readable.length === 0) {
    return { why: `Its text lies elsewhere (${link.text.slice(0, 80)}); export tasks that hold their texts.` };
  }
  const [only, ...more] = readable;
  if (only !== undefined && more.length === 0) return { text: only.text };
  return { why: UNKNOWN };
}

/** Whether the words of all regions stand where they say, in one of the two units that Label Studio has counted in. */
function standsIn(text: string, annotations: Task['annotations']): boolean {
  const points = [...text];
  return annotations.every(({ regions }) =>
    regions.every(({ start, end, quote }) => {
      const there = [points.slice(start, end).join(''), text.slice(start, end)];
      return quote === undefined || there.some((words) => sameText(words) === sameText(quote));
    }),
  );
}

/** Returns the task as one for each tag that shows a text: a page may show several, such as a headline and a body. */
export function tasksByTag(task: Task): { readonly tag: string; readonly task: Task }[] {
  const tags = new Set(task.annotations.flatMap(({ regions }) => regions.map(({ tag }) => tag)));
  return [...tags].map((tag) => ({
    tag,
    task: {
      ...task,
      annotations: task.annotations.map((one) => ({ ...one, regions: one.regions.filter((each) => each.tag === tag) })),
    },
  }));
}

/** Some versions write a line end within a region's words as a backslash and an n. */
export const sameText = (words: string): string => words.replaceAll('\\n', '\n').replace(/\r\n?/g, '\n');
