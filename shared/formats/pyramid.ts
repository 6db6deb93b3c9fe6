/**
 * Pyramids: claims as the content units that articles share, weighted by how many articles say them (A. Nenkova and
 * R. Passonneau, "Evaluating content selection in summarization: the pyramid method", HLT-NAACL 2004).
 */
import { tidyFragments } from '../document/fragments.ts';
import type { Article, ArticleId, Claim, Fragment, Polarity } from '../model/index.ts';
import { compareText } from '../schema/stable-json.ts';
import { bodyOf, byId, DatasetError, fileNameOf } from './format.ts';
import type { Dataset, Format } from './format.ts';
import { linkRows } from './links.ts';
import { attribute, element } from './xml-pieces.ts';
import { notInXml } from './xml.ts';

const EXTENSION = '.pyr';
/** The document type as DUCView has it in its files; it reads none without. */
const DOCTYPE = `<!DOCTYPE pyramid [
 <!ELEMENT pyramid (startDocumentRegEx?,text,scu*)>
 <!ELEMENT startDocumentRegEx (#PCDATA)>
 <!ELEMENT text (line*)>
 <!ELEMENT line (#PCDATA)>
 <!ELEMENT scu (contributor)+>
 <!ATTLIST scu uid CDATA #REQUIRED label CDATA #REQUIRED comment CDATA #IMPLIED>
 <!ELEMENT contributor (part)+>
 <!ATTLIST contributor label CDATA #REQUIRED comment CDATA #IMPLIED>
 <!ELEMENT part EMPTY>
 <!ATTLIST part label CDATA #REQUIRED start CDATA #REQUIRED end CDATA #REQUIRED>
]>
`;

export const pyramid: Format = {
  info: {
    id: 'pyramid',
    label: 'Pyramid (DUCView XML)',
    description:
      'Claims as content units, each with the articles that support it; its weight is their number. For DUCView and scorers of summaries.',
    extension: EXTENSION,
    reads: false,
    writes: true,
    offsetUnit: 'UTF-16 code units of all texts together',
    oneAnnotator: false,
  },
  about: {
    record: 'One content unit: a claim that at least one article supports.',
    lost: 'Claims that no article supports, links that take no side or both (named in the comment of the unit), which annotator made a link, spans without a link, groups, guidelines, notes, tags, cells marked *checked: silent*; of an article all but its text and id.',
    specification:
      'The document type in files of DUCView 1.4 and 1.5 (Columbia University, Pennsylvania State University), as the pyramids of DUC 2005–2007 have it.',
    notes: [
      'An article supports a claim if a span of it is linked with a stance whose polarity is +. All such spans of one article, by whichever of the annotators, are the parts of one contributor, overlapping ones joined: so the weight of a unit, the number of its contributors, is the number of articles, as the method has it.',
      'Articles that deny a claim, do both in part, or only mention it do not count. They are named in the comment of the unit, after the claim’s id.',
      'The texts stand one after another, each after three lines that hold its number and id between two rules; `startDocumentRegEx` finds these lines. The rules are longer than any row of hyphens in the texts.',
      'Offsets count Java’s characters, UTF-16 code units, from the start of all lines joined by LF; ends are exclusive. `label` of a part is its words, a line end in them as a space.',
      'Units are ordered by weight, the heaviest first, then by their labels; `uid` is a number, since DUCView reads no other.',
    ],
    fields: [
      ['line', 'a line of the texts'],
      ['scu', 'a claim: `uid`, `label` (its text), `comment` (its id, and where it is denied or left open)'],
      ['contributor', 'an article that supports it; `comment` says if every link behind it is unsure'],
      ['part', 'words of the article: `label`, `start`, `end`'],
    ],
  },
  *serialise(dataset: Dataset): Generator<string> {
    const units = unitsOf(dataset);
    const articles = byId(dataset.doc.articles.values());
    const rule = ruleFor(articles.map(({ id }) => bodyOf(dataset, id).text));
    const starts = new Map<ArticleId, number>();
    let offset = 0;
    for (const [index, article] of articles.entries()) {
      const { text } = bodyOf(dataset, article.id);
      const at = notInXml(text);
      if (at !== -1)
        throw new DatasetError(
          `The text of the article "${article.id}" has a character at ${at} that XML cannot hold.`,
        );
      offset += headOf(index, article, rule).join('\n').length + 1;
      starts.set(article.id, offset);
      offset += text.length + 1;
    }
    const scus = units.map((unit, index) => scuElement(dataset, unit, index + 1, starts));
    yield `<?xml version="1.0" encoding="utf-8"?>\n${DOCTYPE}<pyramid>\n`;
    yield `${element('startDocumentRegEx', `${rule}\\n D[0-9]+ [a-z0-9-]+\\n${rule}\\n`, '')}\n<text>\n`;
    for (const [index, article] of articles.entries()) {
      for (const line of [...headOf(index, article, rule), ...bodyOf(dataset, article.id).text.split('\n')]) {
        yield `${element('line', line, '')}\n`;
      }
    }
    yield '</text>\n';
    yield* scus;
    yield '</pyramid>\n';
  },
  count: (dataset) => unitsOf(dataset).length,
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
};

