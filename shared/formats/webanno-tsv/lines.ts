/**
 * The lines of a WebAnno TSV 3 file: a header that names layers and their columns, then sentences, each with its text and a
 * line for every token and part of a token. Follows the WebAnno user guide 3.6.11, appendix "WebAnno TSV 3.3", and what
 * WebAnno and INCEpTION write where the guide is silent.
 */

export type LayerKind = 'span' | 'relation' | 'chain';

/** What one column of a layer holds. `mark` is the only column of a layer without features; `slot` is a role or a target. */
export type ColumnKind = 'feature' | 'mark' | 'slot' | 'base' | 'chainLink';

export interface Column {
  readonly kind: ColumnKind;
  /** Empty for the kinds that have no name. */
  readonly feature: string;
}

export interface Layer {
  readonly kind: LayerKind;
  /** Full name of its type. */
  readonly type: string;
  readonly columns: readonly Column[];
  /** Number of its first column, from 0. */
  readonly first: number;
}

/** A token, or a part of one. */
export interface Unit {
  /** From 1. */
  readonly line: number;
  readonly begin: number;
  readonly end: number;
  /** As they stand in the file. */
  readonly words: string;
  readonly cells: readonly string[];
  readonly isPart: boolean;
}

export interface Sentence {
  /** Lines of its text as they stand in the file. */
  readonly lines: readonly string[];
  readonly units: readonly Unit[];
}

export interface TsvFile {
  readonly version: string;
  readonly layers: readonly Layer[];
  readonly sentences: readonly Sentence[];
  /** Lines that say nothing that can be used, each with what is wrong. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

export type TsvReading =
  ({ readonly ok: true } & TsvFile) | { readonly ok: false; readonly line: number; readonly message: string };

const FORMAT = /^#FORMAT=WebAnno TSV (\d+(?:\.\d+)?)\s*$/;
const KINDS: Readonly<Record<string, LayerKind>> = { SP: 'span', RL: 'relation', CH: 'chain' };
/** An offset has so many digits at most: longer ones are no places in any text. */
const UNIT = /^(\d{1,9})-(\d{1,9})(\.\d{1,9})?$/;
const OFFSETS = /^(\d{1,12})-(\d{1,12})$/;

/** Returns the file's layers and sentences, or the line at which it is no WebAnno TSV 3. Offsets stay as they are written. */
export function readLines(text: string): TsvReading {
  // Only these three: other separators of Unicode may stand in a text.
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const version = FORMAT.exec(lines[0] ?? '')?.[1];
  if (version === undefined || !/^3(?:\.|$)/.test(version)) {
    const what =
      version === undefined ? 'Its first line is not “#FORMAT=WebAnno TSV 3.3”.' : `It is WebAnno TSV ${version}.`;
    return { ok: false, line: 1, message: `${what} Export the document as WebAnno TSV v3.3.` };
  }
  const layers: Layer[] = [];
  let width = 0;
  let at = 1;
  for (; at < lines.length && lines[at]?.trim() !== '' && !isSentenceHead(lines[at] ?? ''); at += 1) {
    // A remark, or what later versions may say there.
    if (/^#(?!T_)/.test(lines[at] ?? '')) continue;
    const layer = layerIn(lines[at] ?? '', width);
    if (layer === undefined) {
      return {
        ok: false,
        line: at + 1,
        message: `The header line “${(lines[at] ?? '').slice(0, 60)}” names no layer.`,
      };
    }
    layers.push(layer);
    width += layer.columns.length;
  }
  return { ok: true, version, layers, ...sentencesIn(lines, at, width) };
}

const isSentenceHead = (line: string): boolean => /^#(?:Text|Sentence\.[^=]*)=/.test(line);

function layerIn(line: string, first: number): Layer | undefined {
  const found = /^#T_(SP|RL|CH)=(.*)$/.exec(line);
  const kind = KINDS[found?.[1] ?? ''];
  const [type = '', ...names] = (found?.[2] ?? '').split('|').map((name) => name.trim());
  if (kind === undefined || type === '') return undefined;
  const columns: Column[] = [];
  for (const name of names.filter((one) => one !== '')) columns.push(columnOf(name, kind, columns.at(-1)));
  return { kind, type, first, columns: columns.length === 0 ? [{ kind: 'mark', feature: '' }] : columns };
}

function columnOf(name: string, kind: LayerKind, before: Column | undefined): Column {
  if (kind === 'relation' && name.startsWith('BT_')) return { kind: 'base', feature: '' };
  if (kind === 'chain' && name === 'referenceRelation') return { kind: 'chainLink', feature: name };
  if (kind === 'span' && name.startsWith('ROLE_')) {
    const feature = /^ROLE_[^:]*:([^_]+)_/.exec(name)?.[1] ?? name;
    return { kind: 'slot', feature };
  }
  // The column behind a role is the slot's target; it is named by its type.
  if (before?.kind === 'slot' && before.feature !== '' && name.includes('.')) return { kind: 'slot', feature: '' };
  return { kind: 'feature', feature: name };
}

function sentencesIn(lines: readonly string[], from: number, width: number): Pick<TsvFile, 'sentences' | 'faults'> {
  const sentences: { lines: string[]; units: Unit[] }[] = [];
  const faults: { line: number; message: string }[] = [];
  let open: { lines: string[]; units: Unit[] } | undefined;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') {
      open = undefined;
    } else if (line.startsWith('#Text=')) {
      if (open === undefined || open.units.length > 0) sentences.push((open = { lines: [], units: [] }));
      open.lines.push(line.slice('#Text='.length));
    } else if (!line.startsWith('#')) {
      const unit = unitIn(line, at + 1, width);
      if (typeof unit === 'string') faults.push({ line: at + 1, message: unit });
      else if (open === undefined) faults.push({ line: at + 1, message: 'A token stands before any #Text.' });
      else open.units.push(unit);
    }
    // A sentence's id, and what later versions may say of it, is of no use here.
  }
  return { sentences, faults };
}

function unitIn(line: string, number: number, width: number): Unit | string {
  const [id = '', offsets = '', words = '', ...cells] = line.split('\t');
  const unit = UNIT.exec(id);
  const place = OFFSETS.exec(offsets);
  if (unit === null || place === null)
    return `“${line.slice(0, 60)}” is no token: its number or its offsets are missing.`;
  // Some programs write no tab at the end of a line, others one more.
  if (cells.length < width) return `The token has ${cells.length} columns of the ${width} that the header names.`;
  return {
    ...{ line: number, begin: Number(place[1]), end: Number(place[2]) },
    ...{ words, cells: cells.slice(0, width), isPart: unit[3] !== undefined },
  };
}
