/** Each annotator's vote on each sentence, and what follows for the claim, in the shape of Climate-FEVER. */
import type { AnnotatorId, Article, Polarity } from '../model/index.ts';
import { sortedBy } from '../schema/stable-json.ts';
import { annotatorsOf, fileNameOf } from './format.ts';
import type { Dataset, Format } from './format.ts';
import { claimsWithEvidence, countJudgedClaims, sentencesOf } from './verdicts.ts';
import type { ClaimEvidence } from './verdicts.ts';

const EXTENSION = '.votes.jsonl';

export type Vote = 'SUPPORTS' | 'REFUTES' | 'NOT_ENOUGH_INFO';
export type ClaimLabel = Vote | 'DISPUTED';

export const votesJsonl: Format = {
  info: {
    id: 'votes-jsonl',
    label: 'Votes per sentence (Climate-FEVER)',
    description:
      'One claim a line; under it every sentence that somebody linked to it, with each annotator’s vote: the shape of Climate-FEVER.',
    extension: EXTENSION,
    reads: false,
    writes: true,
    offsetUnit: 'none: sentences by number',
    oneAnnotator: false,
  },
  about: {
    record: 'One claim with its sentences.',
    lost: 'Spans (only the sentences that they touch are left), texts, the difference between ± and 0, doubts, notes, tags and groups.',
    specification:
      'The file of Climate-FEVER (T. Diggelmann, J. Boyd-Graber, J. Bulian, M. Ciaramita and M. Leippold, “CLIMATE-FEVER: A Dataset for Verification of Real-World Climate Claims”, 2020), whose five votes are here one for each annotator of the export.',
    notes: [
      'An annotator’s vote on a sentence follows from her links of the claim to spans that touch it, by polarity: + is SUPPORTS and − is REFUTES, whatever ± or 0 stands beside it; + and − together, or only ± or 0, are NOT_ENOUGH_INFO. If she looked for the claim in the article but linked none of this sentence, her vote is NOT_ENOUGH_INFO too: she read the sentence and did not mark it. If she did not look for the claim there, it is `null`, as a missing vote is in Climate-FEVER.',
      '`evidence_label` is the vote that most gave; where two are given equally often it is NOT_ENOUGH_INFO. `entropy` is that of the votes given, in nats.',
      '`claim_label`: SUPPORTS if a sentence supports the claim and none refutes it; REFUTES the other way round; DISPUTED if there are sentences of both labels; otherwise NOT_ENOUGH_INFO. A claim that nobody looked for in any article is left out.',
    ],
    fields: [
      ['claim_id', 'id of the claim'],
      ['claim', 'the claim'],
      ['claim_label', '`SUPPORTS`, `REFUTES`, `DISPUTED` or `NOT_ENOUGH_INFO`'],
      ['evidences.evidence_id', 'id of the article, a colon, and the number of the sentence from 0'],
      ['evidences.evidence_label', 'see above'],
      ['evidences.article', 'title of the article'],
      ['evidences.evidence', 'the sentence'],
      ['evidences.entropy', 'of the votes, in nats'],
      ['evidences.votes', 'one for each annotator, in the order of `annotators`; `null` where there is none'],
      ['annotators', 'ids of the annotators'],
    ],
  },
  *serialise(dataset: Dataset): Generator<string> {
    const annotators = annotatorsOf(dataset).map(({ id }) => id);
    for (const found of claimsWithEvidence(dataset)) yield `${JSON.stringify(recordOf(found, annotators))}\n`;
  },
  count: countJudgedClaims,
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
};

interface Item {
  readonly article: Article;
  readonly sentence: number;
  readonly words: string;
  readonly said: Map<AnnotatorId, Set<Polarity>>;
}

function recordOf(found: ClaimEvidence, annotators: readonly AnnotatorId[]): object {
  const looked = new Set(found.looked.map(({ article, annotator }) => `${article.id} ${annotator.id}`));
  const evidences = itemsOf(found).map(({ article, sentence, words, said }) => {
    const votes = annotators.map((id): Vote | null => {
      const polarities = said.get(id);
      if (polarities !== undefined) return voteOf(polarities);
      return looked.has(`${article.id} ${id}`) ? 'NOT_ENOUGH_INFO' : null;
    });
    return {
      evidence_id: `${article.id}:${sentence}`,
      evidence_label: majorityOf(votes),
      article: article.title,
      evidence: words,
      entropy: entropyOf(votes),
      votes,
    };
  });
  const labels = new Set(evidences.map(({ evidence_label }) => evidence_label));
  return {
    claim_id: found.claim.id,
    claim: found.claim.text,
    claim_label: claimLabel(labels),
    evidences,
    annotators,
  };
}

function itemsOf({ evidence }: ClaimEvidence): Item[] {
  const items = new Map<string, Item>();
  for (const { annotator, article, body, stance, sentences } of evidence) {
    for (const sentence of sentences) {
      const key = `${article.id} ${String(sentence).padStart(9, '0')}`;
      let item = items.get(key);
      if (item === undefined) {
        const words = sentencesOf(body)[sentence] ?? '';
        items.set(key, (item = { article, sentence, words, said: new Map() }));
      }
      item.said.set(annotator.id, (item.said.get(annotator.id) ?? new Set()).add(stance.polarity));
    }
  }
  return sortedBy(items, ([key]) => key).map(([, item]) => item);
}

/** Returns the vote that links of these polarities make. */
export function voteOf(polarities: ReadonlySet<Polarity>): Vote {
  const [supports, refutes] = [polarities.has('+'), polarities.has('-')];
  if (supports === refutes) return 'NOT_ENOUGH_INFO';
  return supports ? 'SUPPORTS' : 'REFUTES';
}

/** Returns the vote given most often; NOT_ENOUGH_INFO where two are given equally often. */
export function majorityOf(votes: readonly (Vote | null)[]): Vote {
  const [first, second] = [...countsOf(votes)].sort(([, a], [, b]) => b - a);
  return first === undefined || first[1] === second?.[1] ? 'NOT_ENOUGH_INFO' : first[0];
}

/** Returns the entropy of the votes given, in nats (C. E. Shannon, 1948); 0 for none. */
export function entropyOf(votes: readonly (Vote | null)[]): number {
  const counts = [...countsOf(votes).values()];
  const given = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count) => sum + (count / given) * Math.log(given / count), 0);
}

function countsOf(votes: readonly (Vote | null)[]): ReadonlyMap<Vote, number> {
  const counts = new Map<Vote, number>();
  for (const vote of votes) if (vote !== null) counts.set(vote, (counts.get(vote) ?? 0) + 1);
  return counts;
}

/** Returns what the labels of its sentences make of a claim. */
export function claimLabel(labels: ReadonlySet<Vote>): ClaimLabel {
  const [supported, refuted] = [labels.has('SUPPORTS'), labels.has('REFUTES')];
  if (supported && refuted) return 'DISPUTED';
  return supported ? 'SUPPORTS' : refuted ? 'REFUTES' : 'NOT_ENOUGH_INFO';
}
