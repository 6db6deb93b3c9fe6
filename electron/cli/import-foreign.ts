/** Other tools' annotations on the command line: what would come in, and taking it in by a mapping. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { ForeignEffect, ForeignReport } from '#shared/contract/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { ForeignProblem } from '#shared/formats/foreign/corpus.ts';
import { proposeMapping } from '#shared/formats/foreign/mapping.ts';
import { Mapping } from '#shared/model/index.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import {
  effectOf,
  factsOf,
  knownArticles,
  makerOf,
  placeDocuments,
  planWith,
  provisionalIds,
  readForeign,
  takeForeign,
} from '../import/foreign/index.ts';
import type { ForeignReading } from '../import/foreign/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { FoundForeign } from './collect-foreign.ts';
import { complain, Failure, fromHere, print, remark } from './output.ts';
import type { Progress } from './progress.ts';

export interface ForeignOptions {
  /** A file with a mapping, or `remembered`. */
  readonly mapping?: string;
  /** Who made what the files give nobody for: an annotator of the project by id or name, else a new one. */
  readonly annotator?: string;
}

interface Context {
  readonly workspace: Workspace;
  readonly options: ForeignOptions;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** What came in, for programs. */
export interface ForeignTaken extends Omit<ForeignReport, 'problems'> {
  readonly from: string;
  readonly format: string;
  readonly offsets: readonly string[];
  readonly problems: readonly ForeignProblem[];
}

/** What would come in, for programs and for `--mapping`. */
export interface ForeignShown {
  readonly from: string;
  readonly format: string;
  readonly documents: number;
  readonly annotations: number;
  readonly offsets: readonly string[];
  readonly features: readonly {
    readonly name: string;
    readonly uses: number;
    readonly labels: readonly { readonly value: string; readonly count: number; readonly samples: readonly string[] }[];
  }[];
  readonly annotators: readonly { readonly name: string; readonly annotations: number }[];
  readonly mapping: Mapping;
  readonly effect: Omit<ForeignEffect, 'problems'>;
  readonly problems: readonly ForeignProblem[];
}

/** Takes the files in. Throws a `Failure`, a `CrossreadError` or the disk's error; then nothing was taken in, or what it says. */
export async function takeFiles(found: FoundForeign, context: Context): Promise<ForeignTaken> {
  const { workspace, progress } = context;
  const reading = await read(found, context);
  const { report, problems } = await takeForeign(workspace, {
    ...{ format: found.format.info.id, reading, me: null, now: new Date().toISOString() },
    mapping: await mappingFor(found, reading, workspace.doc, context.options),
    problems: [...found.problems, ...reading.corpus.problems],
    signal: context.signal,
    onStep: (what, done, of) => progress.show(`${found.label}: ${what} ${done} of ${of}`),
    onWritten: () => undefined,
  });
  const offsets = factsOf(reading.corpus, false).offsets.map(({ words }) => words);
  return { from: found.label, format: found.format.info.id, offsets, ...report, problems };
}

/** Returns what taking the files in would do, and the mapping by which. Nothing is written. */
export async function showFiles(found: FoundForeign, context: Context): Promise<ForeignShown> {
  const { doc } = context.workspace;
  const reading = await read(found, context);
  const mapping = await mappingFor(found, reading, doc, context.options);
  const facts = factsOf(reading.corpus, doc.project.blind !== true);
  const placed = placeDocuments(reading, doc);
  const articles = provisionalIds(placed);
  const plan = planWith(reading.corpus, mapping, { doc, articles, me: null, now: new Date().toISOString() });
  const { problems: _rows, ...effect } = effectOf(plan, placed);
  return {
    ...{ from: found.label, format: found.format.info.id, documents: reading.corpus.documents.length },
    ...{ annotations: facts.annotations, offsets: facts.offsets.map(({ words }) => words) },
    ...{ features: facts.features, annotators: facts.annotators, mapping, effect },
    problems: [...found.problems, ...reading.corpus.problems, ...plan.problems],
  };
}

/** Says what became of the files: for people on standard output, what went wrong on standard error. */
export function sayTaken(report: ForeignTaken, json: boolean): void {
  const { from, format, articles, spans, links, claims, silent, annotators, same, offsets } = report;
  sayProblems(report.problems);
  if (json) return;
  const parts = [
    counted(articles.new, 'new article'),
    counted(spans, 'span'),
    counted(links, 'link'),
    counted(claims.new, 'new claim'),
    silent > 0 ? `${silent} cells marked silent` : '',
    counted(annotators, 'new annotator'),
  ].filter((part) => part !== '');
  const refused = same === 0 && report.problems.some(({ leftOut }) => leftOut === 'file');
  print(`${from}\t${format}: ${parts.join(', ') || (refused ? 'nothing came in' : 'already here')}`);
  if (same > 0) print(`\t${same} spans and links were here already`);
  for (const words of offsets) print(`\t${words}`);
}

/** What was left out is a failure; what merely should be known is not. */
export function sayProblems(problems: readonly ForeignProblem[]): void {
  for (const { file, place, message, leftOut } of problems) {
    if (leftOut === 'nothing') remark(file, place, message);
    else complain(file, place, message);
  }
}

async function read({ format, files, label }: FoundForeign, context: Context): Promise<ForeignReading> {
  const { workspace, progress, signal } = context;
  const articles = await knownArticles(workspace, format);
  const onProgress = (done: number, of: number): void => progress.show(`${label}: reading ${done} of ${of}`);
  return readForeign({ format: format.info.id, files, articles }, { signal, onProgress });
}

async function mappingFor(
  { format: { info }, label }: FoundForeign,
  { corpus }: ForeignReading,
  doc: DocumentState,
  { mapping: wanted, annotator }: ForeignOptions,
): Promise<Mapping> {
  if (wanted === 'remembered' && doc.project.mappings?.some(({ format }) => format === info.id) !== true) {
    throw new Failure(`--mapping: the project remembers no mapping for ${info.id} yet`);
  }
  const unnamed = annotator ?? makerOf(path.basename(label));
  const proposed = proposeMapping(info.id, corpus, doc, unnamed);
  const named = annotator === undefined ? {} : { '': annotatorNamed(annotator, doc) };
  const given = wanted === undefined || wanted === 'remembered' ? undefined : await mappingFile(wanted, info.id);
  return {
    ...proposed,
    ...(given && { features: { ...proposed.features, ...given.features }, stance: given.stance }),
    stances: { ...proposed.stances, ...given?.stances },
    annotators: { ...proposed.annotators, ...given?.annotators, ...named },
  };
}

function annotatorNamed(name: string, doc: DocumentState): AnnotatorId | { name: string } {
  for (const { id } of doc.annotators.values()) if (id === name) return id;
  for (const one of doc.annotators.values()) if (one.name === name) return one.id;
  return { name: name.slice(0, 100) };
}

/** A mapping by itself, or what `--preview` printed. */
const MappingFile = z.union([Mapping, z.object({ mapping: Mapping }).transform(({ mapping }) => mapping)]);

async function mappingFile(file: string, format: string): Promise<Mapping> {
  const fail = (why: string): never => {
    throw new Failure(`${file}: ${why}`);
  };
  const text = await readFile(fromHere(file), 'utf8').catch((error: Error) => fail(error.message));
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  const all = (Array.isArray(data) ? data : [data]) as unknown[];
  const read = all.map((one) => MappingFile.safeParse(one));
  const fits = read.flatMap((one) => (one.success ? [one.data] : [])).find((one) => one.format === format);
  if (fits !== undefined) return fits;
  const issue = read.flatMap((one) => (one.success ? [] : one.error.issues))[0];
  return fail(
    issue === undefined
      ? `it has no mapping for ${format}`
      : `it is no mapping as --preview prints it: ${issue.path.map(String).join('.')} ${issue.message}`,
  );
}

const counted = (count: number, what: string): string =>
  count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;
