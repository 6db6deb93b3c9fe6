/**
 * Pairs of texts with a label, as natural language inference trains on them: spans of two articles on one claim, and each
 * span with its claim.
 */
import type { Fragment, Polarity } from '../model/index.ts';
import { compareText } from '../schema/stable-json.ts';
import { fileNameOf } from './format.ts';
import type { Dataset, Format } from './format.ts';
import { contextOf, countLinks, linkRows } from './links.ts';
import type { LinkRow } from './links.ts';

const EXTENSION = '.nli.jsonl';

export type SpanSpanLabel = 'agreement' | 'contradiction' | 'neutral';
export type ClaimSpanLabel = 'entailment' | 'contradiction' | 'neutral';

/**
 * Returns what two spans on one claim are to each other: two that support it agree, and so do two that deny it; one of
 * each contradict. A span that does both in part (±) or takes no side (0) settles nothing.
 */
export function spanSpanLabel(a: Polarity, b: Polarity): SpanSpanLabel {
  if ((a !== '+' && a !== '-') || (b !== '+' && b !== '-')) return 'neutral';
  return a === b ? 'agreement' : 'contradiction';
}

/** Returns what a span is to its claim: + entails it, − contradicts it, ± and 0 leave it open. */
export function claimSpanLabel(polarity: Polarity): ClaimSpanLabel {
  return polarity === '+' ? 'entailment' : polarity === '-' ? 'contradiction' : 'neutral';
}

export const nliJsonl: Format = {
  info: {
    id: 'nli-jsonl',
    label: 'NLI pairs (JSON Lines)',
    description:
      'Pairs for natural language inference: span × span on one claim across articles (agreement, contradiction, neutral) and span × claim (entailment, contradiction, neutral).',
    extension: EXTENSION,
    reads: false,
    writes: true,
    offsetUnit: 'UTF-16 code units',
    oneAnnotator: false,
  },
  about: {
    record:
      'One pair: two spans of different articles on one claim, or a span and its claim; both sides by one annotator.',
    lost: 'Texts, spans without a link, cells marked *checked: silent*, notes and tags. A pair’s label is worked out from two stances; nobody judged the pair itself.',
    specification:
      'JSON Lines, UTF-8, LF line ends. `premise`, `hypothesis` and `label` as in SNLI and MultiNLI; the other fields are our own.',
    notes: [
      '`span-span`: `agreement` where both polarities are + or both are −; `contradiction` where one is + and the other −; `neutral` where either is ± or 0. Agreement is not entailment: two spans that support one claim need not imply each other. The relation has no direction; each pair stands once, the article whose id sorts first being the premise.',
      '`claim-span`: the span is the premise and the claim the hypothesis: `entailment` for +, `contradiction` for −, `neutral` for ± and 0.',
      'Two spans linked to two common claims make two pairs, which may have different labels.',
      'Records are ordered by annotator and claim; within a claim the `claim-span` pairs come first.',
    ],
    fields: [
      ['id', 'the same for the same links in every export: `cs:` and a link id, or `ss:` and two'],
      ['kind', '`claim-span` or `span-span`'],
      ['premise', 'quote of the span'],
      ['hypothesis', 'text of the claim, or quote of the other span'],
      ['label', 'see above'],
      ['unsure', 'whether any link behind the label was marked as unsure'],
      ['annotator', '`id`, `name`'],
      ['claim', '`id`, `text`'],
      [
        'premise_source, hypothesis_source',
        '`article`, `outlet`, `link`, `span`, `fragments`, `stance`, `polarity`, and `context`: the sentences that the span touches. `null` where the hypothesis is the claim',
      ],
      ['offset_unit', 'always `utf-16`: the unit of `fragments`'],
    ],
  },
  *serialise(dataset: Dataset): Generator<string> {
    for (const pair of nliPairs(dataset)) yield `${JSON.stringify(pair)}\n`;
  },
  count: countPairs,
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
};

export interface NliSource {
  readonly article: string;
  readonly outlet: string;
  readonly link: string;
  readonly span: string;
  readonly fragments: readonly Fragment[];
  readonly stance: string;
  readonly polarity: Polarity;
  /** The sentences that the span touches. */
  readonly context: string;
}

