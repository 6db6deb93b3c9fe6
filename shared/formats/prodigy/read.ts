/** Reads Prodigy's JSON Lines of spans (`ner.*`, `spans.*`). */
import type { ArticleFields } from '../../model/index.ts';
import { CarriedBook, carriedIn, fieldsIn, joinMarks } from '../carried.ts';
import type { Carried, Mark } from '../carried.ts';
import type { ForeignCorpus, ForeignProblem, FormatFile, ReadContext } from '../foreign/corpus.ts';
import { Drafts } from '../foreign/drafts.ts';
import type { RawPlace } from '../foreign/offsets.ts';
import { isObject, jsonRecords, listOf, own, textOf, textProblem } from '../json-records.ts';
import type { JsonObject } from '../json-records.ts';

interface Task {
  readonly file: string;
  readonly place: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly tokens: readonly RawPlace[];
  readonly carried: Carried | undefined;
  readonly annotator: string;
  readonly fields: Partial<ArticleFields>;
}

/**
 * Returns what the files say. Offsets are code points (Python strings); the words of the tokens, and of the spans where they
 * stand there, tell whether they are. Tasks that were rejected or ignored are left out and counted.
 */
export function readProdigy(files: readonly FormatFile[], context: ReadContext): ForeignCorpus {
  const problems: ForeignProblem[] = [];
  const book = new CarriedBook();
  const drafts = new Drafts();
  const tasks = files.flatMap((file, index) => {
    context.progress?.(index, files.length);
    return /\.jsonl?$/i.test(file.path) ? tasksOf(file, problems, book) : [];
  });
  for (const { file, place, text, marks, tokens, carried, annotator, fields } of tasks) {
    const stem = (file.split('/').at(-1) ?? file).replace(/\.[^.]*$/, '');
    const document = drafts.documentOf(text, { name: `${stem}, ${place}`, file, fields });
    if (document.witnesses.length === 0) document.witnesses.push(...tokens);
    document.drafts.push(...joinMarks(marks, carried, book.meanings, { file, annotator }));
    for (const claim of carried?.silent ?? []) document.silent.push({ claim, annotator: carried?.annotator ?? '' });
  }
  const finished = drafts.finish({
    declared: { unit: 'code-point', lines: 'as-is' },
    unchecked: [{ unit: 'utf-16', lines: 'as-is' }],
  });
  const labelled = finished.documents.some(({ annotations }) => annotations.some(({ labels }) => labels.length > 0));
  return {
    documents: finished.documents,
    claims: [...book.claims.values()],
    features: labelled ? [{ name: 'label', suggest: 'tag' }] : [],
    problems: [...problems, ...finished.problems],
  };
}

