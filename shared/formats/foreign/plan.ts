/** A foreign corpus and a mapping → the records that taking it in adds to a project. Nothing that is there is changed. */
import { describe } from '../../anchoring/describe.ts';
import type { Diff } from '../../document/diff.ts';
import { fragmentsProblem, tidyFragments } from '../../document/fragments.ts';
import { sheetKey } from '../../document/state.ts';
import type { DocumentState } from '../../document/state.ts';
import type { AnnotatorId, AnyRecord, Annotator, ArticleId, Fragment, Link, Mapping, Span } from '../../model/index.ts';
import { LinkId, SpanId } from '../../model/index.ts';
import { ClaimDesk } from './claims.ts';
import type { ForeignAnnotation, ForeignCorpus, ForeignLabel, ForeignProblem } from './corpus.ts';
import { own, stanceOf, targetOf } from './mapping.ts';

export interface PlanContext {
  /** The project, with the articles of the corpus already in it. */
  readonly doc: DocumentState;
  /** The article of each document, in the order of the corpus; undefined where it could not be taken in. */
  readonly articles: readonly (ArticleId | undefined)[];
  /** Returns the annotator of that name, made if the project has none; the same one for the same name. */
  readonly annotatorFor: (who: AnnotatorId | { readonly name: string }) => Annotator;
  /** Who writes claims that the file gives nobody for. */
  readonly author: AnnotatorId | null;
  /** Returns a new UUIDv7. */
  readonly newId: () => string;
  /** Now, as an ISO instant. */
  readonly now: string;
}

export interface ForeignPlan {
  readonly diff: Diff;
  readonly counts: {
    readonly spans: number;
    readonly links: number;
    readonly claims: number;
    readonly silent: number;
    readonly annotators: number;
    /** Spans and links that were there already. */
    readonly same: number;
  };
  readonly problems: readonly ForeignProblem[];
}

/**
 * Returns the records that the corpus adds under the mapping: annotators, claims, spans (UTF-16 code units, end exclusive),
 * links and silent cells. A span that its annotator already has in the project at the very place is used, and a link that
 * is there already is not made twice, so that a file taken in again adds nothing; two annotations of the file at one place
 * stay two spans. An annotation whose place is not a legal one in the text is among the problems.
 */
