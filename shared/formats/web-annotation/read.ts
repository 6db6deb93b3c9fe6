/** Reads W3C Web Annotations into the articles of the project that they are about. */
import { CarriedBook } from '../carried.ts';
import type { ForeignCorpus, ForeignProblem, FormatFile, KnownArticle, ReadContext } from '../foreign/corpus.ts';
import { Drafts } from '../foreign/drafts.ts';
import type { Draft, DraftDocument } from '../foreign/drafts.ts';
import type { JsonObject } from '../json-records.ts';
import { own, textOf } from '../json-records.ts';
import { annotationsIn } from './annotations.ts';
import { articleFor } from './articles.ts';
import { claimsIn, FEATURES, nameOf, saidBy } from './bodies.ts';
import type { Said } from './bodies.ts';
import { anchored, quotesIn } from './selectors.ts';
import { targetsOf } from './targets.ts';
import type { Place } from './targets.ts';
import { iriOf, UUID_IRI, valuesOf } from './terms.ts';
import { annotationFaults } from './validate.ts';

/** An annotation of one text, before the text is known. */
interface Found {
  readonly file: string;
  readonly place: string;
  readonly annotation: JsonObject;
  readonly said: Said;
  readonly target: Place;
  /** Id of the span, where Crossread wrote it. */
  readonly span: string | undefined;
}

/**
 * Returns what the files say. Every annotation is held against the model first; an invalid one is told with all that is wrong
 * in it. Positions count code points (4.2.5), as the rule for offsets finds or does not; a passage that is only quoted must
 * stand in the text once.
 */
export function readWebAnnotation(files: readonly FormatFile[], context: ReadContext): ForeignCorpus {
  const problems: ForeignProblem[] = [];
  const tell = (
    { file, place }: Pick<Found, 'file' | 'place'>,
    message: string,
    leftOut: ForeignProblem['leftOut'],
  ) => {
    problems.push({ file, place, message, leftOut });
  };
  const valid = files.flatMap((file, index) => {
    context.progress?.(index, files.length);
    if (!/\.json(?:ld|l)?$/i.test(file.path)) return [];
    return annotationsIn(file, problems).filter(({ place, annotation, listed, alone }) => {
      const faults = annotationFaults(annotation, listed);
      const message = `It is not a valid W3C Web Annotation: ${faults.join('; ')}.`;
      if (faults.length > 0) tell({ file: file.path, place }, message, alone ? 'file' : 'record');
      return faults.length === 0;
    });
  });
  const book = new CarriedBook();
  for (const { annotation } of valid) book.add({ claims: claimsIn(annotation), labels: [] });
  const found = valid.flatMap(({ file, place, annotation }): Found[] => {
    const span = own(annotation, 'crossread:span');
    const isOwn = typeof span === 'string' || own(annotation, 'crossread:silent') === true;
    const { places, why } = targetsOf(annotation, isOwn);
    for (const one of why) tell({ file, place }, `${nameFor(annotation)} was left out: ${one}.`, 'record');
    const said = saidBy(annotation, (claim) => book.claims.has(claim));
    return places.map((target) => ({
      ...{ file, place, annotation, said, target },
      span: typeof span === 'string' ? span.replace(UUID_IRI, '') : undefined,
    }));
  });
  const drafts = new Drafts();
  for (const [key, group] of Map.groupBy(found, keyOf)) {
    const [first] = group;
    if (first === undefined) continue;
    const quotes = [...new Set(group.flatMap(({ target }) => target.passages.flatMap(quotesIn)))];
    const article = articleFor(first.target.source, quotes, context.articles);
    if ('why' in article) {
      for (const one of group) tell(one, `${nameFor(one.annotation)} was left out: ${article.why}.`, 'record');
      continue;
    }
    const { hash } = first.target.source;
    if (hash !== undefined && hash !== article.hash) {
      const message = `The annotations were made in another version of “${article.title}” than the project has; only places whose words fit were taken.`;
      tell({ file: first.file, place: '' }, message, 'nothing');
    }
    if (key.endsWith(' ')) {
      const message = `The file does not say which text its annotations are about; all their quotes stand in “${article.title}” and in no other article, so that was taken.`;
      tell({ file: first.file, place: '' }, message, 'nothing');
    }
    const { id, title, text } = article;
    const document = drafts.documentOf(text, { name: title, file: first.file, fields: {}, article: id });
    addTo(document, group, article, tell);
  }
  const finished = drafts.finish({
    declared: { unit: 'code-point', lines: 'as-is' },
    unchecked: [{ unit: 'utf-16', lines: 'as-is' }],
  });
  const used = new Set(
    finished.documents.flatMap(({ annotations }) =>
      annotations.flatMap(({ labels }) => labels.map((one) => one.feature)),
    ),
  );
  return {
    documents: finished.documents,
    claims: [...book.claims.values()],
    features: FEATURES.filter(({ name }) => used.has(name)),
    problems: [...problems, ...finished.problems],
  };
}