/** The accepted tasks of a file; none, and a problem, where no task marks anything in a text. */
function tasksOf(file: FormatFile, problems: ForeignProblem[], book: CarriedBook): Task[] {
  const told: ForeignProblem[] = [];
  const tasks: Task[] = [];
  const tell = (place: string, message: string, leftOut: ForeignProblem['leftOut']): void => {
    told.push({ file: file.path, place, message, leftOut });
  };
  const answers = new Map<string, number>();
  let [spans, whole, relations, records] = [0, 0, 0, 0];
  for (const { value, place } of jsonRecords(file, told)) {
    records += 1;
    if (!isObject(value)) {
      tell(place, 'It is not an object with a text and spans.', 'record');
      continue;
    }
    const marked = own(value, 'spans') !== undefined || own(value, 'tokens') !== undefined;
    if (marked) spans += 1;
    if (isOfWhole(value)) whole += 1;
    const answer = own(value, 'answer');
    if (answer === 'reject' || answer === 'ignore') {
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
      continue;
    }
    const text = own(value, 'text');
    const wrong = textProblem(text);
    if (typeof text !== 'string' || wrong !== undefined) {
      const what =
        own(value, 'image') === undefined && own(value, 'audio') === undefined
          ? ''
          : ' It is a task on an image or on sound.';
      tell(place, `${wrong ?? 'It has no text.'}${what}`, 'record');
      continue;
    }
    relations += listOf(own(value, 'relations')).length;
    const carried = carriedIn(own(value, 'crossread'));
    if (carried === null)
      tell(place, 'What Crossread had put into the record is damaged; only its spans were read.', 'nothing');
    if (carried) book.add(carried);
    const said = textOf(own(value, '_annotator_id')) || textOf(own(value, '_session_id'));
    tasks.push({
      ...{ file: file.path, place, text, annotator: said, carried: carried ?? undefined },
      marks: marksOf(value, place, tell),
      tokens: tokensIn(value),
      fields: carried ? fieldsIn(carried.article) : fieldsInMeta(own(value, 'meta')),
    });
  }
  if (spans === 0 && whole > 0) {
    const message = `Its ${records} tasks label whole texts (text classification or choices); nothing is marked in them. Crossread reads tasks with spans.`;
    problems.push({ file: file.path, place: '', message, leftOut: 'file' });
    return [];
  }
  for (const [answer, count] of answers) {
    const what = answer === 'reject' ? 'rejected' : 'ignored';
    tell('', `Tasks that were ${what} in Prodigy were left out: ${count}.`, 'record');
  }
  if (whole > 0) tell('', `Labels of whole texts were left out, in ${whole} tasks.`, 'record');
  if (relations > 0)
    tell('', `Relations between spans were left out, since Crossread has none: ${relations}.`, 'record');
  problems.push(...told);
  return tasks;
}

/** What people put below a task; `source` is the outlet there. */
function fieldsInMeta(meta: unknown): Partial<ArticleFields> {
  return isObject(meta) ? { ...fieldsIn({ outlet: own(meta, 'source') }), ...fieldsIn(meta) } : {};
}

/** Whether the task says something of its text as a whole: a label, or choices among options. */
function isOfWhole(task: JsonObject): boolean {
  const label = own(task, 'label');
  const ofSpans = listOf(own(task, 'spans')).length > 0;
  return (typeof label === 'string' && !ofSpans) || own(task, 'options') !== undefined;
}

function marksOf(
  task: JsonObject,
  place: string,
  tell: (place: string, message: string, leftOut: ForeignProblem['leftOut']) => void,
): Mark[] {
  const spans = own(task, 'spans');
  if (spans !== undefined && spans !== null && !Array.isArray(spans)) {
    tell(place, 'Its “spans” is not a list.', 'record');
  }
  const edges = tokenEdges(task);
  return listOf(spans).flatMap((span, index): Mark[] => {
    if (isObject(span)) {
      const [label, words] = [own(span, 'label'), own(span, 'text')];
      // `token_end` is the last token itself.
      const start = own(span, 'start') ?? edges.get(own(span, 'token_start'))?.start;
      const end = own(span, 'end') ?? edges.get(own(span, 'token_end'))?.end;
      if (isOffset(start) && isOffset(end) && (typeof label === 'string' || label === undefined)) {
        const quote = typeof words === 'string' ? words : undefined;
        return [{ start, end, label: label ?? '', id: '', place, note: '', quote }];
      }
    }
    tell(place, `Span ${index + 1} was left out: it has no start and end that are whole numbers from 0.`, 'record');
    return [];
  });
}

/** Where the tokens begin and end, by their ids; those without one are numbered from 0. */
function tokenEdges(task: JsonObject): ReadonlyMap<unknown, { start: unknown; end: unknown }> {
  return new Map(
    listOf(own(task, 'tokens')).flatMap((token, index) =>
      isObject(token) ? [[own(token, 'id') ?? index, { start: own(token, 'start'), end: own(token, 'end') }]] : [],
    ),
  );
}

function tokensIn(task: JsonObject): RawPlace[] {
  return listOf(own(task, 'tokens')).flatMap((token): RawPlace[] => {
    if (!isObject(token)) return [];
    const [start, end, text] = ['start', 'end', 'text'].map((key) => own(token, key));
    const usable = isOffset(start) && isOffset(end) && end > start && typeof text === 'string';
    return usable ? [{ fragments: [[start, end]], quote: text }] : [];
  });
}

const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
