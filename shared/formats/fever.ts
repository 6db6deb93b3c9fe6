/** Claims with a verdict and the sentences behind it, in the shape of FEVER, and the sentences of the articles beside them. */
import { bodyOf, byId, fileNameOf } from './format.ts';
import type { Dataset, Format, OutputFile } from './format.ts';
import { claimsWithEvidence, countJudgedClaims, sentencesOf } from './verdicts.ts';
import type { Evidence } from './verdicts.ts';

const EXTENSION = '.fever';

export type FeverLabel = 'SUPPORTS' | 'REFUTES' | 'NOT ENOUGH INFO';
type Quadruple = readonly [annotation: number, evidence: number | null, page: string | null, sentence: number | null];

export interface FeverRecord {
  readonly id: number;
  readonly verifiable: 'VERIFIABLE' | 'NOT VERIFIABLE';
  readonly label: FeverLabel;
  readonly claim: string;
  readonly evidence: readonly (readonly Quadruple[])[];
  readonly claim_id: string;
  readonly disputed: boolean;
}

export const fever: Format = {
  info: {
    id: 'fever',
    label: 'Claims with evidence (FEVER)',
    description:
      'One claim a line with SUPPORTS, REFUTES or NOT ENOUGH INFO and the sentences behind it, and the articles as numbered sentences: the shape of FEVER.',
    extension: EXTENSION,
    reads: false,
    writes: true,
    offsetUnit: 'none: sentences by number',
    oneAnnotator: false,
  },
  about: {
    record: 'One claim with one verdict.',
    lost: 'Spans (only the sentences that they touch are left), links with the polarities ± and 0, which article a claim is missing from, doubts, notes, tags, groups, and what is known of the articles.',
    specification:
      'The files of FEVER (J. Thorne, A. Vlachos, C. Christodoulopoulos and A. Mittal, “FEVER: a large-scale dataset for Fact Extraction and VERification”, NAACL 2018): the claims’ JSON Lines and the lines of its `wiki-pages`.',
    notes: [
      'A folder: `claims.jsonl`, and `wiki-pages/wiki-001.jsonl` with an article a line. An article’s id stands where FEVER has the title of a page.',
      'Stances go by polarity. + is SUPPORTS and − is REFUTES. ± and 0 are evidence for neither. A claim with no link of + or −, but with one of ± or 0 or a cell marked *checked: silent*, is NOT ENOUGH INFO. A claim that nobody looked for in any article is left out, since nobody judged it.',
      'FEVER knows one verdict a claim. A claim that some spans support and others deny, in one article or in several, stands in two records, one for each verdict with the evidence for it; `disputed` marks both.',
      'Each span is a set of evidence by itself; a span over several sentences names them all, as all are needed. The first number of an evidence stands for the annotator and the claim, the second for the link.',
      'Numbers are given in the order of the file, from 1, and differ from one export to the next where work was added; `claim_id` stays.',
    ],
    fields: [
      ['id', 'number of the record'],
      ['verifiable', '`VERIFIABLE`, or `NOT VERIFIABLE` where the label is NOT ENOUGH INFO'],
      ['label', '`SUPPORTS`, `REFUTES` or `NOT ENOUGH INFO`'],
      ['claim', 'the claim'],
      ['evidence', '`[[[annotation, evidence, article, sentence], …], …]`; sentences count from 0'],
      ['claim_id', 'id of the claim'],
      ['disputed', 'whether the claim has a record of the other verdict too'],
      [
        'id, text, lines',
        'in `wiki-pages`: the article’s id, its text in one line, and `number TAB sentence` for each',
      ],
    ],
  },
  *files(dataset: Dataset): Generator<OutputFile> {
    yield { path: 'claims.jsonl', pieces: claimLines(dataset) };
    yield { path: 'wiki-pages/wiki-001.jsonl', pieces: pageLines(dataset) };
  },
  count(dataset: Dataset): number {
    let disputed = 0;
    for (const { evidence } of claimsWithEvidence(dataset)) {
      if (verdictsOf(evidence).length === 2) disputed += 1;
    }
    return countJudgedClaims(dataset) + disputed;
  },
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
};

function* claimLines(dataset: Dataset): Generator<string> {
  for (const record of feverRecords(dataset)) yield `${JSON.stringify(record)}\n`;
}

/** By claim id, SUPPORTS before REFUTES. */
function* feverRecords(dataset: Dataset): Generator<FeverRecord> {
  let [id, annotation, link] = [0, 0, 0];
  for (const { claim, evidence } of claimsWithEvidence(dataset)) {
    const verdicts = verdictsOf(evidence);
    const record = (label: FeverLabel, sets: FeverRecord['evidence']): FeverRecord => ({
      id: (id += 1),
      verifiable: label === 'NOT ENOUGH INFO' ? 'NOT VERIFIABLE' : 'VERIFIABLE',
      label,
      claim: claim.text,
      evidence: sets,
      claim_id: claim.id,
      disputed: verdicts.length === 2,
    });
    if (verdicts.length === 0) yield record('NOT ENOUGH INFO', [[[(annotation += 1), null, null, null]]]);
    for (const [label, polarity] of verdicts) {
      const annotations = new Map<string, number>();
      const sets = evidence
        .filter(({ stance }) => stance.polarity === polarity)
        .map(({ annotator, article, sentences }) => {
          const by = annotations.get(annotator.id) ?? (annotation += 1);
          annotations.set(annotator.id, by);
          link += 1;
          return sentences.map((sentence): Quadruple => [by, link, article.id, sentence]);
        });
      yield record(label, sets);
    }
  }
}

const VERDICTS = [
  ['SUPPORTS', '+'],
  ['REFUTES', '-'],
] as const;

const verdictsOf = (evidence: readonly Evidence[]): (typeof VERDICTS)[number][] =>
  VERDICTS.filter(([, polarity]) => evidence.some(({ stance }) => stance.polarity === polarity));

function* pageLines(dataset: Dataset): Generator<string> {
  // Tabs and line ends divide the lines of a page.
  const oneLine = (text: string): string => text.replace(/[\t\n\r]+/g, ' ');
  for (const { id } of byId(dataset.doc.articles.values())) {
    const sentences = sentencesOf(bodyOf(dataset, id)).map(oneLine);
    const lines = sentences.map((sentence, number) => `${number}\t${sentence}`).join('\n');
    yield `${JSON.stringify({ id, text: sentences.join(' '), lines })}\n`;
  }
}