export interface NliPair {
  readonly id: string;
  readonly kind: 'claim-span' | 'span-span';
  readonly premise: string;
  readonly hypothesis: string;
  readonly label: ClaimSpanLabel | SpanSpanLabel;
  readonly unsure: boolean;
  readonly annotator: { readonly id: string; readonly name: string };
  readonly claim: { readonly id: string; readonly text: string };
  readonly premise_source: NliSource;
  /** Null where the hypothesis is the claim. */
  readonly hypothesis_source: NliSource | null;
  readonly offset_unit: 'utf-16';
}

/**
 * Returns the pairs by annotator and claim, one after the other, since they grow with the square of a claim's links. Offsets
 * are UTF-16 code units. Throws a `DatasetError`.
 */
export function* nliPairs(dataset: Dataset): Generator<NliPair> {
  for (const rows of rowsByClaim(dataset)) {
    const sides = rows.map((row): Side => ({ ...row, source: sourceOf(row) }));
    for (const side of sides) yield claimSpan(side);
    for (const [premise, hypothesis] of acrossArticles(sides)) yield spanSpan(premise, hypothesis);
  }
}

/** Returns the number of pairs, without making them. */
export function countPairs(dataset: Dataset): number {
  let pairs = countLinks(dataset);
  for (const rows of rowsByClaim(dataset)) {
    // All pairs less those within one article.
    const perArticle = new Map<string, number>();
    for (const { article } of rows) perArticle.set(article.id, (perArticle.get(article.id) ?? 0) + 1);
    pairs += choose2(rows.length);
    for (const count of perArticle.values()) pairs -= choose2(count);
  }
  return pairs;
}

/** A link as one side of a pair, with what every record says about it: worked out once, written in many pairs. */
type Side = LinkRow & { readonly source: NliSource };

/** Each list holds one annotator's links to one claim, in the order of `linkRows`. */
function* rowsByClaim(dataset: Dataset): Generator<readonly LinkRow[]> {
  for (const annotator of [...new Set(dataset.annotators)].sort(compareText)) {
    const claims = new Map<string, LinkRow[]>();
    for (const row of linkRows({ ...dataset, annotators: [annotator] })) {
      const rows = claims.get(row.claim.id);
      if (rows === undefined) claims.set(row.claim.id, [row]);
      else rows.push(row);
    }
    yield* [...claims].sort(([a], [b]) => compareText(a, b)).map(([, rows]) => rows);
  }
}

function* acrossArticles(sides: readonly Side[]): Generator<readonly [Side, Side]> {
  for (const [index, premise] of sides.entries()) {
    for (let other = index + 1; other < sides.length; other += 1) {
      const hypothesis = sides[other];
      if (hypothesis !== undefined && premise.article.id !== hypothesis.article.id) yield [premise, hypothesis];
    }
  }
}

function claimSpan(row: Side): NliPair {
  return {
    id: `cs:${row.link.id}`,
    kind: 'claim-span',
    premise: row.span.quote,
    hypothesis: row.claim.text,
    label: claimSpanLabel(row.stance.polarity),
    unsure: row.link.unsure === true,
    ...shared(row),
    premise_source: row.source,
    hypothesis_source: null,
    offset_unit: 'utf-16',
  };
}

function spanSpan(premise: Side, hypothesis: Side): NliPair {
  return {
    id: `ss:${premise.link.id}:${hypothesis.link.id}`,
    kind: 'span-span',
    premise: premise.span.quote,
    hypothesis: hypothesis.span.quote,
    label: spanSpanLabel(premise.stance.polarity, hypothesis.stance.polarity),
    unsure: premise.link.unsure === true || hypothesis.link.unsure === true,
    ...shared(premise),
    premise_source: premise.source,
    hypothesis_source: hypothesis.source,
    offset_unit: 'utf-16',
  };
}

const shared = ({ annotator, claim }: LinkRow): Pick<NliPair, 'annotator' | 'claim'> => ({
  annotator: { id: annotator.id, name: annotator.name },
  claim: { id: claim.id, text: claim.text },
});

const sourceOf = ({ article, body, link, span, stance }: LinkRow): NliSource => ({
  article: article.id,
  outlet: article.outlet,
  link: link.id,
  span: span.id,
  fragments: span.fragments,
  stance: stance.id,
  polarity: stance.polarity,
  context: contextOf(body, span),
});

const choose2 = (n: number): number => (n * (n - 1)) / 2;
