/** The edits that the writer makes: several kinds, on several sheets of two annotators. */
import { createHash } from 'node:crypto';
import type { Command } from '#shared/document/commands.ts';
import { addressOf } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { ClaimId, LinkId, RelationId, SpanId } from '#shared/model/index.ts';
import type { AnnotatorId, Article, ArticleId, Claim, Fragment } from '#shared/model/index.ts';
import { stableStringify } from '#shared/schema/index.ts';
import { pick } from './random.ts';

/** Spans per sheet beyond which spans are rather deleted: the project must not grow with the number of kills. */
const FULL = 40;

/** Returns a command that fits the document more often than not. */
export function nextCommand(
  doc: DocumentState,
  me: AnnotatorId,
  textOf: (article: Article) => string,
  random: () => number,
  newId: () => string,
): Command | undefined {
  const article = pick(doc.articles.values(), random);
  if (article === undefined) return undefined;
  const sheet = sheetOf(doc, me, article.id);
  const spans = [...(sheet?.spans.keys() ?? [])];
  const links = [...(sheet?.links.keys() ?? [])];
  const claim = pick(doc.claims.keys(), random);
  const mine = pick(
    [...doc.claims.values()].filter((each) => each.annotator === me),
    random,
  );
  const stance = pick(doc.project.stances, random)?.id;
  const place = (): Fragment[] => fragmentIn(textOf(article), random);
  const dice = random();
  if (spans.length > FULL) return { type: 'deleteSpan', article: article.id, span: spans[0] ?? SpanId.parse(newId()) };
  if (dice < 0.3) return { type: 'createSpan', id: SpanId.parse(newId()), article: article.id, fragments: place() };
  const span = pick(spans, random);
  if (dice < 0.5 && span !== undefined && claim !== undefined && stance !== undefined) {
    return { type: 'createLink', id: LinkId.parse(newId()), article: article.id, span, claim, stance };
  }
  if (dice < 0.6 && span !== undefined && stance !== undefined) {
    // Two files in one edit: a link to a claim that must not be missing after a crash.
    const fresh = ClaimId.parse(newId());
    return {
      type: 'batch',
      label: 'claim and link',
      commands: [
        { type: 'createClaim', id: fresh, text: `Claim ${fresh}.` },
        { type: 'createLink', id: LinkId.parse(newId()), article: article.id, span, claim: fresh, stance },
      ],
    };
  }
  const link = pick(links, random);
  if (dice < 0.64 && link !== undefined && stance !== undefined) {
    return { type: 'setStance', article: article.id, link, stance };
  }
  if (dice < 0.68 && span !== undefined) return { type: 'setFragments', article: article.id, span, fragments: place() };
  if (dice < 0.72 && link !== undefined) return { type: 'deleteLink', article: article.id, link };
  if (dice < 0.74 && mine !== undefined) return { type: 'deleteClaim', claim: mine.id };
  if (dice < 0.76 && claim !== undefined) {
    return { type: 'setSilent', article: article.id, claim, silent: random() < 0.7 };
  }
  if (dice < 0.77) return { type: 'editArticle', article: article.id, fields: { title: `Title ${newId()}` } };
  if (dice < 0.78) return { type: 'renameProject', name: `Project ${newId()}` };
  if (dice < 0.8) return { type: 'createClaim', id: ClaimId.parse(newId()), text: `Claim ${newId()}.` };
  const onClaims = mine && claim && claimCommand(doc, me, mine, claim, random, newId);
  if (dice < 0.92 && onClaims !== undefined) return onClaims;
  return smallCommand(article.id, { span, link, claim: mine?.id }, random, newId);
}

/** What is done to claims as wholes; merges and splits touch several files at once. */
function claimCommand(
  doc: DocumentState,
  me: AnnotatorId,
  mine: Claim,
  other: ClaimId,
  random: () => number,
  newId: () => string,
): Command {
  const { id: claim } = mine;
  const dice = random();
  if (dice < 0.3) return { type: 'mergeClaim', claim, into: other };
  if (dice < 0.55) {
    const links = [...doc.sheets.values()]
      .filter((sheet) => sheet.annotator === me)
      .flatMap((sheet) => [...sheet.links.values()])
      .filter((link) => link.claim === other)
      .map(({ article, id }) => ({ article, link: id }));
    const fresh = ClaimId.parse(newId());
    return { type: 'splitClaim', claim: other, id: fresh, text: `Split ${fresh}.`, links: links.slice(0, 3) };
  }
  if (dice < 0.65) return { type: 'retireClaim', claim };
  if (dice < 0.75) return { type: 'restoreClaim', claim };
  if (dice < 0.85) return { type: 'editClaim', claim, text: `Edited ${newId()}.`, guideline: `When ${newId()}.` };
  if (dice < 0.9) return { type: 'moveClaim', claim, after: random() < 0.3 ? null : other };
  const relation = pick(doc.relations.values(), random);
  if (dice < 0.94 && relation?.annotator === me) return { type: 'deleteRelation', relation: relation.id };
  const kind = pick(['contradicts', 'entails', 'same-as'] as const, random) ?? 'entails';
  return { type: 'createRelation', id: RelationId.parse(newId()), from: claim, to: other, kind };
}

/** Notes, tags, doubts, progress. */
function smallCommand(
  article: ArticleId,
  { span, link, claim }: { span: SpanId | undefined; link: LinkId | undefined; claim: ClaimId | undefined },
  random: () => number,
  newId: () => string,
): Command {
  const note = random() < 0.3 ? '' : `Note ${newId()}.`;
  const dice = random();
  if (dice < 0.2 && link !== undefined) return { type: 'setUnsure', article, link, unsure: random() < 0.6 };
  if (dice < 0.35 && span !== undefined) return { type: 'setTags', article, span, tags: note === '' ? [] : [note] };
  if (dice < 0.5 && span !== undefined) return { type: 'setNote', on: { type: 'span', article, span }, note };
  if (dice < 0.6 && link !== undefined) return { type: 'setNote', on: { type: 'link', article, link }, note };
  if (dice < 0.7 && claim !== undefined) return { type: 'setNote', on: { type: 'claim', claim }, note };
  if (dice < 0.85) return { type: 'setNote', on: { type: 'article', article }, note };
  return { type: 'setProgress', article, state: pick(['todo', 'in-progress', 'done', null] as const, random) ?? null };
}

function fragmentIn(text: string, random: () => number): Fragment[] {
  const words = [...text.matchAll(/\p{L}+/gu)];
  const from = Math.floor(random() * words.length);
  const to = Math.min(words.length - 1, from + Math.floor(random() * 6));
  const start = words[from]?.index ?? 0;
  const last = words[to];
  return [[start, (last?.index ?? 0) + (last?.[0].length ?? 1)]];
}

/** What an edit makes of each record that it touches: the record's digest, or null where it is gone. */
export type Ends = Record<string, string | null>;

export function endsOf(diff: Diff): Ends {
  const ends: Ends = {};
  for (const record of diff.removed) ends[addressOf(record)] = null;
  for (const record of [...diff.updated.map(([, to]) => to), ...diff.added]) ends[addressOf(record)] = digest(record);
  return ends;
}

export function digest(record: unknown): string {
  return createHash('sha256').update(stableStringify(record)).digest('base64url').slice(0, 16);
}

/** What the writer says, one JSON object a line. `start` comes before the edit is handed over, the others after. */
export type Line =
  | { readonly say: 'open' }
  | { readonly say: 'start'; readonly edit: number; readonly ends: Ends }
  | { readonly say: 'saved'; readonly edit: number }
  | { readonly say: 'refused'; readonly edit: number; readonly code: string };
