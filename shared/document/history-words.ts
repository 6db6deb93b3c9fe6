/**
 * The history in words: what each step did and where, read from its diff. A step may name what is no longer there (a span
 * made and deleted again), so names are taken from the document and from all the steps together.
 */
import type {
  AnyRecord,
  ArticleId,
  Claim,
  ClaimId,
  Link,
  Progress,
  RecordType,
  Relation,
  Span,
  SpanId,
  StanceId,
} from '../model/index.ts';
import type { Diff } from './diff.ts';
import { sameRecord } from './diff.ts';
import type { HistoryEntry } from './history.ts';
import { claimClauses, noteClause } from './history-claim-words.ts';
import { recipeClauses } from './history-recipe-words.ts';
import { goldClauses, withoutGold } from './history-gold-words.ts';
import type { Clause, Part } from './history-claim-words.ts';
import { articleName, claimName, short, stancePhrase } from './span-words.ts';
import type { DocumentState } from './state.ts';

/** What the records of a history are called. */
export interface Names {
  readonly doc: DocumentState;
  readonly spans: ReadonlyMap<SpanId, Span>;
  readonly claims: ReadonlyMap<ClaimId, Claim>;
}

/** Returns the names for the steps: of what the document has, and of what only the steps know of. */
export function namesOf(doc: DocumentState, steps: readonly HistoryEntry[]): Names {
  const spans = new Map<SpanId, Span>();
  const claims = new Map<ClaimId, Claim>();
  const note = (record: AnyRecord): void => {
    if (record.type === 'span') spans.set(record.id, record);
    else if (record.type === 'claim') claims.set(record.id, record);
  };
  for (const { diff } of steps) {
    diff.removed.forEach(note);
    diff.updated.forEach(([, to]) => note(to));
    diff.added.forEach(note);
  }
  for (const [id, claim] of doc.claims) claims.set(id, claim);
  return { doc, spans, claims };
}

/**
 * Returns what the step did as the parts of one sentence without a full stop: “Linked ‘…’ in Corvane Wire: agrees with ‘…’”.
 * A step of several kinds of change names each, with a semicolon between; many of one kind are counted.
 */
export function stepParts({ diff, label }: HistoryEntry, names: Names): readonly Part[] {
  const told = new Telling(diff, names).clauses();
  if (told.length === 0) return [label.charAt(0).toUpperCase() + label.slice(1)];
  return told.flatMap((clause, index) => (index === 0 ? clause : ['; ', ...lowered(clause)]));
}

/** Returns the parts as one string, quotes in quotation marks. */
export function plainWords(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : `“${part.quote}”`)).join('');
}

type Of<T extends RecordType> = Extract<AnyRecord, { type: T }>;

interface Changes<T extends RecordType> {
  readonly added: readonly Of<T>[];
  readonly updated: readonly (readonly [from: Of<T>, to: Of<T>])[];
  readonly removed: readonly Of<T>[];
}

function changesOf<T extends RecordType>(diff: Diff, type: T): Changes<T> {
  const is = (record: AnyRecord): record is Of<T> => record.type === type;
  return {
    added: diff.added.filter(is),
    updated: diff.updated.filter((pair): pair is readonly [Of<T>, Of<T>] => is(pair[0])),
    removed: diff.removed.filter(is),
  };
}

class Telling {
  private readonly diff: Diff;
  private readonly names: Names;
  private readonly spans: Changes<'span'>;
  private readonly links: Changes<'link'>;
  private readonly claims: Changes<'claim'>;

  constructor(diff: Diff, names: Names) {
    this.diff = withoutGold(diff);
    this.names = names;
    this.spans = changesOf(this.diff, 'span');
    this.links = changesOf(this.diff, 'link');
    this.claims = changesOf(this.diff, 'claim');
  }

  clauses(): Clause[] {
    const regrouped = this.mergesAndSplits();
    if (regrouped.length > 0) return regrouped;
    return [
      ...this.spansMade(),
      ...this.spansGone(),
      ...this.spansChanged(),
      ...this.linksMade(),
      ...this.linksGone(),
      ...this.linksChanged(),
      ...this.silence(),
      ...this.claimsChanged(),
      ...this.relations(),
      ...goldClauses(this.names.doc, this.diff),
      ...this.progress(),
      ...this.rest(),
    ];
  }

  private mergesAndSplits(): Clause[] {
    const moved = this.links.updated.filter(([from, to]) => from.claim !== to.claim).length;
    const merged = this.claims.updated.flatMap(([from, to]): Clause[] =>
      to.mergedInto === undefined || to.mergedInto === from.mergedInto
        ? []
        : [['Merged ', this.claim(to.id), ' into ', this.claim(to.mergedInto), moving(moved, '')]],
    );
    const split = this.claims.added.flatMap((claim): Clause[] => {
      const off = claim.history?.find((event) => event.what === 'splitOff');
      if (off?.other === undefined) return [];
      return [['Split ', this.claim(off.other), ': the new claim is ', this.claim(claim.id), moving(moved, ' to it')]];
    });
    return [...merged, ...split];
  }

