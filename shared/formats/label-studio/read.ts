/** Reads Label Studio's JSON of `<Text>` with `<Labels>`, in full or flat. */
import { fieldsIn, NO_CLAIM } from '../carried.ts';
import type {
  ForeignClaim,
  ForeignCorpus,
  ForeignFeature,
  ForeignProblem,
  FormatFile,
  ReadContext,
} from '../foreign/corpus.ts';
import { Drafts } from '../foreign/drafts.ts';
import type { Draft } from '../foreign/drafts.ts';
import { isObject, jsonRecords, listOf, own, textOf } from '../json-records.ts';
import type { RegionMeta, Region } from './regions.ts';
import { mediaOf, sameText, taskOf, tasksByTag, textIn } from './task.ts';
import type { Task } from './task.ts';

interface Found {
  readonly file: string;
  readonly place: string;
  readonly task: Task;
  readonly text: string;
  /** Which of several texts of the task it is; empty where there is one. */
  readonly tag: string;
}

/** Claims by the label that they have in the files, and by their key. */
interface Claims {
  readonly byKey: Map<string, ForeignClaim>;
  readonly byLabel: Map<string, string>;
}

const OTHER_SHAPES: readonly (readonly [ending: RegExp, what: string])[] = [
  [/\.[ct]sv$/i, 'a table, in which places in a text do not stand as they should'],
  [/\.xml$/i, 'a labelling configuration or another XML file, which holds no tasks'],
  [/\.conll$/i, 'CoNLL: words without the text that they stood in, so that no offset can be known'],
];

/**
 * Returns what the files say. Offsets are code points in current versions and were UTF-16 code units; the words of the
 * regions decide. Choices of a region are offered as stances; skipped annotations and predictions are left out and told.
 */
export function readLabelStudio(files: readonly FormatFile[], context: ReadContext): ForeignCorpus {
  const problems: ForeignProblem[] = [];
  const claims: Claims = { byKey: new Map(), byLabel: new Map() };
  const features = new Map<string, ForeignFeature>();
  const drafts = new Drafts();
  const found = files.flatMap((file, index) => {
    context.progress?.(index, files.length);
    if (/\.jsonl?$/i.test(file.path)) return tasksOf(file, problems, claims);
    const what = OTHER_SHAPES.find(([ending]) => ending.test(file.path))?.[1];
    if (what !== undefined) {
      const message = `This is ${what}. Export the project from Label Studio as JSON.`;
      problems.push({ file: file.path, place: '', message, leftOut: 'file' });
    }
    return [];
  });
  for (const { file, place, task, text, tag } of found) {
    const stem = (file.split('/').at(-1) ?? file).replace(/\.[^.]*$/, '');
    const carried = own(task.data, 'crossread');
    const fields = fieldsIn(isObject(carried) ? own(carried, 'article') : task.data);
    const name = `${stem}, ${place}${tag === '' ? '' : `, ${tag}`}`;
    const document = drafts.documentOf(text, { name, file, fields });
    for (const one of task.annotations) {
      document.drafts.push(...draftsOf(one.regions, { file, place, annotator: one.annotator }, claims, features));
    }
    if (isObject(carried)) {
      for (const cell of listOf(own(carried, 'silent')).filter(isObject)) {
        document.silent.push({ claim: textOf(own(cell, 'claim')), annotator: textOf(own(cell, 'annotator')) });
      }
    }
  }
  const finished = drafts.finish({
    declared: { unit: 'code-point', lines: 'as-is' },
    same: (inText, quote) => inText === quote || sameText(inText) === sameText(quote),
    unchecked: [{ unit: 'utf-16', lines: 'as-is' }],
  });
  return {
    documents: finished.documents,
    claims: [...claims.byKey.values()],
    features: [...features.values()],
    problems: [...problems, ...finished.problems],
  };
}

/** The tasks of a file that have a text with passages marked in it, or nothing marked at all. */
function tasksOf(file: FormatFile, problems: ForeignProblem[], claims: Claims): Found[] {
  const tasks: Found[] = [];
  let [cancelled, predictions] = [0, 0];
  const tell = (place: string, message: string, leftOut: ForeignProblem['leftOut']): void => {
    problems.push({ file: file.path, place, message, leftOut });
  };
  for (const { value, place } of jsonRecords(file, problems)) {
    const task = isObject(value) ? taskOf(value) : undefined;
    if (task === undefined) {
      tell(place, 'It is not a task of Label Studio: it has no “data”.', 'record');
      continue;
    }
    cancelled += task.cancelled;
    predictions += task.predictions;
    for (const { broken } of task.annotations) for (const message of broken) tell(place, message, 'record');
    const others = othersOf(task);
    const marked = task.annotations.some(({ regions }) => regions.length > 0);
    if (others !== '' && !marked) {
      const what =
        mediaOf(task) ?? `Nothing is marked in its text; it has ${others}. Only labelled passages can be read.`;
      tell(place, what, 'record');
      continue;
    }
    const whole = textIn(task);
    const parts = 'why' in whole ? tasksByTag(task).map((part) => ({ ...part, said: textIn(part.task) })) : [];
    const found = parts.flatMap(({ tag, task: part, said }) =>
      'text' in said ? [{ file: file.path, place, task: part, text: said.text, tag }] : [],
    );
    if ('why' in whole && (parts.length < 2 || found.length < parts.length)) {
      tell(place, whole.why, 'record');
      continue;
    }
    if (others !== '') tell(place, `What is not a labelled passage was left out: ${others}.`, 'record');
    learnClaims(own(task.data, 'crossread'), claims);
    tasks.push(...('text' in whole ? [{ file: file.path, place, task, text: whole.text, tag: '' }] : found));
  }
  if (cancelled > 0) tell('', `Annotations that were skipped in Label Studio were left out: ${cancelled}.`, 'record');
  if (predictions > 0) tell('', `Predictions, which nobody made, were left out: ${predictions}.`, 'record');
  return tasks;
}

