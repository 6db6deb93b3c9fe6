/** The decisions of a gold set, each told in full: what everybody had, what was decided and why, what changed since. */
import { resolveClaim } from '../../document/effective.ts';
import { writerOf } from '../../document/gold.ts';
import { articlesInOrder } from '../../document/order.ts';
import { sameClaims } from '../../document/same-claims.ts';
import type { ClassOf } from '../../document/same-claims.ts';
import { articleName } from '../../document/span-words.ts';
import { sheetOf } from '../../document/state.ts';
import type { DocumentState } from '../../document/state.ts';
import type {
  AnnotatorId,
  ArticleId,
  ClaimId,
  Decision,
  DecisionId,
  Polarity,
  Side,
  SideSpan,
  Verdict,
} from '../../model/index.ts';
import { differences, isNothing } from './outcome.ts';
import type { Content, Difference } from './outcome.ts';

/** A span with its links, in words. Fragments are UTF-16 code units of the article's text, end exclusive. */
export interface Passage {
  readonly quote: string;
  readonly before: string;
  readonly after: string;
  readonly fragments: readonly (readonly [number, number])[];
  readonly links: readonly {
    readonly claim: ClaimId;
    readonly text: string;
    /** The words of the claim that stands for this one, where the adjudicator said that they are the same. */
    readonly standsUnder?: string;
    readonly stance: string;
    readonly polarity: Polarity;
    readonly unsure: boolean;
    readonly note?: string;
  }[];
  readonly note?: string;
}

/** What somebody has at a place, or what was decided for it: passages, and the words of claims marked silent. */
export interface Told {
  readonly passages: readonly Passage[];
  readonly silent: readonly string[];
}

export interface PlaceSide extends Told {
  readonly annotator: AnnotatorId;
  readonly name: string;
  /** In what the decision differs from what she had; empty if hers stood. */
  readonly differences: readonly Difference[];
  /** What she has there now, if that is no longer what was compared. */
  readonly now?: Told;
}

export interface SettledPlace {
  readonly decision: DecisionId;
  readonly article: ArticleId;
  readonly articleName: string;
  /** Where it begins in the text, in UTF-16 code units; null where it is about silence alone. */
  readonly at: number | null;
  readonly verdict: Verdict;
  /** Whose was taken, for the verdict `one`. */
  readonly of?: string;
  readonly sides: readonly PlaceSide[];
  readonly decided: Told;
  /** In what the annotators differed from each other. */
  readonly differences: readonly Difference[];
  readonly reason?: string;
  /** Somebody's work was overruled, so that the decision should say why. */
  readonly reasonOwed: boolean;
  readonly settled: string;
}

/**
 * Returns what was settled in the gold set, put off included: by article as articles are shown, then by place, decisions on
 * silence alone last.
 */
export function settledPlaces(doc: DocumentState, gold: AnnotatorId): SettledPlace[] {
  const classOf = sameClaims(doc, writerOf(gold));
  const telling = new Telling(doc, classOf);
  return articlesInOrder(doc).flatMap((article) => {
    const decisions = [...(sheetOf(doc, gold, article.id)?.decisions.values() ?? [])];
    return decisions
      .map((decision) => telling.place(decision))
      .sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || (a.decision < b.decision ? -1 : 1));
  });
}

class Telling {
  private readonly doc: DocumentState;
  private readonly classOf: ClassOf;

  constructor(doc: DocumentState, classOf: ClassOf) {
    this.doc = doc;
    this.classOf = classOf;
  }

  place(decision: Decision): SettledPlace {
    const { article, chosen, verdict, reason } = decision;
    const sides = decision.sides.map((side) => this.side(decision, side));
    const starts = [...decision.sides.flatMap(({ spans }) => spans), ...chosen.spans].map(startOf);
    const settled = verdict !== 'later';
    return {
      decision: decision.id,
      article,
      articleName: articleName(this.doc.articles.get(article)),
      at: starts.length === 0 ? null : Math.min(...starts),
      verdict,
      ...(decision.of === undefined ? {} : { of: this.name(decision.of) }),
      sides,
      decided: this.told(chosen),
      differences: this.between(decision.sides),
      ...(reason === undefined ? {} : { reason }),
      reasonOwed: settled && verdict !== 'agreed' && sides.some((side) => side.differences.length > 0),
      settled: decision.created,
    };
  }

  private side(decision: Decision, side: Side): PlaceSide {
    const now = this.now(decision, side);
    return {
      annotator: side.annotator,
      name: this.name(side.annotator),
      ...this.told(side),
      differences: decision.verdict === 'later' ? [] : differences(side, decision.chosen, this.classOf),
      ...(now === undefined ? {} : { now: this.told(now) }),
    };
  }

  /** In what any two of the sides differ; what one left out, another has, which is `missed` whichever comes first. */
  private between(sides: readonly Side[]): Difference[] {
    const found = sides.flatMap((one, at) =>
      sides.slice(at + 1).flatMap((other) => differences(one, other, this.classOf)),
    );
    return [...new Set(found.map((each) => (each === 'extra' ? 'missed' : each)))];
  }

  /** What the annotator has now of what was compared, or undefined if it is as it was. */
  private now({ article }: Decision, side: Side): Content | undefined {
    const sheet = sheetOf(this.doc, side.annotator, article);
    const links = [...(sheet?.links.values() ?? [])];
    const spans = side.spans.flatMap(({ id }): SideSpan[] => {
      const span = sheet?.spans.get(id);
      if (span === undefined) return [];
      const { fragments, quote, prefix, suffix } = span;
      const hers = links
        .filter((link) => link.span === id)
        .map(({ id: own, claim, stance }) => ({ id: own, claim, stance }));
      return [{ id, fragments, quote, prefix, suffix, links: hers }];
    });
    // A claim stays marked silent under any name that it was given since.
    const marked = new Set([...(sheet?.omissions.keys() ?? [])].map(this.classOf));
    const now: Content = { spans, silent: side.silent.filter((claim) => marked.has(this.classOf(claim))) };
    const same = now.spans.length === side.spans.length && differences(side, now, this.classOf).length === 0;
    return same || isNothing(side) ? undefined : now;
  }

  private told({ spans, silent }: Content): Told {
    return {
      passages: [...spans].sort((a, b) => startOf(a) - startOf(b)).map((span) => this.passage(span)),
      silent: [...new Set(silent.map((claim) => this.words(this.classOf(claim))))],
    };
  }

  private passage({ quote, prefix, suffix, fragments, links, note }: SideSpan): Passage {
    return {
      quote,
      before: prefix,
      after: suffix,
      fragments,
      links: links.map(({ claim, stance, unsure, note: remark }) => {
        const known = this.doc.project.stances.find(({ id }) => id === stance);
        const own = resolveClaim(this.doc, claim);
        const stands = this.classOf(claim);
        return {
          claim: own,
          text: this.words(own),
          ...(stands === own ? {} : { standsUnder: this.words(stands) }),
          stance: known?.label ?? stance,
          polarity: known?.polarity ?? '0',
          unsure: unsure === true,
          ...(remark === undefined ? {} : { note: remark }),
        };
      }),
      ...(note === undefined ? {} : { note }),
    };
  }

  private words(claim: ClaimId): string {
    return this.doc.claims.get(claim)?.text ?? 'a claim that is not here';
  }

  private name(annotator: AnnotatorId): string {
    return this.doc.annotators.get(annotator)?.name ?? annotator;
  }
}

const startOf = ({ fragments }: SideSpan): number => Math.min(...fragments.map(([start]) => start));