  private spansMade(): Clause[] {
    const { added } = this.spans;
    const [only] = added;
    if (only === undefined) return [];
    const made = new Set(added.map((span) => span.id));
    const links = this.links.added.filter((link) => made.has(link.span));
    if (added.length > 1) {
      const linked = links.length === 0 ? '' : ` with ${count(links.length, 'link')}`;
      return [[`Made ${added.length} spans in ${this.places(added)}${linked}`]];
    }
    if (links.length === 0) return [['Made the span ', this.quote(only.id), this.inArticle(only.article)]];
    return [this.linked('Linked ', only.id, only.article, links)];
  }

  private spansGone(): Clause[] {
    const { removed } = this.spans;
    const [only] = removed;
    if (only === undefined) return [];
    const gone = new Set(removed.map((span) => span.id));
    const links = this.links.removed.filter((link) => gone.has(link.span)).length;
    const also = links === 0 ? '' : ` and ${removed.length === 1 ? 'its' : 'their'} ${count(links, 'link')}`;
    return removed.length > 1
      ? [[`Deleted ${removed.length} spans in ${this.places(removed)}${also}`]]
      : [['Deleted the span ', this.quote(only.id), this.inArticle(only.article), also]];
  }

  private spansChanged(): Clause[] {
    const { updated } = this.spans;
    if (updated.length > 1) return [[`Changed ${updated.length} spans in ${this.places(updated.map(([, to]) => to))}`]];
    return updated.flatMap(([from, to]): Clause[] => {
      const where = this.inArticle(to.article);
      const more = to.fragments.length - from.fragments.length;
      const clauses: Clause[] = [];
      if (more > 0) clauses.push(['Added a fragment: ', { quote: short(to.quote) }, where]);
      else if (more < 0) clauses.push(['Took a fragment away: ', { quote: short(to.quote) }, where]);
      else if (!sameRecord(from.fragments, to.fragments)) {
        const was = from.quote === to.quote ? [] : [', was ', { quote: short(from.quote) }];
        clauses.push(['Moved an edge: ', { quote: short(to.quote) }, where, ...was]);
      }
      if (!sameRecord(from.tags ?? [], to.tags ?? [])) {
        clauses.push(
          to.tags === undefined
            ? ['Took the tags off ', this.quote(to.id), where]
            : ['Tagged ', this.quote(to.id), `${where}: ${to.tags.join(', ')}`],
        );
      }
      return [...clauses, ...noteClause(from.note, to.note, ['the span ', this.quote(to.id), where])];
    });
  }

  private linksMade(): Clause[] {
    const made = new Set(this.spans.added.map((span) => span.id));
    const links = this.links.added.filter((link) => !made.has(link.span));
    const [first] = links;
    if (first === undefined) return [];
    return links.every((link) => link.span === first.span)
      ? [this.linked('Linked ', first.span, first.article, links)]
      : [[`Made ${count(links.length, 'link')} in ${this.places(links)}`]];
  }

  private linksGone(): Clause[] {
    const gone = new Set(this.spans.removed.map((span) => span.id));
    const links = this.links.removed.filter((link) => !gone.has(link.span));
    const [only] = links;
    if (only === undefined) return [];
    return links.length > 1
      ? [[`Took away ${links.length} links in ${this.places(links)}`]]
      : [['Unlinked ', this.quote(only.span), this.inArticle(only.article), ' from ', this.claim(only.claim)]];
  }

  private linksChanged(): Clause[] {
    const { updated } = this.links;
    if (updated.length > 1) return [[`Changed ${updated.length} links in ${this.places(updated.map(([, to]) => to))}`]];
    return updated.flatMap(([from, to]): Clause[] => {
      const place: Clause = [this.quote(to.span), this.inArticle(to.article)];
      const clauses: Clause[] = [];
      if (from.stance !== to.stance) {
        const was = this.names.doc.project.stances.find((one) => one.id === from.stance)?.label ?? from.stance;
        clauses.push(['Changed the stance of ', ...place, ': ', ...this.says(to), ` (was: ${was})`]);
      }
      if ((from.unsure === true) !== (to.unsure === true)) {
        const now = to.unsure === true ? 'unsure' : 'sure';
        clauses.push([`Marked as ${now}: `, ...place, ' ', ...this.says(to)]);
      }
      const link: Clause = ['the link of ', ...place, ' to ', this.claim(to.claim)];
      return [...clauses, ...noteClause(from.note, to.note, link)];
    });
  }

  private silence(): Clause[] {
    // A link made takes the mark away by itself.
    const linked = this.links.added.length > 0;
    const { added, removed } = changesOf(this.diff, 'omission');
    return [
      ...added.map((one): Clause => [`Marked ${this.article(one.article)} as silent on `, this.claim(one.claim)]),
      ...(linked ? [] : removed).map((one): Clause => [
        `Took back that ${this.article(one.article)} is silent on `,
        this.claim(one.claim),
      ]),
    ];
  }

