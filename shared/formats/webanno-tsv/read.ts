/** WebAnno TSV files → a corpus. The words of the tokens are the quotes that the offsets are held against. */
import { canonicalText } from '../../text/canonical.ts';
import { decodeText } from '../../text/encoding.ts';
import { emptyCorpus } from '../foreign/corpus.ts';
import type { ForeignCorpus, FormatFile, ReadContext } from '../foreign/corpus.ts';
import { fitOffsets } from '../foreign/offsets.ts';
import type { Fitted, OffsetUnit, RawText } from '../foreign/offsets.ts';
import { Gathering } from '../uima-cas/gather.ts';
import type { Mark, Reading } from '../uima-cas/gather.ts';
import { LINK, LINK_FEATURES, isStructure } from '../uima-cas/layers.ts';
import { layoutOf, worksAmong } from '../uima-cas/layout.ts';
import { shortName } from '../uima-cas/model.ts';
import { unescaped } from './escapes.ts';
import { readLines } from './lines.ts';
import type { TsvFile, Unit } from './lines.ts';
import { labelMarks, marksIn } from './marks.ts';
import type { TsvMark } from './marks.ts';
import { mannersOf, textOf } from './text.ts';

interface Parsed extends TsvFile {
  readonly path: string;
  /** Those that have words. */
  readonly units: readonly Unit[];
}

/** Returns what the WebAnno TSV files among these say. Never throws for what is in them. */
export function readTsv(files: readonly FormatFile[], context: ReadContext): ForeignCorpus {
  const own = worksAmong(files.filter(isTsv));
  const gathering = new Gathering();
  const parsed = own.flatMap((file, index) => {
    context.progress?.(index, own.length);
    return parse(file, gathering);
  });
  if (parsed.length === 0) return emptyCorpus(gathering.problems);
  const { texts, fitted, kept } = fit(parsed, gathering);
  const readings = kept.map((file, at) => readingOf(file, texts[at] ?? '', fitted.places[at] ?? [], gathering));
  context.progress?.(own.length, own.length);
  return gathering.corpusOf(readings, fitted.verdict);
}

function isTsv({ path, bytes }: FormatFile): boolean {
  if (/\.tsv$/i.test(path)) return true;
  const head = new TextDecoder().decode(bytes.subarray(0, 40));
  return /\.(?:txt|csv)$|\/[^./]*$/i.test(path) && head.startsWith('#FORMAT=WebAnno TSV');
}

function parse({ path, bytes }: FormatFile, gathering: Gathering): Parsed[] {
  const refuse = (place: string, message: string): Parsed[] => {
    gathering.problems.push({ file: path, place, message, leftOut: 'file' });
    return [];
  };
  const text = decodeText(bytes);
  if (text === undefined) return refuse('', 'Its bytes are not UTF-8, in which WebAnno TSV is written.');
  const reading = readLines(text);
  if (!reading.ok) return refuse(`line ${reading.line}`, reading.message);
  for (const { line, message } of reading.faults) {
    gathering.problems.push({ file: path, place: `line ${line}`, message, leftOut: 'record' });
  }
  const units = reading.sentences.flatMap((sentence) => sentence.units).filter(({ begin, end }) => begin < end);
  if (units.length === 0) return refuse('', 'It holds no text: there is no sentence with a token in it.');
  return [{ ...reading, path, units }];
}

const UNITS: readonly OffsetUnit[] = ['utf-16', 'code-point', 'grapheme', 'byte'];

/** Texts are put together by their offsets, so that the unit decides about them too: each is tried. */
function fit(
  files: readonly Parsed[],
  gathering: Gathering,
): { readonly texts: readonly string[]; readonly fitted: Fitted; readonly kept: readonly Parsed[] } {
  let best: Attempt | undefined;
  const seen: (readonly string[])[] = [];
  const manners = mannersOf(files.flatMap(({ sentences }) => sentences));
  for (const unit of UNITS) {
    for (const manner of manners) {
      const faults: Gathering['problems'] = [];
      const kept: Parsed[] = [];
      const texts: string[] = [];
      for (const file of files) {
        const text = textOf(file.sentences, unit, manner);
        if (typeof text === 'string') {
          kept.push(file);
          texts.push(text);
        } else {
          const { line, message } = text;
          faults.push({ file: file.path, place: `line ${line}`, message, leftOut: 'file' });
        }
      }
      // The same texts are fitted in every unit at once.
      if (seen.some((others) => sameTexts(texts, others))) continue;
      seen.push(texts);
      const fitted = fitOffsets(
        kept.map((file, at): RawText => ({ raw: texts[at] ?? '', places: file.units.map(placeOf) })),
        { declared: { unit: 'utf-16', lines: 'as-is' }, same: sameWords },
      );
      const misfits = fitted.places.flat().filter((place) => 'why' in place).length;
      if (best === undefined || faults.length < best.faults.length || misfits < best.misfits) {
        best = { texts, fitted, kept, faults, misfits };
      }
      if (faults.length + misfits === 0) return best;
    }
  }
  gathering.problems.push(...(best?.faults ?? []));
  return best ?? { texts: [], kept: [], fitted: fitOffsets([], { declared: { unit: 'utf-16', lines: 'as-is' } }) };
}

