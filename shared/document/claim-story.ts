/** What has happened to a claim since it was written, oldest first: its own history, and what others did around it. */
import type { AnnotatorId, Claim, ClaimEvent, ClaimId } from '../model/index.ts';
import { relationsOf, RELATION_WORDS } from './claim-relations.ts';
import { resolveClaim } from './effective.ts';
import type { DocumentState } from './state.ts';

/** Plain words; words quoted from a claim, a group or an article; or another claim by its words. */
export type StoryPart = string | { readonly quote: string } | { readonly claim: ClaimId; readonly text: string };

export interface StoryEntry {
  /** An ISO instant. */
  readonly at: string;
  /** Who did it; undefined where the project does not say. */
  readonly by: AnnotatorId | undefined;
  readonly parts: readonly StoryPart[];
  /** A claim that was merged into this one and still is: it can be restored. */
  readonly merged?: ClaimId;
}

/**
 * Returns the entries of the claim's story. Only an author writes her claim, so what its own record tells was done by her;
 * merges and splits by others are told by the other claims' records, relations by theirs.
 */
export function claimStory(doc: DocumentState, id: ClaimId): StoryEntry[] {
  const claim = doc.claims.get(id);
  if (claim === undefined) return [];
  const own = (claim.history ?? []).map((event) => entryOf(doc, claim, event));
  const splitOff = claim.history?.some((event) => event.what === 'splitOff') === true;
  const written: StoryEntry[] = splitOff ? [] : [{ at: claim.created, by: claim.annotator, parts: ['written'] }];
  const related = relationsOf(doc, id).map(({ relation, side, other }): StoryEntry => ({
    at: relation.created,
    by: relation.annotator,
    parts: [`related: ${RELATION_WORDS[side]} `, nameOf(doc, other)],
  }));
  return [...written, ...own, ...toldByOthers(doc, claim), ...related]
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => Date.parse(a.entry.at) - Date.parse(b.entry.at) || a.index - b.index)
    .map(({ entry }) => entry);
}

function entryOf(doc: DocumentState, claim: Claim, event: ClaimEvent): StoryEntry {
  const entry = { at: event.at, by: claim.annotator, parts: partsOf(doc, event) };
  return event.what === 'absorbed' ? { ...entry, ...stillMerged(doc, claim.id, event.other) } : entry;
}

function partsOf(doc: DocumentState, { what, before = '', other, quote = '' }: ClaimEvent): StoryPart[] {
  const claim: StoryPart = other === undefined ? 'another claim' : nameOf(doc, other);
  switch (what) {
    case 'text':
      return ['text was ', { quote: before }];
    case 'group':
      return before === '' ? ['put into a group'] : ['group was ', { quote: before }];
    case 'guideline':
      return before === '' ? ['guideline written'] : ['guideline was ', { quote: before }];
    case 'merged':
      return ['merged into ', claim];
    case 'absorbed':
      return ['absorbed ', claim];
    case 'split':
      return [claim, ' split off'];
    case 'splitOff':
      return ['split off from ', claim];
    case 'retired':
      return ['retired'];
    case 'restored':
      return other === undefined ? ['restored'] : ['restored; it had been merged into ', claim];
    case 'example':
      return ['example: ', { quote }];
    case 'exampleGone':
      return ['no longer an example: ', { quote }];
  }
}

/** Merges into the claim and splits of it that its own record does not tell, because a colleague did them. */
function toldByOthers(doc: DocumentState, claim: Claim): StoryEntry[] {
  const told = new Set(claim.history?.map(({ at, what, other }) => `${at} ${what} ${other ?? ''}`));
  return [...doc.claims.values()].flatMap((other) =>
    (other.history ?? []).flatMap(({ at, what, other: about }): StoryEntry[] => {
      if (about !== claim.id || (what !== 'merged' && what !== 'splitOff')) return [];
      if (told.has(`${at} ${what === 'merged' ? 'absorbed' : 'split'} ${other.id}`)) return [];
      const name = nameOf(doc, other.id);
      return what === 'merged'
        ? [{ at, by: other.annotator, parts: ['absorbed ', name], ...stillMerged(doc, claim.id, other.id) }]
        : [{ at, by: other.annotator, parts: [name, ' split off'] }];
    }),
  );
}

function stillMerged(doc: DocumentState, into: ClaimId, other: ClaimId | undefined): { merged?: ClaimId } {
  const record = other === undefined ? undefined : doc.claims.get(other);
  if (record?.mergedInto === undefined) return {};
  return resolveClaim(doc, record.id) === resolveClaim(doc, into) ? { merged: record.id } : {};
}

const nameOf = (doc: DocumentState, claim: ClaimId): StoryPart => {
  const text = doc.claims.get(claim)?.text;
  return text === undefined ? 'a claim that is gone' : { claim, text };
};