export function planForeign(corpus: ForeignCorpus, mapping: Mapping, context: PlanContext): ForeignPlan {
  const { doc, articles, now, newId } = context;
  const added: AnyRecord[] = [];
  const problems: ForeignProblem[] = [];
  const counts = { spans: 0, links: 0, claims: 0, silent: 0, annotators: 0, same: 0 };
  const newcomers = new Set<AnnotatorId>();
  const writerOf = (name: string): AnnotatorId => {
    const annotator = context.annotatorFor(
      own(mapping.annotators, name) ?? { name: name === '' ? corpusName(corpus) : name },
    );
    if (!doc.annotators.has(annotator.id) && !newcomers.has(annotator.id)) {
      newcomers.add(annotator.id);
      added.push(annotator);
      counts.annotators += 1;
    }
    return annotator.id;
  };
  const desk = new ClaimDesk(doc, corpus, {
    ...{ now, newId },
    authorOf: (name, fallback) => (name === '' ? (context.author ?? fallback) : writerOf(name)),
  });
  const usedIds = new Set<string>();
  let ids: ReadonlySet<string> | undefined;
  const taken = (): ReadonlySet<string> => (ids ??= spanIds(doc));
  const idFor = (wanted: string): string => {
    const free = SpanId.safeParse(wanted).success && !usedIds.has(wanted) && !taken().has(wanted);
    const id = free ? wanted : newId();
    usedIds.add(id);
    return id;
  };

  corpus.documents.forEach((document, index) => {
    const article = articles[index];
    if (article === undefined) return;
    const sheets = new Map<AnnotatorId, SheetDesk>();
    const sheetFor = (annotator: AnnotatorId): SheetDesk => {
      const there = sheets.get(annotator);
      if (there !== undefined) return there;
      const made = new SheetDesk(doc, annotator, article);
      sheets.set(annotator, made);
      return made;
    };
    const tell = (annotation: ForeignAnnotation, message: string, leftOut: ForeignProblem['leftOut']): void => {
      problems.push({ file: document.file, place: annotation.place, message, leftOut });
    };
    for (const annotation of document.annotations) {
      const fragments = legal(document.text, annotation.fragments);
      if (typeof fragments === 'string') {
        tell(annotation, fragments, 'record');
        continue;
      }
      if (JSON.stringify(fragments) !== JSON.stringify(annotation.fragments)) {
        tell(
          annotation,
          'Its fragments overlap, are out of order or hold only white space; they were tidied.',
          'nothing',
        );
      }
      const annotator = writerOf(annotation.annotator);
      const sheet = sheetFor(annotator);
      const said = readLabels(annotation, mapping);
      const note = said.note.slice(0, 10_000);
      let span = sheet.take(fragments, annotation.id, said.tags, note);
      if (span === undefined) {
        span = {
          ...{ type: 'span', annotator, article, id: SpanId.parse(idFor(annotation.id)) },
          fragments: fragments.map(([start, end]) => [start, end]),
          ...describe(document.text, fragments),
          ...(said.tags.length > 0 ? { tags: said.tags } : {}),
          ...(note === '' ? {} : { note }),
          created: now,
        } satisfies Span;
        added.push(span);
        counts.spans += 1;
      } else counts.same += 1;
      const wanted = [
        ...annotation.links.map((link) => ({ ...link, claim: desk.ofKey(link.claim, annotator) })),
        ...said.claims.map((target) => ({
          claim: desk.ofLabel(target, annotator),
          stance: '',
          unsure: false,
          note: '',
        })),
      ];
      for (const { claim, stance, unsure, note: remark } of wanted) {
        if (claim === undefined) {
          tell(annotation, 'It is linked to a claim that the file does not have; the link was left out.', 'record');
          continue;
        }
        const meant =
          stance === '' ? said.stance : (stanceOf(doc.project, stance) ?? own(mapping.stances, stance) ?? said.stance);
        if (sheet.isLinked(span.id, claim, meant ?? mapping.stance)) {
          counts.same += 1;
          continue;
        }
        const link: Link = {
          ...{ type: 'link', annotator, article, id: LinkId.parse(idFor('')), span: span.id, claim },
          stance: meant ?? mapping.stance,
          ...(unsure ? { unsure: true } : {}),
          ...(remark === '' ? {} : { note: remark.slice(0, 10_000) }),
          created: now,
        };
        sheet.addLink(link);
        added.push(link);
        counts.links += 1;
      }
    }
    for (const { claim: key, annotator: name } of document.silent) {
      const annotator = writerOf(name);
      const sheet = sheetFor(annotator);
      const claim = desk.ofKey(key, annotator);
      if (claim === undefined || sheet.knows(claim)) continue;
      sheet.addSilent(claim);
      added.push({ type: 'omission', annotator, article, claim, created: now });
      counts.silent += 1;
    }
  });
  // Claims that the files define and nothing uses come in too; of whoever is there where the file says nobody.
  const first = context.author ?? [...newcomers][0] ?? [...doc.annotators.keys()][0];
  for (const { key, feature, annotator } of corpus.claims) {
    const target = feature === undefined ? undefined : targetOf(mapping, { feature, value: key });
    if (feature === undefined) desk.ofKey(key, first ?? writerOf(annotator));
    else if (target?.as === 'claim') {
      desk.ofLabel(claimTarget(target, { feature, value: key }), first ?? writerOf(annotator));
    }
  }
  counts.claims = desk.made.length;
  return {
    diff: { added: [...added, ...desk.made], updated: [], removed: [] },
    counts,
    problems: [...problems, ...desk.problems],
  };
}

/** The fragments as a span may have them, or why they cannot be one. */
function legal(text: string, fragments: readonly Fragment[]): readonly Fragment[] | string {
  const sorted = [...fragments].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const wrong = fragmentsProblem(text, sorted);
  if (wrong === undefined) return sorted;
  // Beyond the text nothing is meant that could be tidied.
  if (sorted.some(([start, end]) => start < 0 || end > text.length || start >= end)) return wrong;
  const tidied = tidyFragments(text, fragments);
  return tidied.length > 0 && fragmentsProblem(text, tidied) === undefined ? tidied : wrong;
}

