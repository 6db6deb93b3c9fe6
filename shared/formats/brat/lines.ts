/**
 * The lines of a `.ann` file as brat documents them (brat standoff format, https://brat.nlplab.org/standoff.html): an id, a
 * tab, what it says, and a tab and free words where there are any.
 */
import type { ForeignProblem } from '../foreign/corpus.ts';

interface Line {
  readonly id: string;
  /** Counted from 1. */
  readonly line: number;
}

export interface TextBound extends Line {
  readonly type: string;
  /** As the file has them: code points, end exclusive. */
  readonly fragments: readonly (readonly [number, number])[];
  /** The words of all fragments; undefined where the line ends before them. */
  readonly quote: string | undefined;
}

export interface BratEvent extends Line {
  readonly type: string;
  readonly trigger: string;
  /** How many arguments it has. */
  readonly arity: number;
}

export interface Attribute extends Line {
  readonly name: string;
  readonly target: string;
  /** Empty where the attribute is only there or not there. */
  readonly value: string;
}

export interface Normalisation extends Line {
  readonly target: string;
  readonly resource: string;
  readonly entry: string;
  readonly words: string;
}

export interface BratNote extends Line {
  readonly type: string;
  readonly target: string;
  readonly words: string;
}

export interface AnnFile {
  readonly path: string;
  readonly textBounds: readonly TextBound[];
  readonly events: readonly BratEvent[];
  readonly attributes: readonly Attribute[];
  readonly normalisations: readonly Normalisation[];
  readonly notes: readonly BratNote[];
  /** Relations, equivalences, and events without a trigger. */
  readonly relations: readonly Line[];
  readonly problems: readonly ForeignProblem[];
}

/** Ids are a letter or `#`, a number, and a tail without meaning; equivalences have `*` and no number. */
const ID = /^(?:[A-Za-z#]\d+\S*|\*)$/;

/**
 * Returns what the lines of a `.ann` file say. A line that says nothing in the format is among the problems, with its
 * number; a file without a single line in the format is one problem.
 */
export function readAnn(path: string, text: string): AnnFile {
  const file = {
    ...{ path, textBounds: [] as TextBound[], events: [] as BratEvent[], attributes: [] as Attribute[] },
    ...{ normalisations: [] as Normalisation[], notes: [] as BratNote[], relations: [] as Line[] },
    problems: [] as ForeignProblem[],
  };
  const seen = new Set<string>();
  let good = 0;
  for (const [index, whole] of text.split(/\r\n|[\r\n]/).entries()) {
    if (whole.trim() === '') continue;
    const line = index + 1;
    const wrong = readLine(whole, line, seen, file);
    if (wrong === undefined) good += 1;
    else file.problems.push({ file: path, place: `line ${line}`, message: wrong, leftOut: 'record' });
  }
  if (good > 0 || file.problems.length === 0) return file;
  const message =
    'No line of it is in brat’s standoff format (an id such as T1, a tab, a type and offsets), so nothing was taken from it.';
  return { ...file, problems: [{ file: path, place: 'line 1', message, leftOut: 'file' }] };
}

type Draft = {
  [K in keyof AnnFile]: AnnFile[K] extends readonly (infer T)[] ? T[] : AnnFile[K];
};

/** Puts what the line says into the file; returns what is wrong with it, if anything is. */
function readLine(whole: string, line: number, seen: Set<string>, file: Draft): string | undefined {
  const [id, said, words] = columnsOf(whole);
  if (!ID.test(id)) return `It does not begin with an id such as T1 and a tab: “${shortened(whole)}”. It was left out.`;
  if (said === undefined) return `There is nothing behind its id “${id}”. It was left out.`;
  if (id !== '*' && seen.has(id)) return `The id “${id}” stands on a line above already. This line was left out.`;
  const wrong = (what: string): string => `${id} ${what}: “${shortened(said)}”. It was left out.`;
  const [first = '', second, ...more] = said.trim().split(/\s+/);
  switch (id.charAt(0)) {
    case 'T': {
      const bound = boundOf(said);
      if (bound === undefined) return wrong('is no type with pairs of whole numbers such as “Person 0 5;8 12”');
      file.textBounds.push({ id, line, ...bound, quote: words });
      break;
    }
    case 'E': {
      const [type = '', trigger, ...rest] = first.split(':');
      if (rest.length > 0) return wrong('is no event such as “Attack:T1 Agent:T2”');
      if (trigger === undefined) file.relations.push({ id, line });
      else file.events.push({ id, line, type, trigger, arity: second === undefined ? 0 : more.length + 1 });
      break;
    }
    case 'R':
    case '*':
      file.relations.push({ id, line });
      break;
    case 'A':
    case 'M':
      if (second === undefined) return wrong('is no attribute such as “Confidence T1 High”');
      file.attributes.push({ id, line, name: first, target: second, value: more.join(' ') });
      break;
    case 'N': {
      const reference = /^([^:]+):(.+)$/.exec(more[0] ?? '');
      if (second === undefined || reference === null) {
        return wrong('is no reference such as “Reference T1 Wikipedia:534366”');
      }
      const [, resource = '', entry = ''] = reference;
      file.normalisations.push({ id, line, target: second, resource, entry, words: words ?? '' });
      break;
    }
    case '#':
      if (second === undefined) return wrong('is no note such as “AnnotatorNotes T1”');
      file.notes.push({ id, line, type: first, target: second, words: words ?? '' });
      break;
    default:
      return wrong('is of no kind that brat has (T, E, R, *, A, M, N, #)');
  }
  seen.add(id);
  return undefined;
}

/** The id, what it says, and the rest of the line, which may hold tabs of its own. */
function columnsOf(line: string): [id: string, said: string | undefined, words: string | undefined] {
  const first = line.indexOf('\t');
  if (first === -1) return [line.trim(), undefined, undefined];
  const second = line.indexOf('\t', first + 1);
  const id = line.slice(0, first);
  return second === -1
    ? [id, line.slice(first + 1), undefined]
    : [id, line.slice(first + 1, second), line.slice(second + 1)];
}

/** brat has types of one word; other programs write names with spaces there, so that the first two numbers end them. */
function boundOf(said: string): Pick<TextBound, 'type' | 'fragments'> | undefined {
  const space = said.search(/ -?\d+\s+-?\d+\s*(?:;|$)/);
  const type = said.slice(0, Math.max(0, space)).trim();
  if (type === '') return undefined;
  const fragments: [number, number][] = [];
  for (const pair of said.slice(space + 1).split(';')) {
    const found = /^\s*(-?\d+)\s+(-?\d+)\s*$/.exec(pair);
    if (found === null) return undefined;
    fragments.push([Number(found[1]), Number(found[2])]);
  }
  return { type, fragments };
}

const shortened = (words: string): string =>
  words.length > 60 ? `${words.slice(0, 59).replace(/[\ud800-\udbff]$/, '')}…` : words;