/** Annotations of one source are weighed together; those that name none, file by file. */
function keyOf({ file, target: { source } }: Found): string {
  return source.iri === undefined ? `${file} ` : `${source.iri} ${source.hash ?? '-'}`;
}

const nameFor = (annotation: JsonObject): string =>
  `The annotation ${(iriOf(annotation) ?? 'without an id').slice(0, 120)}`;

/** Adds the annotations to the document; those of one span of Crossread's become one annotation with several links. */
function addTo(
  document: DraftDocument,
  group: readonly Found[],
  { text }: KnownArticle,
  tell: (at: Found, message: string, leftOut: ForeignProblem['leftOut']) => void,
): void {
  const spans = new Map<string, { draft: Draft; links: Draft['links'][number][] }>();
  for (const one of group) {
    const { annotation, said, span, place, file } = one;
    const annotator = nameOf(valuesOf(annotation, 'creator')[0]);
    if (own(annotation, 'crossread:silent') === true) {
      if (said.claim !== undefined) document.silent.push({ claim: said.claim, annotator });
      else tell(one, 'A silent cell names a claim that the file does not have; it was left out.', 'record');
      continue;
    }
    const where = placed(text, one.target);
    if ('why' in where) {
      tell(one, `${nameFor(annotation)} was left out: ${where.why}.`, 'record');
      continue;
    }
    const isOwn = span !== undefined;
    const note = said.notes.join('\n');
    const unsure = own(annotation, 'crossread:unsure') === true;
    const link = said.claim === undefined ? [] : [{ claim: said.claim, stance: said.stance, unsure, note }];
    const key = `${annotator} ${span ?? ''} ${JSON.stringify(where)}`;
    const there = isOwn ? spans.get(key) : undefined;
    if (there !== undefined) {
      there.links.push(...link);
      continue;
    }
    const links = [...link];
    const isTag = ({ feature }: Draft['labels'][number]): boolean => isOwn && feature === 'tagging';
    const ownNote = link.length > 0 ? '' : note;
    const draft: Draft = {
      ...{ id: span ?? textOf(iriOf(annotation)).replace(UUID_IRI, ''), place, file, annotator, links, ...where },
      labels: said.labels.filter((label) => !isTag(label)),
      tags: said.labels.filter(isTag).map(({ value }) => value),
      note: [said.spanNote, ownNote].filter((words) => words !== '').join('\n'),
    };
    document.drafts.push(draft);
    if (isOwn) spans.set(key, { draft, links });
  }
}

/** The place as offsets with quotes for the rule for offsets; where a passage has only words, as they are found in the text. */
function placed(
  text: string,
  { passages }: Place,
): Pick<Draft, 'fragments' | 'quote' | 'at'> | { readonly why: string } {
  const plain = passages.flatMap((passage) => (passage.by === 'place' ? [passage] : []));
  if (plain.length === passages.length) {
    const quotes = plain.map(({ quote }) => quote);
    return {
      fragments: plain.map(({ start, end }) => [start, end]),
      quote: quotes.every((quote) => quote !== undefined) ? quotes : undefined,
    };
  }
  const at: (readonly [number, number])[] = [];
  for (const passage of passages) {
    const found = anchored(text, passage);
    if ('why' in found) return found;
    at.push(found);
  }
  return { fragments: [], quote: undefined, at: at.sort((a, b) => a[0] - b[0]) };
}
