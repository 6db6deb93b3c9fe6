/** A plan as a person sees it before it is carried out. */
import { CONTEXT_LENGTH, describe } from '../../anchoring/describe.ts';
import type { PlaceChoice } from '../../anchoring/reanchor.ts';
import type {
  Became,
  IncomingArticle,
  IncomingClaim,
  IncomingPlace,
  IncomingPreview,
} from '../../contract/incoming.ts';
import { sameRecord } from '../../document/diff.ts';
import type { Diff } from '../../document/diff.ts';
import type { DocumentState } from '../../document/state.ts';
import { claimsOf, otherAuthorsOf } from '../../formats/annotation-file/index.ts';
import type { AnnotationFile } from '../../formats/annotation-file/index.ts';
import type { AnyRecord, ArticleId, Claim, Fragment } from '../../model/index.ts';
import type { Match } from './articles.ts';
import type { PlacedSpan, SheetPlan } from './spans.ts';

type Counts = IncomingPreview['counts'];

export const NO_COUNTS: Counts = { exact: 0, moved: 0, approximate: 0, ambiguous: 0, lost: 0 };

/** Returns the sum of the counts. */
export function sumOf(all: readonly Counts[]): Counts {
  const sum = { ...NO_COUNTS };
  for (const counts of all) {
    for (const kind of ['exact', 'moved', 'approximate', 'ambiguous', 'lost'] as const) sum[kind] += counts[kind];
  }
  return sum;
}

/** Returns how many spans (with those that wait), links, silent cells and claims there are among the records. */
export function tallyOf(records: readonly AnyRecord[]): IncomingPreview['tally'] {
  const tally = { spans: 0, links: 0, silent: 0, claims: 0 };
  for (const record of records) {
    if (record.type === 'span' || record.type === 'orphan') tally.spans += 1;
    if (record.type === 'orphan') tally.links += record.links.length;
    if (record.type === 'link') tally.links += 1;
    if (record.type === 'omission') tally.silent += 1;
    if (record.type === 'claim') tally.claims += 1;
  }
  return tally;
}

/** Returns one article of the file as the preview shows it. `after` is the document with the file taken in. */
export function articlePreview(
  match: Match,
  sheet: SheetPlan | undefined,
  file: AnnotationFile,
  after: DocumentState,
  textOf: (article: ArticleId) => string | undefined,
): IncomingArticle {
  const { inFile, here, state } = match;
  const { spans, links, silent } = tallyOf(sheet?.records ?? []);
  const text = state === 'differs' ? (textOf(here) ?? '') : '';
  const became = (sheet?.placed ?? []).map((placed) => becameOf(placed, text, after));
  const counts = { ...NO_COUNTS };
  for (const { result } of became) counts[result] += 1;
  return {
    inFile: inFile.id,
    here,
    title: inFile.title || inFile.outlet || inFile.source.name,
    state,
    by: state === 'differs' ? match.by : state === 'same' ? 'hash' : null,
    likeness: state === 'differs' ? match.likeness : null,
    ...{ spans, links, silent, became, counts },
  };
}

/** Returns what became of the span, with its places in the text (UTF-16 code units) and their words. */
export function becameOf(
  { span, was, found, place, kept, links }: PlacedSpan,
  text: string,
  doc: DocumentState,
): Became {
  const scoreOf = (fragments: readonly Fragment[]): number =>
    found.choices.find((choice) => sameRecord(choice.fragments, fragments))?.score ?? 1;
  return {
    span,
    quote: was.quote,
    before: was.prefix,
    after: was.suffix,
    result: found.result,
    why: found.why,
    place: place === undefined ? null : placeOf(text, { fragments: place, score: scoreOf(place) }),
    candidates: found.result === 'exact' || found.result === 'moved' ? [] : candidatesOf(text, found.choices),
    kept,
    links: links.map(({ claim, stance }) => ({ claim, text: doc.claims.get(claim)?.text ?? '', stance })),
  };
}

/** Returns the choices with the words that stand there. */
export function candidatesOf(text: string, choices: readonly PlaceChoice[]): IncomingPlace[] {
  return choices.map((choice) => placeOf(text, choice));
}

function placeOf(text: string, { fragments, score }: PlaceChoice): IncomingPlace {
  const { quote, prefix, suffix } = describe(text, fragments);
  return {
    fragments: fragments.map(([start, end]): [number, number] => [start, end]),
    words: quote,
    before: prefix.slice(-CONTEXT_LENGTH),
    after: suffix.slice(0, CONTEXT_LENGTH),
    score: Math.min(1, Math.max(0, Math.round(score * 100) / 100)),
  };
}

/** Returns the file's claims against ours, and those of hers that would go. */
export function claimPreviews(doc: DocumentState, file: AnnotationFile, diff: Diff): IncomingClaim[] {
  const names = new Map([file.annotator, ...otherAuthorsOf(file)].map(({ id, name }) => [id, name]));
  const authorOf = ({ annotator }: Claim): string =>
    names.get(annotator) ?? doc.annotators.get(annotator)?.name ?? annotator;
  const inFile = claimsOf(file).map((claim): IncomingClaim => {
    const { id, text } = claim;
    const here = doc.claims.get(id);
    const author = authorOf(claim);
    if (here === undefined) return { id, text, author, state: 'new' };
    if (here.text !== text) return { id, text, author, state: 'reworded', before: here.text };
    // What others' claims say beside their words is theirs to change, and not the file's.
    const same = claim.annotator !== file.annotator.id || sameRecord(here, claim);
    return { id, text, author, state: same ? 'same' : 'changed' };
  });
  const gone = diff.removed.flatMap((record) => (record.type === 'claim' ? [record] : []));
  return [
    ...inFile,
    ...gone.map((claim): IncomingClaim => ({
      ...{ id: claim.id, text: claim.text },
      author: authorOf(claim),
      state: 'removed',
    })),
  ];
}