  private claimsChanged(): Clause[] {
    const { added, updated, removed } = this.claims;
    const linked = new Set(this.links.added.map((link) => link.claim));
    const made = added.filter((claim) => !linked.has(claim.id));
    return [
      ...made.map((claim): Clause => ['Made the claim ', this.claim(claim.id)]),
      ...removed.map((claim): Clause => ['Deleted the claim ', this.claim(claim.id)]),
      ...(updated.length > 3
        ? [[`Changed ${updated.length} claims`]]
        : updated.flatMap(([from, to]) => claimClauses(from, to))),
    ];
  }

  private relations(): Clause[] {
    const { added, removed, updated } = changesOf(this.diff, 'relation');
    const words = ({ from, to, kind }: Relation): Clause => [
      this.claim(from),
      ` ${kind === 'same-as' ? 'says the same as' : kind === 'distinct' ? 'does not say the same as' : kind} `,
      this.claim(to),
    ];
    return [
      ...(added.length > 3
        ? [[`Related ${added.length} pairs of claims`]]
        : added.map((one): Clause => ['Related claims: ', ...words(one)])),
      ...removed.map((one): Clause => ['Took away the relation: ', ...words(one)]),
      ...updated.map(([, one]): Clause => ['Changed the relation: ', ...words(one)]),
    ];
  }

  private progress(): Clause[] {
    const { added, removed, updated } = changesOf(this.diff, 'progress');
    const changes: (readonly [Progress | undefined, Progress | undefined, ArticleId])[] = [
      ...added.map((one) => [undefined, one, one.article] as const),
      ...updated.map(([from, to]) => [from, to, to.article] as const),
      ...removed.map((one) => [one, undefined, one.article] as const),
    ];
    return changes.flatMap(([from, to, id]): Clause[] => {
      const state = to?.state;
      const article = this.article(id);
      const said: Clause[] =
        state === from?.state
          ? []
          : [
              [
                state === undefined
                  ? `Took back how far ${article} is`
                  : `Marked ${article} as ${state === 'todo' ? 'to do' : state === 'done' ? 'done' : 'in progress'}`,
              ],
            ];
      return [...said, ...noteClause(from?.note, to?.note, [article])];
    });
  }

  private rest(): Clause[] {
    const articles = changesOf(this.diff, 'article').updated.map(([, to]): Clause => [
      `Corrected the details of ${articleName(to)}`,
    ]);
    const project = changesOf(this.diff, 'project').updated.flatMap(([from, to]): Clause[] => [
      ...(from.name === to.name ? [] : [['Renamed the project to ', { quote: to.name }]]),
      ...(sameRecord(from.stances, to.stances) ? [] : [['Changed the stances of the project']]),
      ...recipeClauses(from, to),
    ]);
    const annotator = changesOf(this.diff, 'annotator').updated.map(([, to]): Clause => [
      'Changed an annotator’s name to ',
      { quote: to.name },
    ]);
    return [...articles, ...project, ...annotator];
  }

  private linked(verb: string, span: SpanId, article: ArticleId, links: readonly Link[]): Clause {
    const said = links.flatMap((link, index) => [...(index === 0 ? [] : [' and ']), ...this.says(link)]);
    return [verb, this.quote(span), this.inArticle(article), ': ', ...said];
  }

  /** “agrees with ‘…’”. */
  private says({ stance, claim }: { readonly stance: StanceId; readonly claim: ClaimId }): Clause {
    const known = this.names.doc.project.stances.find((one) => one.id === stance);
    const fresh = this.claims.added.some((one) => one.id === claim) ? 'the new claim ' : '';
    return [`${stancePhrase(known, stance)} ${fresh}`, this.claim(claim)];
  }

  private quote(id: SpanId): Part {
    const { doc, spans } = this.names;
    const known = spans.get(id);
    if (known !== undefined) return { quote: short(known.quote) };
    // Not among the steps: it was there before the first of them.
    for (const sheet of doc.sheets.values()) {
      const span = sheet.spans.get(id);
      if (span !== undefined) return { quote: short(span.quote) };
    }
    return 'a span that is not here';
  }

  private claim(id: ClaimId): Part {
    const claim = this.names.claims.get(id);
    return claim === undefined ? claimName(claim) : { quote: claimName(claim) };
  }

  private article(id: ArticleId): string {
    return articleName(this.names.doc.articles.get(id));
  }

  private inArticle(id: ArticleId): string {
    return ` in ${this.article(id)}`;
  }

  /** “Corvane Wire”, or “3 articles”. */
  private places(records: readonly { readonly article: ArticleId }[]): string {
    const articles = new Set(records.map((record) => record.article));
    const [only] = articles;
    return articles.size === 1 && only !== undefined ? this.article(only) : `${articles.size} articles`;
  }
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

const moving = (links: number, where: string): string =>
  links === 0 ? '' : `; ${count(links, 'link')} went${where === '' ? ' along' : where}`;

function lowered(clause: Clause): Clause {
  const [first, ...others] = clause;
  return typeof first === 'string' ? [first.charAt(0).toLowerCase() + first.slice(1), ...others] : clause;
}
