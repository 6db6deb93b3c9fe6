/** A project as REFI-QDA: `project.qde`, and one text file for each article. */
import { effectiveSheetOf } from '../../document/effective.ts';
import { spanEnd, spanStart } from '../../document/sheet-index.ts';
import type { Sheet } from '../../document/state.ts';
import type { Annotator, Article, ArticleFields, Fragment, Link, Span } from '../../model/index.ts';
import { compareText } from '../../schema/stable-json.ts';
import { toCodePoint } from '../../text/units.ts';
import { annotatorsOf, bodyOf, byId, DatasetError } from '../format.ts';
import type { Dataset, OutputFile } from '../format.ts';
import { notInXml } from '../xml.ts';
import { AUTHOR, CONTINUED, guidOf, KNOWN, PROJECT_NAMESPACE } from './guid.ts';
import { attribute, element } from '../xml-pieces.ts';
import { authorGuid, authorsOf, claimsOf, codeElements, tagGuid, tagsOf } from './write-codes.ts';

const SCHEMA = 'http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd';
/** As much of a span's words as the name of its selection says. */
export const NAME_LENGTH = 1000;

/** Names of the variables that hold what is known of an article, in the order in which they are written. */
export const VARIABLES: readonly (readonly [field: keyof ArticleFields, name: string])[] = [
  ['title', 'Title'],
  ['outlet', 'Outlet'],
  ['author', 'Author'],
  ['published', 'Published'],
  ['url', 'URL'],
  ['language', 'Language'],
  ['event', 'Event'],
];

/**
 * Returns the files of a `.qdpx`: the project, whose offsets are Unicode code points, end exclusive, into the texts beside it
 * (UTF-8 without a byte order mark, LF). Throws a `DatasetError` before the first piece if XML cannot hold a part of it.
 * Follows REFI-QDA Standard 1.5 and its Project schema of 18 March 2019.
 */
export function* projectFiles(dataset: Dataset): Generator<OutputFile> {
  const articles = byId(dataset.doc.articles.values());
  for (const { id } of articles) {
    if (!bodyOf(dataset, id).text.isWellFormed()) {
      throw new DatasetError(`The text of the article "${id}" holds half a character, which UTF-8 cannot.`);
    }
  }
  const desk = new Desk(dataset);
  // Everything that XML might not hold is met on the way, so that what is wrong is said before anything is written.
  for (const piece of projectXml(desk)) void piece;
  yield { path: 'project.qde', pieces: projectXml(desk) };
  for (const article of articles) {
    yield { path: `sources/${desk.sourceGuid(article)}.txt`, pieces: [bodyOf(dataset, article.id).text] };
  }
}

/** GUIDs of the dataset's records; two annotators may have records of one id, if one's file was taken in twice. */
class Desk {
  readonly dataset: Dataset;
  readonly annotators: readonly Annotator[];
  /** Those who wrote claims, whether or not the rest of their work is exported. */
  readonly authors: readonly Annotator[];
  readonly articles: readonly Article[];
  private readonly repeated = new Set<string>();

  constructor(dataset: Dataset) {
    this.dataset = dataset;
    this.annotators = annotatorsOf(dataset);
    this.articles = byId(dataset.doc.articles.values());
    this.authors = annotatorsOf({ ...dataset, annotators: authorsOf(dataset) });
    const seen = new Set<string>();
    for (const { sheet } of this.sheets()) {
      for (const id of [...sheet.spans.keys(), ...sheet.links.keys()]) (seen.has(id) ? this.repeated : seen).add(id);
    }
  }

  *sheets(articles: readonly Article[] = this.articles): Generator<{ annotator: Annotator; sheet: Sheet }> {
    for (const article of articles) {
      for (const annotator of this.annotators) {
        const sheet = effectiveSheetOf(this.dataset.doc, annotator.id, article.id);
        if (sheet !== undefined) yield { annotator, sheet };
      }
    }
  }

  userGuid({ id }: Pick<Annotator, 'id'>): string {
    return guidOf('user', this.dataset.doc.project.id, id);
  }

  sourceGuid({ id }: Article): string {
    return guidOf('source', this.dataset.doc.project.id, id);
  }

  guid({ id, annotator, article }: Span | Link): string {
    return this.repeated.has(id) ? guidOf('record', annotator, article, id) : id;
  }

  /** Of the selection of a span's part; the first has that of the span. */
  partGuid(span: Span, part: number): string {
    return part === 0 ? this.guid(span) : guidOf('part', this.guid(span), part);
  }

