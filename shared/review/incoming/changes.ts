/** What a file of hers would change, in words. */
import type { IncomingChange } from '../../contract/incoming.ts';
import type { Diff } from '../../document/diff.ts';
import { claimName, short, stancePhrase } from '../../document/span-words.ts';
import type { DocumentState } from '../../document/state.ts';
import { sheetOf } from '../../document/state.ts';
import type { AnnotatorId, AnyRecord, ArticleId, ClaimId, Link, RelationKind, StanceId } from '../../model/index.ts';

const RELATED: Readonly<Record<RelationKind, string>> = {
  contradicts: 'contradicts',
  entails: 'entails',
  'same-as': 'is the same as',
  distinct: 'is not the same as',
};
const ORDER = ['annotator', 'claim', 'relation', 'span', 'orphan', 'link', 'omission', 'progress'];

/**
 * Returns each record of hers that the diff adds, changes or removes as a line: claims and relations first, then by article
 * in the order of their ids, spans before links. `before` and `after` are the document on both sides of the diff.
 */
export function changesOf(
  diff: Diff,
  she: AnnotatorId,
  before: DocumentState,
  after: DocumentState,
): readonly IncomingChange[] {
  const changes: (IncomingChange & { key: string })[] = [];
  const note = (what: IncomingChange['what'], record: AnyRecord, words: string): void => {
    const { type } = record;
    if (type === 'project' || type === 'article' || type === 'decision') return;
    if (type === 'annotator' ? record.id !== she : record.annotator !== she) return;
    const article = articleOf(record);
    changes.push({ article, what, type, words, key: `${article ?? ''}\n${ORDER.indexOf(type)}` });
  };
  for (const record of diff.added) note('added', record, wordsOf(record, after));
  for (const [from, to] of diff.updated) note('changed', to, changeOf(from, to, before, after));
  for (const record of diff.removed) note('removed', record, wordsOf(record, before));
  return changes.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ key: _key, ...change }) => change);
}

function articleOf(record: AnyRecord): ArticleId | null {
  switch (record.type) {
    case 'span':
    case 'link':
    case 'omission':
    case 'progress':
    case 'orphan':
      return record.article;
    default:
      return null;
  }
}

function changeOf(from: AnyRecord, to: AnyRecord, before: DocumentState, after: DocumentState): string {
  const [was, is] = [wordsOf(from, before), wordsOf(to, after)];
  if (was !== is) return `${was} → ${is}`;
  const keys = Object.keys({ ...from, ...to }).filter((key) => {
    const read = (record: AnyRecord): string => JSON.stringify((record as Record<string, unknown>)[key]) ?? '';
    return read(from) !== read(to);
  });
  return `${is}: ${keys.join(', ')}`;
}

function wordsOf(record: AnyRecord, doc: DocumentState): string {
  const claim = (id: ClaimId): string => `“${claimName(doc.claims.get(id))}”`;
  switch (record.type) {
    case 'project':
    case 'annotator':
      return record.name;
    case 'claim':
      return `“${short(record.text)}”`;
    case 'relation':
      return `${claim(record.from)} ${RELATED[record.kind]} ${claim(record.to)}`;
    case 'span':
      return `“${short(record.quote)}”`;
    case 'orphan':
      return `“${short(record.quote)}” waits for its place`;
    case 'link':
      return linkWords(record, doc, claim);
    case 'omission':
      return `silent on ${claim(record.claim)}`;
    case 'progress':
      return record.state ?? 'in-progress';
    case 'article':
    case 'decision':
      return record.id;
  }
}

function linkWords(link: Link, doc: DocumentState, claim: (id: ClaimId) => string): string {
  const quote = sheetOf(doc, link.annotator, link.article)?.spans.get(link.span)?.quote ?? '';
  return `“${short(quote)}” ${phraseOf(doc, link.stance)} ${claim(link.claim)}`;
}

const phraseOf = (doc: DocumentState, id: StanceId): string =>
  stancePhrase(
    doc.project.stances.find((stance) => stance.id === id),
    id,
  );