function othersOf({ annotations }: Task): string {
  const counts = new Map<string, number>();
  for (const { others } of annotations)
    for (const [type, count] of others) counts.set(type, (counts.get(type) ?? 0) + count);
  return [...counts].map(([type, count]) => `${type.slice(0, 40)} (${count})`).join(', ');
}

function learnClaims(carried: unknown, { byKey, byLabel }: Claims): void {
  if (!isObject(carried)) return;
  for (const claim of listOf(own(carried, 'claims')).filter(isObject)) {
    const [key = '', text = '', group = '', guideline = '', annotator = '', label = ''] = [
      ...['key', 'text', 'group', 'guideline', 'annotator', 'label'].map((name) => textOf(own(claim, name))),
    ];
    if (key === '' || text === '') continue;
    if (!byKey.has(key)) byKey.set(key, { key, text, group, guideline, annotator });
    if (!byLabel.has(label)) byLabel.set(label, key);
  }
}

/** Regions that Crossread wrote for one span are one annotation again; every other region is one of its own. */
function draftsOf(
  regions: readonly Region[],
  said: { readonly file: string; readonly place: string; readonly annotator: string },
  claims: Claims,
  features: Map<string, ForeignFeature>,
): Draft[] {
  const spans = new Map<string, { readonly regions: Region[]; readonly meta: RegionMeta }>();
  const drafts: Draft[] = [];
  for (const region of regions) {
    const { meta } = region;
    const span = meta === undefined ? undefined : spans.get(meta.span);
    if (meta !== undefined && span === undefined) spans.set(meta.span, { regions: [region], meta });
    else if (span?.regions.every((one) => agree(one, region)) === true) span.regions.push(region);
    else drafts.push(draftOf([region], region.meta, said, claims, features));
  }
  return [...[...spans.values()].map((one) => draftOf(one.regions, one.meta, said, claims, features)), ...drafts];
}

/** Two regions are fragments of one span as long as nobody moved one of them away from the other. */
function agree(a: Region, b: Region): boolean {
  return a.meta?.fragment !== b.meta?.fragment || (a.start === b.start && a.end === b.end);
}

function draftOf(
  regions: readonly Region[],
  meta: RegionMeta | undefined,
  { file, place, annotator }: { readonly file: string; readonly place: string; readonly annotator: string },
  claims: Claims,
  features: Map<string, ForeignFeature>,
): Draft {
  const parts = new Map(regions.map((region) => [`${region.start} ${region.end}`, region]));
  const quotes = [...parts.values()].map(({ quote }) => quote);
  const links = new Map<string, Draft['links'][number]>();
  const labels = new Map<string, Draft['labels'][number]>();
  for (const region of regions) {
    const stance = region.labels.find(({ type }) => type === 'choices')?.value ?? '';
    const known = region.labels.flatMap(({ value, type }) =>
      type === 'labels' ? (claims.byLabel.get(value) ?? []) : [],
    );
    for (const claim of known) {
      const note = region.notes.join('\n');
      links.set(`${claim} ${stance}`, { claim, stance, unsure: region.meta?.unsure === true, note });
    }
    for (const { feature, value, type } of region.labels) {
      if (type === 'labels' && (claims.byLabel.has(value) || (value === NO_CLAIM && claims.byLabel.size > 0))) continue;
      if (type === 'choices' && known.length > 0) continue;
      labels.set(`${feature} ${value}`, { feature, value });
      if (!features.has(feature))
        features.set(feature, { name: feature, suggest: type === 'choices' ? 'stance' : 'tag' });
    }
  }
  const notes = links.size > 0 ? [] : [...new Set(regions.flatMap((region) => region.notes))];
  return {
    ...{ id: meta?.span ?? '', place, file },
    fragments: [...parts.values()].map(({ start, end }) => [start, end]),
    quote: quotes.every((quote) => quote !== undefined) ? quotes : undefined,
    ...{ labels: [...labels.values()], links: [...links.values()], tags: meta?.tags ?? [] },
    note: [meta?.note ?? '', ...notes].filter((note) => note !== '').join('\n'),
    annotator: meta === undefined || meta.annotator === '' ? annotator : meta.annotator,
  };
}
