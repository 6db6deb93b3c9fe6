/** Reads doccano's JSON Lines and JSON of sequence labelling and relation extraction, of any version. */
import { CarriedBook, carriedIn, fieldsIn, joinMarks } from '../carried.ts';
import type { Carried, Mark } from '../carried.ts';
import type { ForeignCorpus, ForeignProblem, FormatFile, ReadContext } from '../foreign/corpus.ts';
import { Drafts } from '../foreign/drafts.ts';
import { isObject, jsonRecords, listOf, own, textOf, textProblem } from '../json-records.ts';
import { isIgnored, refusalOf } from './other-tasks.ts';
import { labelsOf } from './record.ts';

interface Line {
  readonly file: string;
  readonly place: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly carried: Carried | undefined;
  readonly annotator: string;
}

/**
 * Returns what the files say. doccano does not write in which unit it counts: its page counts UTF-16 code units, other
 * settings and older versions code points or grapheme clusters; only what Crossread wrote there has quotes to tell by.
 */
export function readDoccano(files: readonly FormatFile[], context: ReadContext): ForeignCorpus {
  const problems: ForeignProblem[] = [];
  const lines: Line[] = [];
  const book = new CarriedBook();
  for (const [index, file] of files.entries()) {
    context.progress?.(index, files.length);
    if (isIgnored(file.path)) continue;
    if (/\.jsonl?$/i.test(file.path)) lines.push(...linesOf(file, problems, book));
    else problems.push({ file: file.path, place: '', message: refusalOf(file), leftOut: 'file' });
  }
  const drafts = new Drafts();
  for (const { file, place, text, marks, carried, annotator } of lines) {
    const document = drafts.documentOf(text, {
      name: `${stemOf(file)}, ${place}`,
      file,
      fields: fieldsIn(carried?.article),
    });
    document.drafts.push(...joinMarks(marks, carried, book.meanings, { file, annotator }));
    for (const claim of carried?.silent ?? []) document.silent.push({ claim, annotator: carried?.annotator ?? '' });
  }
  const finished = drafts.finish({
    declared: { unit: 'utf-16', lines: 'as-is' },
    unchecked: [
      { unit: 'code-point', lines: 'as-is' },
      { unit: 'grapheme', lines: 'as-is' },
    ],
  });
  return {
    documents: finished.documents,
    claims: [...book.claims.values()],
    features: finished.documents.some(({ annotations }) => annotations.some(({ labels }) => labels.length > 0))
      ? [{ name: 'label', suggest: 'tag' }]
      : [],
    problems: [...problems, ...finished.problems],
  };
}

/** The records of a file that hold a text; none, and a problem, where the file is of another task. */
function linesOf(file: FormatFile, problems: ForeignProblem[], book: CarriedBook): Line[] {
  const told: ForeignProblem[] = [];
  const lines: Line[] = [];
  const whole = new Set<string>();
  const sides: { relations: number; comments: number; cats: number } = { relations: 0, comments: 0, cats: 0 };
  let sequences = 0;
  const tell = (place: string, message: string, leftOut: ForeignProblem['leftOut']): void => {
    told.push({ file: file.path, place, message, leftOut });
  };
  for (const { value, place } of jsonRecords(file, told)) {
    if (!isObject(value)) {
      tell(place, 'It is not an object with a text and labels.', 'record');
      continue;
    }
    const said = labelsOf(value, place);
    if (said.task !== undefined) {
      whole.add(said.task);
      continue;
    }
    if (said.isSequence) sequences += 1;
    const text = own(value, 'text') ?? own(value, 'column_data') ?? own(value, 'data');
    const wrong = textProblem(text);
    if (typeof text !== 'string' || wrong !== undefined) {
      tell(place, wrong ?? 'It has no text.', 'record');
      continue;
    }
    for (const message of said.problems) tell(place, message, 'record');
    const meta = own(value, 'meta');
    const carried = carriedIn(own(value, 'crossread') ?? (isObject(meta) ? own(meta, 'crossread') : undefined));
    if (carried === null)
      tell(place, 'What Crossread had put into the record is damaged; only its labels were read.', 'nothing');
    if (carried) book.add(carried);
    sides.relations += listOf(own(value, 'relations')).length;
    sides.comments += listOf(own(value, 'Comments') ?? own(value, 'comments')).length;
    sides.cats += listOf(own(value, 'cats')).length;
    lines.push({
      ...{ file: file.path, place, text, marks: said.marks },
      ...{ carried: carried ?? undefined, annotator: textOf(own(value, 'annotator')) || annotatorIn(file.path) },
    });
  }
  if (whole.size > 0 && sequences === 0) {
    const message = `This is a file of doccano’s ${[...whole].join(' and ')}, with nothing marked in a text. Crossread reads sequence labelling and relation extraction.`;
    problems.push({ file: file.path, place: '', message, leftOut: 'file' });
    return [];
  }
  if (whole.size > 0)
    tell('', `Records of ${[...whole].join(' and ')} were left out: nothing is marked in their texts.`, 'record');
  if (sides.relations > 0)
    tell('', `${sides.relations} relations between marked places were left out: Crossread has none.`, 'record');
  if (sides.cats > 0) tell('', `${sides.cats} labels of whole texts (“cats”) were left out.`, 'record');
  if (sides.comments > 0) tell('', `${sides.comments} comments on whole texts were left out.`, 'record');
  problems.push(...told);
  return lines;
}

/** doccano puts each user's work into a file of her name where it exports several, in a zip. */
function annotatorIn(path: string): string {
  const parts = path.split('/');
  const stem = stemOf(path);
  return parts.length > 1 && parts.some((part) => /\.zip$/i.test(part)) && !/^(all|unknown)$/.test(stem) ? stem : '';
}

const stemOf = (path: string): string => (path.split('/').at(-1) ?? path).replace(/\.[^.]*$/, '');
