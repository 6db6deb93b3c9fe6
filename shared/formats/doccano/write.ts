/** Writes doccano's JSON Lines: a line for each annotator's work in an article. */
import type { Article } from '../../model/index.ts';
import { LabelBook } from '../carried.ts';
import type { Dataset } from '../format.ts';
import { articleWork } from '../sheet-work.ts';
import type { SheetWork } from '../sheet-work.ts';

/** doccano's labels are at most 100 characters long (`LabelType.text`). */
const LONGEST_LABEL = 100;

export type Shape = 'entities' | 'sequence';

interface Entity {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/**
 * Returns the lines: offsets in UTF-16 code units, as doccano's own page counts them. What doccano has no place for lies
 * under `crossread`, which it keeps as metadata of the text.
 */
export function* writeDoccano(dataset: Dataset, shape: Shape): Generator<string> {
  const book = new LabelBook(dataset, LONGEST_LABEL);
  let id = 0;
  let nextEntity = 0;
  const lineOf = (article: Article, text: string, sheet: SheetWork | undefined): string => {
    const entities = entitiesOf(book, sheet);
    const crossread = {
      format: 'doccano',
      generator: dataset.generator,
      ...book.carry(article, text, sheet, (at) => at),
    };
    const labels =
      shape === 'sequence'
        ? { label: entities.map(({ start, end, label }) => [start, end, label]) }
        : {
            entities: entities.map(({ start, end, label }) => {
              nextEntity += 1;
              return { id: nextEntity, label, start_offset: start, end_offset: end };
            }),
            relations: [],
            Comments: [],
          };
    id += 1;
    return `${JSON.stringify({ id, crossread, text, ...labels })}\n`;
  };
  for (const { article, body, sheets } of articleWork(dataset)) {
    if (sheets.length === 0) yield lineOf(article, body.text, undefined);
    for (const sheet of sheets) yield lineOf(article, body.text, sheet);
  }
}

function entitiesOf(book: LabelBook, sheet: SheetWork | undefined): Entity[] {
  return (sheet?.spans ?? []).flatMap((work) =>
    book.labelsOf(work).flatMap((label) => work.span.fragments.map(([start, end]) => ({ start, end, label }))),
  );
}
