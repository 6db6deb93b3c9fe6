/** Writes Prodigy's JSON Lines: a task for each annotator's work in an article. */
import type { Article } from '../../model/index.ts';
import { toCodePoint } from '../../text/units.ts';
import { LabelBook } from '../carried.ts';
import type { Dataset } from '../format.ts';
import { articleWork } from '../sheet-work.ts';
import type { SheetWork } from '../sheet-work.ts';
import { tokensOf } from './tokens.ts';

/** Prodigy has no limit; longer ones would fill its page. */
const LONGEST_LABEL = 120;

/** Returns the lines, offsets in Unicode code points. What Prodigy has no place for lies under `crossread`, which it keeps. */
export function* writeProdigy(dataset: Dataset): Generator<string> {
  const book = new LabelBook(dataset, LONGEST_LABEL);
  const lineOf = (article: Article, text: string, sheet: SheetWork | undefined): string => {
    const point = toCodePoint(text);
    const fragments = (sheet?.spans ?? []).flatMap(({ span }) => span.fragments);
    const tokens = tokensOf(text, fragments);
    const first = new Map(tokens.map(({ start, id }) => [start, id]));
    const last = new Map(tokens.map(({ end, id }) => [end, id]));
    const spans = (sheet?.spans ?? []).flatMap((work) =>
      book.labelsOf(work).flatMap((label) =>
        work.span.fragments.map(([from, to]) => {
          const [start, end] = [point(from), point(to)];
          const edges = { token_start: first.get(start), token_end: last.get(end) };
          return { start, end, ...edges, label, text: text.slice(from, to) };
        }),
      ),
    );
    const crossread = { format: 'prodigy', generator: dataset.generator, ...book.carry(article, text, sheet, point) };
    const { title, outlet, url, published } = article;
    return `${JSON.stringify({
      ...{ crossread, text, meta: { title, source: outlet, url, published }, tokens, spans },
      ...{ _view_id: 'spans_manual', answer: 'accept' },
      ...(sheet === undefined ? {} : { _annotator_id: sheet.annotator.id }),
    })}\n`;
  };
  for (const { article, body, sheets } of articleWork(dataset)) {
    if (sheets.length === 0) yield lineOf(article, body.text, undefined);
    for (const sheet of sheets) yield lineOf(article, body.text, sheet);
  }
}
