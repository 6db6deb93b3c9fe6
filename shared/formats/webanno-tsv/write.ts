/**
 * Writes one annotator's work in one article as WebAnno TSV 3.3. Every character of the text is in some sentence, so that a
 * reader puts the text together to the character: a sentence reaches to where the next one begins.
 */
import type { Fragment } from '../../model/index.ts';
import { LINK, LINK_FEATURES } from '../uima-cas/layers.ts';
import { unitsOf } from '../uima-cas/units.ts';
import type { OwnMark, Work } from '../uima-cas/works.ts';
import { escapeLine, escapeValue } from './escapes.ts';

interface Row {
  readonly start: number;
  readonly end: number;
  readonly marks: number[];
}

/** Returns the file in pieces, a sentence each. Offsets are UTF-16 code units, end exclusive. */
export function* tsvPieces({ article, body, marks }: Work): Generator<string> {
  const { text } = body;
  yield `#FORMAT=WebAnno TSV 3.3\n#T_SP=${LINK}|${LINK_FEATURES.map(([name]) => name).join('|')}\n\n`;
  const sentences = withEdges(
    text,
    unitsOf(body, article.language).map(({ tokens }) => tokens),
    marks,
  );
  const rows = rowsOf(sentences, marks);
  const ids = numbersOf(rows.flat(2), marks.length);
  for (const [index, tokens] of sentences.entries()) {
    const from = tokens[0]?.[0] ?? 0;
    const to = sentences[index + 1]?.[0]?.[0] ?? text.length;
    const lines = text
      .slice(from, to)
      .split('\n')
      .map((line) => `#Text=${escapeLine(line)}\n`);
    const units = (rows[index] ?? []).flatMap((parts, token) =>
      parts.map(({ start, end, marks: inRow }, part) => {
        const id = `${index + 1}-${token + 1}${part === 0 ? '' : `.${part}`}`;
        return `${id}\t${start}-${end}\t${escapeLine(text.slice(start, end))}\t${cells(inRow, marks, ids)}\n`;
      }),
    );
    yield `\n${lines.join('')}${units.join('')}`;
  }
}

function cells(inRow: readonly number[], marks: readonly OwnMark[], ids: readonly (number | undefined)[]): string {
  const columns = LINK_FEATURES.map(([name]) => {
    if (inRow.length === 0) return '_';
    return inRow
      .map((mark) => {
        const value = marks[mark]?.features.get(name);
        const id = ids[mark];
        return `${value === undefined ? '*' : escapeValue(value)}${id === undefined ? '' : `[${id}]`}`;
      })
      .join('|');
  });
  return columns.map((column) => `${column}\t`).join('');
}

/**
 * Tokens by sentence, with tokens of white space added where a mark begins or ends in it: a mark can only stand on tokens
 * and their parts. White space before the first token belongs to that token, since a sentence begins with its first token.
 */
function withEdges(text: string, sentences: readonly (readonly Fragment[])[], marks: readonly OwnMark[]): Fragment[][] {
  const edges = [...new Set(marks.flatMap(({ start, end }) => [start, end - 1]))].sort((a, b) => a - b);
  let next = 0;
  const hasEdge = (from: number, to: number): boolean => {
    while ((edges[next] ?? Infinity) < from) next += 1;
    return (edges[next] ?? Infinity) < to;
  };
  if (sentences.length === 0) return text === '' ? [] : [[[0, text.length]]];
  let last = 0;
  const all = sentences.map((tokens) => [...tokens]);
  const complete: Fragment[][] = [];
  for (const tokens of all) {
    const out: Fragment[] = [];
    for (const [start, end] of tokens) {
      if (last === 0 && start > 0) out.push([0, end]);
      else {
        if (hasEdge(last, start)) (out.length === 0 ? (complete.at(-1) ?? out) : out).push([last, start]);
        out.push([start, end]);
      }
      last = end;
    }
    complete.push(out);
  }
  if (hasEdge(last, text.length)) complete.at(-1)?.push([last, text.length]);
  return complete;
}

/** For each sentence and token its line, then those of its parts; in each the numbers of the marks that stand there. */
function rowsOf(sentences: readonly (readonly Fragment[])[], marks: readonly OwnMark[]): Row[][][] {
  const order = marks.map((_, index) => index).sort((a, b) => (marks[a]?.start ?? 0) - (marks[b]?.start ?? 0));
  let next = 0;
  let open: number[] = [];
  return sentences.map((tokens) =>
    tokens.map(([start, end]): Row[] => {
      for (; next < order.length && (marks[order[next] ?? 0]?.start ?? 0) < end; next += 1) open.push(order[next] ?? 0);
      open = open.filter((mark) => (marks[mark]?.end ?? 0) > start);
      const whole: Row = { start, end, marks: [] };
      const parts = new Map<string, Row>();
      for (const mark of open) {
        const from = Math.max(start, marks[mark]?.start ?? 0);
        const to = Math.min(end, marks[mark]?.end ?? 0);
        if (from === start && to === end) whole.marks.push(mark);
        else {
          const key = `${from}-${to}`;
          const part = parts.get(key) ?? { start: from, end: to, marks: [] };
          parts.set(key, part);
          part.marks.push(mark);
        }
      }
      return [whole, ...[...parts.values()].sort((a, b) => a.start - b.start || b.end - a.end)];
    }),
  );
}

/** Numbers for the marks that stand on several lines, or on one with others; the rest need none. */
function numbersOf(rows: readonly Row[], count: number): (number | undefined)[] {
  const lines = new Array<number>(count).fill(0);
  const shared = new Set<number>();
  for (const { marks } of rows) {
    for (const mark of marks) {
      lines[mark] = (lines[mark] ?? 0) + 1;
      if (marks.length > 1) shared.add(mark);
    }
  }
  const ids: (number | undefined)[] = new Array<undefined>(count).fill(undefined);
  let next = 1;
  for (const mark of rows.flatMap(({ marks }) => marks)) {
    if (ids[mark] !== undefined || ((lines[mark] ?? 0) < 2 && !shared.has(mark))) continue;
    ids[mark] = next;
    next += 1;
  }
  return ids;
}
