/** Writes W3C Web Annotations: one for each link, one for each span without a link, one for each silent cell. */
import { describe } from '../../anchoring/describe.ts';
import { annotatorOf } from '../../document/gold.ts';
import type { Annotator, Article, Claim, Fragment } from '../../model/index.ts';
import { toCodePoint } from '../../text/units.ts';
import type { Dataset } from '../format.ts';
import { articleWork } from '../sheet-work.ts';
import type { LinkWork, SpanWork } from '../sheet-work.ts';
import { ANNOTATOR_IRI, CONTEXT, HASH_IRI, isIri, OWN_TERMS, STANCE_IRI, UUID_IRI } from './terms.ts';

/** Returns the number of annotations that are written. */
export function countAnnotations(dataset: Dataset): number {
  let count = 0;
  for (const { sheets } of articleWork(dataset)) {
    for (const { spans, silent } of sheets) {
      count += silent.length;
      for (const { links } of spans) count += Math.max(1, links.length);
    }
  }
  return count;
}

/** Returns a collection with its only page, in pieces of one annotation each. Positions count Unicode code points. */
export function* writeWebAnnotation(dataset: Dataset): Generator<string> {
  const { id, name } = dataset.doc.project;
  const head = {
    '@context': [CONTEXT, { crossread: OWN_TERMS }],
    id: `${UUID_IRI}${id}`,
    type: 'AnnotationCollection',
    label: name,
    generator: { id: 'urn:crossread:program', type: 'Software', name: dataset.generator },
    total: countAnnotations(dataset),
  };
  const page = { id: `${UUID_IRI}${id}#page`, type: 'AnnotationPage', startIndex: 0 };
  yield `${JSON.stringify(head).slice(0, -1)},\n"first":${JSON.stringify(page).slice(0, -1)},"items":[`;
  const writer = new Writer(dataset);
  let before = '\n';
  for (const annotation of writer.annotations()) {
    yield `${before}${JSON.stringify(annotation)}`;
    before = ',\n';
  }
  yield '\n]}}\n';
}

/** Describes every article and claim where it is named first; afterwards its address stands for it. */
class Writer {
  private readonly dataset: Dataset;
  private readonly known = new Set<string>();

  constructor(dataset: Dataset) {
    this.dataset = dataset;
  }

  *annotations(): Generator<object> {
    for (const { article, body, sheets } of articleWork(this.dataset)) {
      const point = toCodePoint(body.text);
      for (const { annotator, spans, silent } of sheets) {
        for (const span of spans) {
          const targets = (): object[] =>
            span.span.fragments.map((fragment) => this.target(article, selectorsOf(body.text, fragment, point)));
          const whole: readonly (LinkWork | undefined)[] = span.links.length === 0 ? [undefined] : span.links;
          for (const link of whole) yield this.annotation(annotator, span, link, targets());
        }
        for (const claim of silent) yield this.silence(annotator, article, claim);
      }
    }
  }

  private annotation(annotator: Annotator, { span }: SpanWork, work: LinkWork | undefined, targets: object[]): object {
    const note = work?.link.note ?? '';
    const bodies = [
      ...(work === undefined ? [] : [this.claimBody(work.claim), stanceBody(work)]),
      ...(span.tags ?? []).map((tag) => textual('tagging', tag)),
      ...(span.note === undefined || span.note === '' ? [] : [textual('describing', span.note)]),
      ...(note === '' ? [] : [textual('commenting', note)]),
    ];
    const [only, ...more] = targets;
    return {
      id: `${UUID_IRI}${work?.link.id ?? span.id}`,
      type: 'Annotation',
      motivation: work === undefined ? 'highlighting' : 'classifying',
      ...{ creator: agentOf(annotator), created: work?.link.created ?? span.created },
      'crossread:span': `${UUID_IRI}${span.id}`,
      ...(work?.link.unsure === true ? { 'crossread:unsure': true } : {}),
      ...(bodies.length === 0 ? {} : { body: bodies }),
      target: more.length === 0 ? only : targets,
    };
  }

  private silence(annotator: Annotator, article: Article, claim: Claim): object {
    const bodies = [this.claimBody(claim), textual('assessing', 'checked: silent')];
    return {
      id: `${UUID_IRI}${claim.id}#silent-${annotator.id}-${article.id}`,
      ...{ type: 'Annotation', motivation: 'assessing', creator: agentOf(annotator), 'crossread:silent': true },
      ...{ body: bodies, target: this.target(article, undefined) },
    };
  }

  /** The text is named by its address and, as a cached copy (4.3.1), by its hash: the very version that offsets count in. */
  private target(article: Article, selector: object[] | undefined): object {
    const hash = `${HASH_IRI}${article.hash}`;
    const iri = isIri(article.url) ? article.url : hash;
    const { title, author, outlet, published, event = '', language } = article;
    const facts = Object.entries({
      ...{ 'dc:title': title, 'dc:creator': author, 'dc:publisher': outlet },
      ...{ 'dcterms:issued': published, 'crossread:event': event },
    }).filter(([, value]) => value !== '');
    const described = { id: iri, type: 'Text', format: 'text/plain', language, ...Object.fromEntries(facts) };
    return {
      type: 'SpecificResource',
      source: this.once(`article ${article.id}`) ? described : iri,
      state: { type: 'TimeState', cached: hash },
      ...(selector === undefined ? {} : { selector }),
    };
  }

  private claimBody({ id, text, group = '', guideline = '', annotator }: Claim): object {
    const iri = `${UUID_IRI}${id}`;
    const author = annotatorOf(this.dataset.doc, annotator);
    const described = {
      ...{ id: iri, type: 'TextualBody', value: text, format: 'text/plain' },
      ...(author === undefined ? {} : { creator: agentOf(author) }),
      ...(group === '' ? {} : { 'crossread:group': group }),
      ...(guideline === '' ? {} : { 'crossread:guideline': guideline }),
    };
    return { type: 'SpecificResource', purpose: 'classifying', source: this.once(`claim ${id}`) ? described : iri };
  }

  private once(key: string): boolean {
    const fresh = !this.known.has(key);
    this.known.add(key);
    return fresh;
  }
}

const agentOf = ({ id, name }: Annotator): object => ({ id: `${ANNOTATOR_IRI}${id}`, type: 'Person', name });

/** Both, always (4.2.4 and 4.2.5): where it is, and what stands there between what. */
function selectorsOf(text: string, fragment: Fragment, point: (offset: number) => number): object[] {
  const { quote, prefix, suffix } = describe(text, [fragment]);
  const [start, end] = fragment;
  return [
    { type: 'TextPositionSelector', start: point(start), end: point(end) },
    { type: 'TextQuoteSelector', exact: quote, prefix, suffix },
  ];
}

function stanceBody({ stance }: LinkWork): object {
  return { id: `${STANCE_IRI}${stance.id}`, ...textual('tagging', stance.label) };
}

const textual = (purpose: string, value: string): object => ({
  type: 'TextualBody',
  purpose,
  value,
  format: 'text/plain',
});
