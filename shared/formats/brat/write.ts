/** A dataset as a folder that brat opens: one folder for each annotator, in it a text and its annotations for each article. */
import { annotatorOf } from '../../document/gold.ts';
import type { Annotator, AnnotatorId } from '../../model/index.ts';
import { stableStringify } from '../../schema/stable-json.ts';
import { toCodePoint } from '../../text/units.ts';
import { annotatorsOf } from '../format.ts';
import type { ArticleBody, Dataset, OutputFile } from '../format.ts';
import { articleWork, ownClaims } from '../sheet-work.ts';
import type { SpanWork } from '../sheet-work.ts';
import { annotationConf, BARE_TYPE, UNSURE, visualConf } from './config.ts';
import { escapeWords, isPlain, piecesOf, quoteOf, writeShapes } from './pieces.ts';
import { newSidecar, SIDECAR } from './sidecar.ts';
import type { Sidecar } from './sidecar.ts';

/** The resource that references to claims name. */
export const RESOURCE = 'Crossread';
/** Notes of our own: which span a line belongs to, and what the span has beside its links. */
export const SPAN_NOTE = { id: 'CrossreadSpan', tag: 'CrossreadTag', note: 'CrossreadNote' } as const;
/** The kind of note that brat lets people write. */
export const PLAIN_NOTE = 'AnnotatorNotes';

/** Returns the files of the folder. Throws a `DatasetError` if a link names what the project does not have. */
export function* bratFiles(dataset: Dataset): Generator<OutputFile> {
  const { project } = dataset.doc;
  yield { path: 'annotation.conf', pieces: [annotationConf(project)] };
  yield { path: 'visual.conf', pieces: [visualConf(project)] };
  const annotators = annotatorsOf(dataset);
  const articles: Sidecar['articles'] = [];
  const silent: Sidecar['silent'] = [];
  for (const { article, body, sheets } of articleWork(dataset)) {
    const { title, outlet, author, published, url, language, event } = article;
    articles.push({
      ...{ file: article.id, title, outlet, author, published, url, language },
      ...(event === undefined ? {} : { event }),
    });
    for (const annotator of annotators) {
      const stem = `${folderOf(annotator.id)}/${article.id}`;
      const sheet = sheets.find((one) => one.annotator.id === annotator.id);
      yield { path: `${stem}.txt`, pieces: [body.text] };
      yield { path: `${stem}.ann`, pieces: annLines(body, sheet?.spans ?? []) };
      for (const claim of sheet?.silent ?? []) {
        silent.push({ folder: folderOf(annotator.id), file: article.id, claim: claim.id });
      }
    }
  }
  const nameOf = uniqueNames(dataset, annotators);
  const sidecar = newSidecar({
    ...{ generator: dataset.generator, articles, silent },
    annotators: annotators.map(({ id }) => ({ folder: folderOf(id), name: nameOf(id) })),
    claims: ownClaims(dataset).map(({ id, text, group, guideline, annotator }) => ({
      ...{ id, text, annotator: nameOf(annotator) },
      ...(group === undefined ? {} : { group }),
      ...(guideline === undefined ? {} : { guideline }),
    })),
  });
  yield { path: SIDECAR, pieces: [stableStringify(sidecar)] };
}

/** Returns how many annotations the lines would hold: one for each link, and one for each span without. */
export function countBrat(dataset: Dataset): number {
  let count = 0;
  for (const { sheets } of articleWork(dataset)) {
    for (const { spans } of sheets) for (const { links } of spans) count += Math.max(1, links.length);
  }
  return count;
}

/** The dot of a gold set's id would look like an extension. */
const folderOf = (annotator: AnnotatorId): string => annotator.replace('.', '-');

/** Names say more than ids elsewhere; where two people have one name, their ids keep them apart. */
function uniqueNames({ doc }: Dataset, annotators: readonly Annotator[]): (id: AnnotatorId) => string {
  const all = new Map([...doc.annotators.values(), ...annotators].map((one) => [one.id, one.name]));
  const uses = new Map<string, number>();
  for (const name of all.values()) uses.set(name, (uses.get(name) ?? 0) + 1);
  return (id) => {
    const name = all.get(id) ?? annotatorOf(doc, id)?.name ?? id;
    return uses.get(name) === 1 ? name : id;
  };
}

function* annLines({ text }: ArticleBody, spans: readonly SpanWork[]): Generator<string> {
  const at = toCodePoint(text);
  const next = { T: 0, A: 0, N: 0, '#': 0 };
  const id = (kind: keyof typeof next): string => `${kind}${(next[kind] += 1)}`;
  const note = (type: string, target: string, words: string): string =>
    `${id('#')}\t${type} ${target}\t${escapeWords(words)}\n`;
  for (const { span, links } of spans) {
    const { pieces, shapes } = piecesOf(text, span.fragments);
    const offsets = pieces.map(([start, end]) => `${at(start)} ${at(end)}`).join(';');
    const quote = quoteOf(text, pieces);
    const shape = isPlain(shapes) ? '' : ` ${writeShapes(shapes)}`;
    const mine = (target: string): string => `${id('#')}\t${SPAN_NOTE.id} ${target}\t${span.id}${shape}\n`;
    for (const [index, { link, claim, stance }] of links.entries()) {
      const target = id('T');
      yield `${target}\t${stance.id} ${offsets}\t${quote}\n`;
      yield `${id('N')}\tReference ${target} ${RESOURCE}:${claim.id}\t${escapeWords(claim.text)}\n`;
      if (link.unsure === true) yield `${id('A')}\t${UNSURE} ${target}\n`;
      if (link.note !== undefined && link.note !== '') yield note(PLAIN_NOTE, target, link.note);
      yield mine(target);
      if (index > 0) continue;
      if (span.note !== undefined && span.note !== '') yield note(SPAN_NOTE.note, target, span.note);
      for (const tag of span.tags ?? []) yield note(SPAN_NOTE.tag, target, tag);
    }
    if (links.length > 0) continue;
    const target = id('T');
    yield `${target}\t${BARE_TYPE} ${offsets}\t${quote}\n`;
    if (span.note !== undefined && span.note !== '') yield note(PLAIN_NOTE, target, span.note);
    yield mine(target);
    for (const tag of span.tags ?? []) yield note(SPAN_NOTE.tag, target, tag);
  }
}
