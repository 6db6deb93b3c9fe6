/**
 * Tokens with BIO labels, a line each, as taggers are trained on: the columns of CoNLL-2003 (Tjong Kim Sang and De Meulder)
 * with the labels of IOB2 (Ratnaparkhi 1998), the label in the last column. One label a token: what overlaps is lost.
 */
import type { ClaimId, Fragment, SpanId } from '../model/index.ts';
import { segmenter } from '../text/segmenter.ts';
import { toCodePoint } from '../text/units.ts';
import { fileNameOf } from './format.ts';
import type { ArticleBody, Dataset, Format } from './format.ts';
import { articleWork, ownClaims } from './sheet-work.ts';
import type { ArticleWork, LinkWork, SheetWork } from './sheet-work.ts';

const EXTENSION = '.bio.tsv';
/** White space and control characters: they end a column or a line for some reader. */
const NO_TOKEN = /^[\s\p{Cc}]*$/u;
const UNFIT = /[\s\p{Cc}]/gu;

export const conllBio: Format = {
  info: {
    id: 'conll-bio',
    label: 'CoNLL BIO (tokens with labels)',
    description:
      'Tokens with BIO labels for training taggers: one line a token, a blank line behind each sentence. One label a token, so that overlapping spans and second links are lost; the file says how many.',
    extension: EXTENSION,
    reads: false,
    writes: true,
    offsetUnit: 'Unicode code points',
    oneAnnotator: false,
  },
  about: {
    record: 'One token of an article, with the label that one annotator’s work gives it.',
    lost: 'Overlapping and nested spans (the longest stays), all links of a span but the first, which fragments are one span, where in a token a span begins or ends, spans without a link, white space, notes, tags, whether a link is unsure, what is known of articles and claims but the claims’ words.',
    specification:
      'Columns and `-DOCSTART-` as in CoNLL-2003 (Tjong Kim Sang and De Meulder, CoNLL 2003), tab between columns; labels in IOB2: `B-` begins, `I-` goes on, `O` is outside.',
    notes: [
      'Sentences are those stored with the article; tokens are the words and marks that `Intl.Segmenter` finds in them (UAX #29).',
      'Spans are taken from the longest to the shortest (in tokens, then in the order of the text). A span that shares a token with one taken before is lost. Of several links of a span the first counts (by claim, then by age). `# spans`, `# lost to overlap` and `# further links lost` behind each `-DOCSTART-` say how many; `# wider than marked` says how many spans begin or end inside a token, which is labelled whole.',
      'A label begins anew (`B-`) with each fragment and with each sentence.',
      'One part for each article and annotator who did something in it: where nobody looked, `O` would be a claim that nothing is there.',
      'Lines beginning with `# ` and without a tab are comments; `# claim 3` says what `B-3` and `I-3` stand for.',
    ],
    fields: [
      ['1', 'token; white space inside it is written as `_`'],
      ['2, 3', 'start and end in the article’s text, code points, end exclusive; 0 and 0 at `-DOCSTART-`'],
      ['4', 'label by claim: its number'],
      ['5', 'label by stance: its id'],
    ],
  },
  *serialise(dataset: Dataset): Generator<string> {
    const numbers = new Map<ClaimId, number>(ownClaims(dataset).map(({ id }, index) => [id, index + 1]));
    yield* headOf(dataset, numbers);
    for (const work of articleWork(dataset)) {
      if (work.sheets.length === 0) continue;
      const sentences = tokensOf(work);
      for (const sheet of work.sheets) yield* partOf(work, sheet, sentences, numbers);
    }
  },
  count(dataset: Dataset): number {
    let count = 0;
    for (const work of articleWork(dataset)) {
      if (work.sheets.length > 0) count += work.sheets.length * tokensOf(work).flat().length;
    }
    return count;
  },
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
};

const oneLine = (words: string): string => words.replace(/[\s\p{Cc}]+/gu, ' ').trim();

function* headOf({ generator, doc }: Dataset, numbers: ReadonlyMap<ClaimId, number>): Generator<string> {
  yield `# ${oneLine(generator)}: ${oneLine(doc.project.name)}\n`;
  yield '# columns: token, start, end (Unicode code points, end exclusive), claim, stance\n';
  yield '# one label a token: of overlapping spans the longest is kept, of several links of a span the first\n';
  for (const [id, number] of numbers) yield `# claim ${number} = ${oneLine(doc.claims.get(id)?.text ?? '')}\n`;
  yield '\n';
}