  noteGuid(record: Span | Link): string {
    return guidOf('note', this.guid(record));
  }
}

function* projectXml(desk: Desk): Generator<string> {
  const { dataset, annotators, articles } = desk;
  const { project } = dataset.doc;
  const created = dateTime('creationDateTime', project.created);
  yield '<?xml version="1.0" encoding="utf-8"?>\n';
  yield `<Project xmlns="${PROJECT_NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${PROJECT_NAMESPACE} ${SCHEMA}"`;
  yield `${attribute('name', project.name, 'the project’s name')}${attribute('origin', dataset.generator, 'the program’s name')}${created}>\n`;
  const users = annotatorsOf({ ...dataset, annotators: [...annotators, ...desk.authors].map(({ id }) => id) });
  if (users.length > 0) {
    yield '<Users>\n';
    for (const annotator of users) {
      const name = attribute('name', annotator.name, `the name of the annotator ${annotator.id}`);
      yield `<User guid="${desk.userGuid(annotator)}"${name} id="${annotator.id}"/>\n`;
    }
    yield '</Users>\n';
  }
  if (claimsOf(dataset).length + tagsOf(dataset).length > 0) {
    yield '<CodeBook>\n<Codes>\n';
    yield* codeElements(dataset, 'project');
    yield '</Codes>\n</CodeBook>\n';
  }
  yield '<Variables>\n';
  for (const [field, name] of VARIABLES) {
    yield `<Variable guid="${KNOWN.variable(field)}" name="${name}" typeOfVariable="Text"/>\n`;
  }
  yield '</Variables>\n';
  if (articles.length > 0) {
    yield '<Sources>\n';
    for (const article of articles) yield* sourceElement(desk, article);
    yield '</Sources>\n';
  }
  yield* wrapped('Notes', notes(desk));
  yield* wrapped('Links', links(desk));
  yield '</Project>\n';
}

function* sourceElement(desk: Desk, article: Article): Generator<string> {
  const { dataset } = desk;
  const { text } = bodyOf(dataset, article.id);
  const guid = desk.sourceGuid(article);
  const what = `the article "${article.id}"`;
  const name = article.title.trim() === '' ? article.id : article.title;
  yield `<TextSource guid="${guid}"${attribute('name', name, `the title of ${what}`)} plainTextPath="internal://${guid}.txt"${dateTime('creationDateTime', article.added)}>\n`;
  const at = toCodePoint(text);
  for (const { annotator, sheet } of desk.sheets([article])) {
    const user = desk.userGuid(annotator);
    const bySpan = Map.groupBy(sheet.links.values(), ({ span }) => span);
    for (const span of [...sheet.spans.values()].sort(inReadingOrder)) {
      const ofSpan = (bySpan.get(span.id) ?? []).sort((a, b) => compareText(a.id, b.id));
      for (const [part, fragment] of span.fragments.entries()) {
        yield selectionElement(desk, { span, links: ofSpan, part, fragment, user, text, at });
      }
    }
  }
  for (const { annotator, sheet } of desk.sheets([article])) {
    for (const claim of [...sheet.omissions.keys()].sort(compareText)) {
      const coding = guidOf('silent', guid, claim, annotator.id);
      yield `<Coding guid="${coding}" creatingUser="${desk.userGuid(annotator)}"><CodeRef targetGUID="${KNOWN.silent(claim)}"/></Coding>\n`;
    }
  }
  for (const [field, variable] of VARIABLES) {
    const value = article[field];
    if (value === undefined) continue;
    const content = element('TextValue', value, `the field ${variable} of ${what}`);
    yield `<VariableValue><VariableRef targetGUID="${KNOWN.variable(field)}"/>${content}</VariableValue>\n`;
  }
  yield '</TextSource>\n';
}

interface Part {
  readonly span: Span;
  readonly links: readonly Link[];
  readonly part: number;
  readonly fragment: Fragment;
  readonly user: string;
  readonly text: string;
  readonly at: (offset: number) => number;
}

