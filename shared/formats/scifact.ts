/** Claims with rationales by document, in the shape of SciFact, and the documents as sentences. */
import { bodyOf, byId, fileNameOf } from './format.ts';
import type { Dataset, Format, OutputFile } from './format.ts';
import { claimsWithEvidence, countJudgedClaims, sentencesOf } from './verdicts.ts';
import type { ClaimEvidence } from './verdicts.ts';

const EXTENSION = '.scifact';

export interface Rationale {
  readonly sentences: readonly number[];
  readonly label: 'SUPPORT' | 'CONTRADICT';
}

export const scifact: Format = {
  info: {
    id: 'scifact',
    label: 'Claims with rationales (SciFact)',
    description:
      'One claim a line with the sentences of each article that support or contradict it, and a corpus of the articles as sentences: the shape of SciFact.',
    extension: EXTENSION,
    reads: false,
    writes: true,
    offsetUnit: 'none: sentences by number',
    oneAnnotator: false,
  },
  about: {
    record: 'One claim.',
    lost: 'Spans (only the sentences that they touch are left), links with the polarities ± and 0, who made a link, doubts, notes, tags, groups, and what is known of the articles but their titles.',
    specification:
      'The files of SciFact (D. Wadden, S. Lin, K. Lo, L. L. Wang, M. van Zuylen, A. Cohan and H. Hajishirzi, “Fact or Fiction: Verifying Scientific Claims”, EMNLP 2020): `claims.jsonl` and `corpus.jsonl`.',
    notes: [
      'A folder of the two files. Stances go by polarity: + is SUPPORT and − is CONTRADICT. ± and 0 are no rationale; the article is then cited without one, as is an article that was checked and is silent. A claim that nobody looked for in any article is left out.',
      'Each span is a rationale. In SciFact all rationales of one document have one label; here an article may support and contradict a claim in different places, and then both labels stand under it. The same sentences marked by two annotators stand once.',
      'Documents and claims are numbered from 1 in the order of their ids; `article_id` and `claim_id` stay when work is added.',
    ],
    fields: [
      ['id', 'number of the claim'],
      ['claim', 'the claim'],
      [
        'evidence',
        'by number of the document: `[{ "sentences": [0, 1], "label": "SUPPORT" }]`; sentences count from 0',
      ],
      ['cited_doc_ids', 'numbers of the documents in which somebody looked for the claim'],
      ['claim_id', 'id of the claim'],
      ['doc_id', 'in `corpus.jsonl`: number of the document'],
      ['title', 'title'],
      ['abstract', 'its sentences, in order'],
      ['structured', 'always `false`'],
      ['article_id', 'id of the article'],
    ],
  },
  *files(dataset: Dataset): Generator<OutputFile> {
    yield { path: 'claims.jsonl', pieces: claimLines(dataset) };
    yield { path: 'corpus.jsonl', pieces: corpusLines(dataset) };
  },
  count: countJudgedClaims,
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
};

function* claimLines(dataset: Dataset): Generator<string> {
  const numbers = new Map(byId(dataset.doc.articles.values()).map(({ id }, at) => [id, at + 1]));
  let id = 0;
  for (const found of claimsWithEvidence(dataset)) {
    id += 1;
    const cited = new Set(found.looked.map(({ article }) => numbers.get(article.id) ?? 0));
    const line = {
      ...{ id, claim: found.claim.text, evidence: rationales(found, numbers), cited_doc_ids: [...cited] },
      claim_id: found.claim.id,
    };
    yield `${JSON.stringify(line)}\n`;
  }
}

/** By number of the document, as JSON orders such keys. */
function rationales(
  { evidence }: ClaimEvidence,
  numbers: ReadonlyMap<string, number>,
): Readonly<Record<string, Rationale[]>> {
  const found: Record<string, Rationale[]> = {};
  const seen = new Set<string>();
  for (const { article, stance, sentences } of evidence) {
    if (stance.polarity !== '+' && stance.polarity !== '-') continue;
    const label = stance.polarity === '+' ? 'SUPPORT' : 'CONTRADICT';
    const key = `${article.id} ${label} ${sentences.join()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    (found[String(numbers.get(article.id))] ??= []).push({ sentences, label });
  }
  return found;
}

function* corpusLines(dataset: Dataset): Generator<string> {
  for (const [at, article] of byId(dataset.doc.articles.values()).entries()) {
    const document = {
      ...{ doc_id: at + 1, title: article.title, abstract: sentencesOf(bodyOf(dataset, article.id)) },
      ...{ structured: false, article_id: article.id },
    };
    yield `${JSON.stringify(document)}\n`;
  }
}