interface Attempt {
  readonly texts: readonly string[];
  readonly fitted: Fitted;
  readonly kept: readonly Parsed[];
  readonly faults: Gathering['problems'];
  readonly misfits: number;
}

const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, at) => text === other[at]);

const placeOf = ({ begin, end, words }: Unit): RawText['places'][number] => ({
  fragments: [[begin, end]],
  // A token of white space alone has lost its words in some programs.
  quote: words.trim() === '' ? undefined : words,
});

/** Words stand as they are in files of WebAnno, with escapes in ours. */
const sameWords = (inText: string, words: string): boolean => inText === words || inText === unescaped(words);

type Places = Fitted['places'][number];

function readingOf(file: Parsed, raw: string, places: Places, gathering: Gathering): Reading {
  const { path, layers, sentences } = file;
  const text = canonicalText(raw);
  const at = new Map(file.units.map((unit, index) => [unit, places[index]]));
  const stretchOf = ({ units }: TsvMark): readonly [number, number] | { readonly why: string } => {
    let [start, end] = [Infinity, 0];
    for (const unit of units) {
      if (unit.begin === unit.end && units.length > 1) continue;
      const place = at.get(unit);
      if (place === undefined) return { why: 'it marks no words, and a span needs some' };
      if ('why' in place) return place;
      start = Math.min(start, place[0]?.[0] ?? Infinity);
      end = Math.max(end, place[0]?.[1] ?? 0);
    }
    return [start, end];
  };
  const found = marksIn({ layers, sentences });
  labelMarks(found.marks, gathering, (mark) => {
    const stretch = stretchOf(mark);
    return 'why' in stretch ? '' : text.slice(stretch[0], stretch[1]);
  });
  tellMisfits(file, places, gathering);
  const slots = new Map<string, number>();
  const marks = found.marks.flatMap((mark): Mark[] => {
    const { type } = mark.layer;
    if (isStructure(type)) return [];
    const place = `line ${mark.units[0]?.line ?? 0}`;
    if (mark.slots > 0) slots.set(type, (slots.get(type) ?? 0) + mark.slots);
    const stretch = stretchOf(mark);
    if ('why' in stretch) {
      const message = `The ${shortName(type)} has no place in the text: ${stretch.why}.`;
      gathering.problems.push({ file: path, place, message, leftOut: 'record' });
      return [];
    }
    return [{ place, fragment: stretch, labels: mark.labels, own: type === LINK ? ownOf(mark) : undefined }];
  });
  const pointing = [
    ...[...found.relations].map(([type, count]) => `${count} relations of ${shortName(type)}`),
    ...[...slots].map(([type, count]) => `${count} slots of ${shortName(type)}`),
  ];
  for (const what of pointing) {
    const message = `What points from one annotation to another has no place here: ${what}.`;
    gathering.problems.push({ file: path, place: '', message, leftOut: 'record' });
  }
  const layout = layoutOf(path);
  const isOwn = layers.some(({ type }) => type === LINK);
  const key = isOwn ? layout.name : layout.key;
  return { ...layout, key, whole: layout.annotator !== '', file: path, text, fields: {}, marks, silent: [] };
}

function tellMisfits({ path, units }: Parsed, places: Places, gathering: Gathering): void {
  const misfits = units.flatMap((unit, index) => {
    const place = places[index];
    return place !== undefined && 'why' in place ? [{ unit, why: place.why }] : [];
  });
  const [first] = misfits;
  if (first === undefined) return;
  const message = `${misfits.length} of ${units.length} tokens do not stand where the file says; at the first, ${first.why}.`;
  gathering.problems.push({ file: path, place: `line ${first.unit.line}`, message, leftOut: 'nothing' });
}

function ownOf({ values }: TsvMark): Mark['own'] {
  return new Map(
    LINK_FEATURES.flatMap(([name]) => {
      const value = values.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