/** Where the tokens of each sentence stand, in UTF-16 code units. */
function tokensOf({ article, body }: ArticleWork): Fragment[][] {
  const words = segmenter('word', article.language);
  return sentencesOf(body).map(([from, to]) => {
    const tokens: Fragment[] = [];
    for (const { segment, index } of words.segment(body.text.slice(from, to))) {
      if (!NO_TOKEN.test(segment)) tokens.push([from + index, from + index + segment.length]);
    }
    return tokens;
  });
}

const sentencesOf = ({ text, sentences }: ArticleBody): readonly Fragment[] =>
  sentences.length > 0 ? sentences : [[0, text.length]];

function* partOf(
  { article, body }: ArticleWork,
  { annotator, spans }: SheetWork,
  sentences: readonly (readonly Fragment[])[],
  numbers: ReadonlyMap<ClaimId, number>,
): Generator<string> {
  const tokens = sentences.flat();
  const linked = spans.filter(({ links }) => links.length > 0);
  const { labels, lost, wider } = labelled(tokens, linked);
  yield `-DOCSTART-\t0\t0\tO\tO\n\n`;
  yield `# article = ${article.id}\n# annotator = ${annotator.id}\n# spans = ${linked.length}\n`;
  yield `# lost to overlap = ${lost}\n`;
  yield `# further links lost = ${linked.reduce((sum, { links }) => sum + links.length - 1, 0)}\n`;
  yield `# wider than marked = ${wider}\n`;
  const at = toCodePoint(body.text);
  let index = 0;
  for (const sentence of sentences) {
    if (sentence.length === 0) continue;
    let before: Label | undefined;
    let lines = '';
    for (const [start, end] of sentence) {
      const label = labels.get(index);
      index += 1;
      const goesOn = label !== undefined && before?.piece === label.piece;
      const mark = (words: string): string => (label === undefined ? 'O' : `${goesOn ? 'I' : 'B'}-${words}`);
      const columns = [
        ...[body.text.slice(start, end).replace(UNFIT, '_'), at(start), at(end)],
        ...[mark(String(numbers.get(label?.link.claim.id ?? NO_CLAIM) ?? 0)), mark(label?.link.stance.id ?? '')],
      ];
      lines += `${columns.join('\t')}\n`;
      before = label;
    }
    yield `${lines}\n`;
  }
}

const NO_CLAIM = '' as ClaimId;

interface Label {
  /** The same for all tokens of one fragment. */
  readonly piece: object;
  readonly link: LinkWork;
}

interface Candidate {
  readonly id: SpanId;
  readonly link: LinkWork;
  /** Numbers of tokens, by fragment. */
  readonly pieces: readonly (readonly number[])[];
  readonly size: number;
}

/** The label of each token by its number, how many spans have none, and how many are wider than they were marked. */
function labelled(
  tokens: readonly Fragment[],
  spans: SheetWork['spans'],
): { labels: ReadonlyMap<number, Label>; lost: number; wider: number } {
  const candidates = spans.flatMap(({ span, links }): Candidate[] => {
    const [link] = links;
    if (link === undefined) return [];
    const pieces = span.fragments.map((fragment) => tokensIn(tokens, fragment));
    return [{ id: span.id, link, pieces, size: pieces.reduce((sum, { length }) => sum + length, 0) }];
  });
  const labels = new Map<number, Label>();
  const kept = new Set<SpanId>();
  // The sort keeps the order of the text among equals.
  for (const { id, link, pieces, size } of candidates.toSorted((a, b) => b.size - a.size)) {
    if (size === 0 || pieces.some((piece) => piece.some((token) => labels.has(token)))) continue;
    kept.add(id);
    for (const numbers of pieces) {
      const piece = {};
      for (const token of numbers) labels.set(token, { piece, link });
    }
  }
  const wider = spans.filter(
    ({ span }) => kept.has(span.id) && span.fragments.some((fragment) => !isExact(tokens, fragment)),
  );
  return { labels, lost: spans.length - kept.size, wider: wider.length };
}

/** The numbers of the tokens that the fragment touches. */
function tokensIn(tokens: readonly Fragment[], [start, end]: Fragment): number[] {
  const found: number[] = [];
  for (let at = firstEndingAfter(tokens, start); (tokens[at]?.[0] ?? end) < end; at += 1) found.push(at);
  return found;
}

/** Whether no token lies half in the fragment. */
function isExact(tokens: readonly Fragment[], [start, end]: Fragment): boolean {
  const touched = tokensIn(tokens, [start, end]);
  const [first, last] = [tokens[touched[0] ?? -1], tokens[touched.at(-1) ?? -1]];
  return (first?.[0] ?? start) >= start && (last?.[1] ?? end) <= end;
}

function firstEndingAfter(tokens: readonly Fragment[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.[1] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
