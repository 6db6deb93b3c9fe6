/** Files of either CAS format → a corpus: type systems are found, offsets fitted once for all files, marks gathered. */
import { emptyCorpus } from '../foreign/corpus.ts';
import type { ForeignCorpus, ForeignProblem, FormatFile, ReadContext } from '../foreign/corpus.ts';
import { fitOffsets } from '../foreign/offsets.ts';
import type { Fitted } from '../foreign/offsets.ts';
import { checkCas } from './check.ts';
import { ownFeatures, textsOf } from './from-cas.ts';
import type { CasText } from './from-cas.ts';
import { Gathering } from './gather.ts';
import { worksAmong } from './layout.ts';
import type { Mark, Reading } from './gather.ts';
import type { Cas, CasReading } from './model.ts';
import { shortName } from './model.ts';
import { readTypeSystem, typeSystemOf } from './types.ts';
import type { TypeSystem } from './types.ts';

/** So many ways in which one file breaks its type system are told. */
const TOLD = 20;

/** Returns the corpus of the CAS files, each read by `read`. A file that cannot be read is among the problems. */
export function readCasFiles(
  given: readonly FormatFile[],
  read: (file: FormatFile) => CasReading,
  context: ReadContext,
  problems: readonly ForeignProblem[] = [],
): ForeignCorpus {
  const files = worksAmong(given);
  if (files.length === 0) return emptyCorpus(problems);
  const gathering = new Gathering();
  gathering.problems.push(...problems);
  const texts: CasText[] = [];
  files.forEach((file, index) => {
    const { path } = file;
    const reading = read(file);
    if (reading.ok) {
      for (const problem of reading.problems) gathering.problems.push({ file: path, ...problem });
      if (reading.cas.types !== undefined) tellFaults(reading.cas, reading.cas.types, path, gathering);
      texts.push(...textsOf(reading.cas, path, gathering));
    } else gathering.problems.push({ file: path, ...reading.problem });
    context.progress?.(index + 1, files.length);
  });
  const readings = [...Map.groupBy(texts, ({ unit }) => unit)].flatMap(([unit, alike]) => {
    const { verdict, places } = fitOffsets(
      alike.map(({ raw, waiting }) => ({ raw, places: waiting.map(({ place }) => place) })),
      { declared: { unit, lines: 'as-is' } },
    );
    return alike.map((text, at) => readingOf(text, places[at] ?? [], verdict, gathering));
  });
  return gathering.corpusOf(readings, fitOffsets([], { declared: { unit: 'utf-16', lines: 'as-is' } }).verdict);
}

function readingOf(
  { reading, waiting }: CasText,
  places: Fitted['places'][number],
  offsets: Fitted['verdict'],
  gathering: Gathering,
): Reading {
  const marks = waiting.flatMap(({ structure, labels }, index): Mark[] => {
    const place = places[index];
    if (place === undefined) return [];
    if ('why' in place) {
      const message = `The ${shortName(structure.type)} has no place in the text: ${place.why}.`;
      gathering.problems.push({ file: reading.file, place: structure.place, message, leftOut: 'record' });
      return [];
    }
    const [fragment] = place;
    return fragment === undefined ? [] : [{ place: structure.place, fragment, labels, own: ownFeatures(structure) }];
  });
  return { ...reading, marks, offsets };
}

/** The same fault in many feature structures is told once, with the first place and how many there are. */
function tellFaults(cas: Cas, types: TypeSystem, file: string, gathering: Gathering): void {
  // Places outside the text are told with the annotations that they leave out.
  const faults = checkCas(cas, types).filter(({ message }) => !message.startsWith('The annotation '));
  const alike = [...Map.groupBy(faults, ({ message }) => message).values()];
  for (const group of alike.slice(0, TOLD)) {
    const [first] = group;
    if (first === undefined) continue;
    const more = group.length === 1 ? '' : ` So it is in ${group.length} places.`;
    gathering.problems.push({ file, ...first, message: `${first.message}${more}` });
  }
  if (alike.length > TOLD) {
    const message = `It breaks its type system in ${alike.length - TOLD} more ways.`;
    gathering.problems.push({ file, place: '', message, leftOut: 'nothing' });
  }
}

/** Finds the type system that belongs to a file: of those in its own folder, or else in the nearest one above. */
export class TypeSystems {
  private readonly byFolder = new Map<string, TypeSystem>();
  readonly problems: ForeignProblem[] = [];

  constructor(files: readonly FormatFile[]) {
    const folders = Map.groupBy(files, ({ path }) => folderOf(path));
    for (const [folder, inside] of folders) {
      const types = inside.flatMap(({ path, bytes }) => {
        const reading = readTypeSystem(bytes);
        if (reading.ok) return reading.types;
        this.problems.push({ file: path, place: reading.place, message: reading.message, leftOut: 'file' });
        return [];
      });
      this.byFolder.set(folder, typeSystemOf(types));
    }
  }

  of(path: string): TypeSystem | undefined {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const found = this.byFolder.get(folder);
      if (found !== undefined || folder === '') return found;
    }
  }
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