interface Contributor {
  readonly fragments: Fragment[];
  unsure: boolean;
}

interface Unit {
  readonly claim: Claim;
  readonly contributors: Map<ArticleId, Contributor>;
  readonly others: Map<Exclude<Polarity, '+'>, Set<ArticleId>>;
}

/** Claims with at least one contributor, heaviest first. */
function unitsOf(dataset: Dataset): Unit[] {
  const units = new Map<string, Unit>();
  for (const { article, claim, stance, span, link } of linkRows(dataset)) {
    const unit: Unit = units.get(claim.id) ?? { claim, contributors: new Map(), others: new Map() };
    units.set(claim.id, unit);
    if (stance.polarity !== '+') {
      const others = unit.others.get(stance.polarity) ?? new Set();
      unit.others.set(stance.polarity, others.add(article.id));
      continue;
    }
    const there = unit.contributors.get(article.id) ?? { fragments: [], unsure: true };
    there.fragments.push(...span.fragments);
    if (link.unsure !== true) there.unsure = false;
    unit.contributors.set(article.id, there);
  }
  return [...units.values()]
    .filter(({ contributors }) => contributors.size > 0)
    .sort(
      (a, b) =>
        b.contributors.size - a.contributors.size ||
        compareText(a.claim.text, b.claim.text) ||
        compareText(a.claim.id, b.claim.id),
    );
}

const WORDS: readonly (readonly [Exclude<Polarity, '+'>, string])[] = [
  ['-', 'denied in'],
  ['±', 'in part denied in'],
  ['0', 'only mentioned in'],
];

function scuElement(dataset: Dataset, unit: Unit, uid: number, starts: ReadonlyMap<ArticleId, number>): string {
  const { claim, contributors, others } = unit;
  const what = `the claim “${claim.text.slice(0, 60)}”`;
  const left = WORDS.flatMap(([polarity, words]) => {
    const where = others.get(polarity);
    return where === undefined ? [] : [`${words} ${[...where].sort(compareText).join(', ')}`];
  });
  const comment = [`claim ${claim.id}`, ...left].join('; ');
  const inner = [...contributors]
    .sort(([a], [b]) => compareText(a, b))
    .map(([article, { fragments, unsure }]) => {
      const { text } = bodyOf(dataset, article);
      const start = starts.get(article) ?? 0;
      const parts = tidyFragments(text, fragments);
      const words = parts.map(([from, to]) => text.slice(from, to).replaceAll('\n', ' '));
      return [
        `  <contributor${attribute('label', words.join('...'), what)}${unsure ? ' comment="unsure"' : ''}>\n`,
        ...parts.map(
          ([from, to], index) =>
            `   <part${attribute('label', words[index], what)} start="${start + from}" end="${start + to}"/>\n`,
        ),
        '  </contributor>\n',
      ].join('');
    });
  return `<scu uid="${uid}"${attribute('label', claim.text, what)}${attribute('comment', comment, what)}>\n${inner.join('')}</scu>\n`;
}

/** The lines before an article. */
const headOf = (index: number, { id }: Article, rule: string): string[] => [rule, ` D${index + 1} ${id}`, rule];

/** A row of hyphens that no text has, so that what looks like the head of an article is one. */
function ruleFor(texts: readonly string[]): string {
  let longest = 16;
  for (const text of texts) {
    for (const [row] of text.matchAll(/-{17,}/g)) longest = Math.max(longest, row.length);
  }
  return '-'.repeat(longest + 1);
}