/** The codings stand on every part, so that a search for the code finds all its words; notes on the first only. */
function selectionElement(desk: Desk, { span, links, part, fragment, user, text, at }: Part): string {
  const [start, end] = fragment;
  // Cut before a character rather than within it.
  const words = text.slice(start, Math.min(end, start + NAME_LENGTH)).replace(/[\ud800-\udbff]$/, '');
  // The name is there for people and as a proof; where XML cannot hold it the offsets do without.
  const name = notInXml(words) === -1 ? attribute('name', words, 'a span') : '';
  const made = ` creatingUser="${user}"${dateTime('creationDateTime', span.created)}`;
  const guid = desk.partGuid(span, part);
  const codings = links.map((link) => {
    const coding = part === 0 ? desk.guid(link) : guidOf('coding', desk.guid(link), part);
    const refs = [
      ...(part === 0 && link.note !== undefined ? [desk.noteGuid(link)] : []),
      ...(part === 0 && link.unsure === true ? [KNOWN.unsure] : []),
    ].map((target) => `<NoteRef targetGUID="${target}"/>`);
    const when = dateTime('creationDateTime', link.created);
    return `<Coding guid="${coding}" creatingUser="${user}"${when}><CodeRef targetGUID="${KNOWN.stance(link.claim, link.stance)}"/>${refs.join('')}</Coding>\n`;
  });
  const tags = [...new Set(span.tags ?? [])].map(
    (tag) =>
      `<Coding guid="${guidOf('tagging', guid, tag)}" creatingUser="${user}"><CodeRef targetGUID="${tagGuid(desk.dataset, tag)}"/></Coding>\n`,
  );
  return [
    `<PlainTextSelection guid="${guid}"${name} startPosition="${at(start)}" endPosition="${at(end)}"${made}>\n`,
    ...codings,
    ...tags,
    part === 0 && span.note !== undefined ? `<NoteRef targetGUID="${desk.noteGuid(span)}"/>\n` : '',
    '</PlainTextSelection>\n',
  ].join('');
}

function* notes(desk: Desk): Generator<string> {
  let unsure = false;
  for (const { annotator, sheet } of desk.sheets()) {
    for (const record of [...sheet.spans.values(), ...sheet.links.values()]) {
      if (record.type === 'link' && record.unsure === true) unsure = true;
      if (record.note === undefined) continue;
      const what = `the note on the ${record.type} ${record.id} in "${record.article}"`;
      yield `<Note guid="${desk.noteGuid(record)}" creatingUser="${desk.userGuid(annotator)}">${element('PlainTextContent', record.note, what)}</Note>\n`;
    }
  }
  for (const author of desk.authors) {
    const words = element('PlainTextContent', `${author.name} wrote this claim.`, 'the author of a claim');
    yield `<Note guid="${authorGuid(desk.dataset, author.id)}" name="${AUTHOR}" creatingUser="${desk.userGuid(author)}">${words}</Note>\n`;
  }
  if (!unsure) return;
  yield `<Note guid="${KNOWN.unsure}" name="Unsure">${element('PlainTextContent', 'Whoever made this coding was not sure of it.', '')}</Note>\n`;
}

/** What ties the parts of a span together, and what claims are to each other. */
function* links(desk: Desk): Generator<string> {
  const { doc } = desk.dataset;
  for (const { sheet } of desk.sheets()) {
    for (const span of sheet.spans.values()) {
      for (let part = 1; part < span.fragments.length; part += 1) {
        const [from, to] = [desk.partGuid(span, part - 1), desk.partGuid(span, part)];
        yield `<Link guid="${guidOf('continued', to)}" name="${CONTINUED}" direction="OneWay" originGUID="${from}" targetGUID="${to}"/>\n`;
      }
    }
  }
  const claims = new Set(claimsOf(desk.dataset).map(({ id }) => id));
  for (const { id, kind, from, to } of byId(doc.relations.values())) {
    if (!claims.has(from) || !claims.has(to)) continue;
    const direction = kind === 'entails' ? 'OneWay' : 'Associative';
    yield `<Link guid="${id}" name="${kind}" direction="${direction}" originGUID="${from}" targetGUID="${to}"/>\n`;
  }
}

function* wrapped(name: string, inner: Iterable<string>): Generator<string> {
  let isOpen = false;
  for (const piece of inner) {
    if (!isOpen) yield `<${name}>\n`;
    isOpen = true;
    yield piece;
  }
  if (isOpen) yield `</${name}>\n`;
}

/** XML Schema wants seconds and time zones of at most 14 hours, which an instant of ours need not have. */
function dateTime(name: string, instant: string): string {
  const isWritten = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-3]):\d\d)$/.test(instant);
  return isWritten ? ` ${name}="${instant}"` : '';
}

function inReadingOrder(a: Span, b: Span): number {
  return spanStart(a) - spanStart(b) || spanEnd(a) - spanEnd(b) || compareText(a.id, b.id);
}
