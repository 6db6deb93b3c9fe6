/** The edits that the writer makes: several kinds, on several sheets of two annotators. */
import { createHash } from 'node:crypto';
import type { Command } from '#shared/document/commands.ts';
import { addressOf } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { ClaimId, LinkId, SpanId } from '#shared/model/index.ts';
import type { AnnotatorId, Article, Fragment } from '#shared/model/index.ts';
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
  if (dice < 0.68 && link !== undefined && stance !== undefined) {
    return { type: 'setStance', article: article.id, link, stance };
  }
  if (dice < 0.74 && span !== undefined) return { type: 'setFragments', article: article.id, span, fragments: place() };
  if (dice < 0.8 && link !== undefined) return { type: 'deleteLink', article: article.id, link };
  if (dice < 0.84 && mine !== undefined) return { type: 'deleteClaim', claim: mine.id };
  if (dice < 0.88 && mine !== undefined) return { type: 'editClaim', claim: mine.id, text: `Edited ${newId()}.` };
  if (dice < 0.92 && claim !== undefined) {
    return { type: 'setSilent', article: article.id, claim, silent: random() < 0.7 };
  }
  if (dice < 0.95) return { type: 'editArticle', article: article.id, fields: { title: `Title ${newId()}` } };
  if (dice < 0.97) return { type: 'renameProject', name: `Project ${newId()}` };
  return { type: 'createClaim', id: ClaimId.parse(newId()), text: `Claim ${newId()}.` };
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