/** What the claim desk is asked for a label that becomes a claim. */
const claimTarget = (
  { text, claim }: { text?: string | undefined; claim?: string | undefined },
  label: ForeignLabel,
) => ({
  ...{ text: text ?? label.value, label },
  ...(claim === undefined ? {} : { claim }),
});

/** What the labels of one annotation say together. */
function readLabels(annotation: ForeignAnnotation, mapping: Mapping) {
  const tags = new Set(annotation.tags);
  const notes = annotation.note === '' ? [] : [annotation.note];
  const claims: ReturnType<typeof claimTarget>[] = [];
  let stance: Mapping['stance'] | undefined;
  for (const label of annotation.labels) {
    const target = targetOf(mapping, label);
    if (target.as === 'tag') tags.add(target.tag ?? label.value);
    else if (target.as === 'note') notes.push(label.value);
    else if (target.as === 'stance') stance ??= target.stance;
    else if (target.as === 'claim') claims.push(claimTarget(target, label));
  }
  const kept = [...tags].map((tag) => tag.trim().slice(0, 100)).filter((tag) => tag !== '');
  return { tags: [...new Set(kept)], note: notes.join('\n'), claims, stance };
}

/** What an annotator has in an article, with what the plan adds. */
class SheetDesk {
  /** Spans of the project by their place, as long as no annotation has been found to be them. */
  private readonly spans = new Map<string, Span[]>();
  private readonly links = new Set<string>();
  private readonly made = new Set<string>();
  private readonly linked = new Set<string>();
  private readonly silent = new Set<string>();

  constructor(doc: DocumentState, annotator: AnnotatorId, article: ArticleId) {
    const sheet = doc.sheets.get(sheetKey(annotator, article));
    for (const span of sheet?.spans.values() ?? []) {
      const place = JSON.stringify(span.fragments);
      const there = this.spans.get(place);
      if (there === undefined) this.spans.set(place, [span]);
      else there.push(span);
    }
    for (const link of sheet?.links.values() ?? []) {
      this.links.add(`${link.span} ${link.claim}`);
      this.linked.add(link.claim);
    }
    for (const claim of sheet?.omissions.keys() ?? []) this.addSilent(claim);
  }

  /** Of several at one place the one with that id, else one that says the same, else the oldest; each is given out once. */
  take(fragments: readonly Fragment[], id: string, tags: readonly string[], note: string): Span | undefined {
    const there = this.spans.get(JSON.stringify(fragments)) ?? [];
    const words = JSON.stringify([[...tags].sort(), note]);
    const same = there.find((span) => JSON.stringify([[...(span.tags ?? [])].sort(), span.note ?? '']) === words);
    const found = there.find((span) => span.id === id) ?? same ?? there[0];
    if (found !== undefined) there.splice(there.indexOf(found), 1);
    return found;
  }

  /** A link of the project counts whatever its stance; two of the file with two stances are two. */
  isLinked(span: string, claim: string, stance: string): boolean {
    return this.links.has(`${span} ${claim}`) || this.made.has(`${span} ${claim} ${stance}`);
  }

  /** Whether the cell is linked or marked silent already. */
  knows(claim: string): boolean {
    return this.linked.has(claim) || this.silent.has(claim);
  }

  addLink({ span, claim, stance }: Pick<Link, 'span' | 'claim' | 'stance'>): void {
    this.made.add(`${span} ${claim} ${stance}`);
    this.linked.add(claim);
  }

  addSilent(claim: string): void {
    this.silent.add(claim);
  }
}

const spanIds = ({ sheets }: DocumentState): Set<string> =>
  new Set([...sheets.values()].flatMap(({ spans }) => [...spans.keys()]));

const corpusName = ({ documents }: ForeignCorpus): string => (documents[0]?.file ?? 'import').slice(0, 100);
