/** Part of a dataset as a dataset of its own, so that every format can write a choice without knowing of choices. */
import { effectiveSheet, resolveClaim } from '../document/effective.ts';
import { isEmptySheet } from '../document/state.ts';
import type { DocumentState, Sheet } from '../document/state.ts';
import type { ArticleId, ClaimId, Link, Omission, StanceId } from '../model/index.ts';
import type { Dataset } from './format.ts';

/** What is chosen; what is absent is not narrowed. */
export interface Choice {
  readonly articles?: readonly ArticleId[] | undefined;
  readonly claims?: readonly ClaimId[] | undefined;
  readonly stances?: readonly StanceId[] | undefined;
}

/**
 * Returns the dataset with only what is chosen; the same dataset if nothing is. Ids that the project does not have choose
 * nothing.
 *
 * - Articles: those, with their sheets and texts.
 * - Claims: those they resolve to, and what was merged into them; of links, silent cells and relations those of such claims.
 * - Stances: links with one of them. Silent cells stay, since silence is no stance; the project keeps its list of stances. A
 *   cell whose links all go is in the result like one that nobody looked at, not like a silent one.
 *
 * Where claims or stances are chosen, only spans with a link that stays are left: a span without one is about none of what
 * was asked for. Orphans are treated as spans are, and the decisions of a gold set, which speak of all claims at a place, go.
 */
export function narrowed(dataset: Dataset, { articles, claims, stances }: Choice): Dataset {
  const { doc } = dataset;
  let part = dataset;
  if (articles !== undefined) {
    const chosen = new Set(articles);
    part = withArticles(part, (id) => chosen.has(id));
  }
  if (claims === undefined && stances === undefined) return part;
  const chosenClaims = claims === undefined ? undefined : new Set(claims.map((claim) => resolveClaim(doc, claim)));
  const chosenStances = stances === undefined ? undefined : new Set(stances);
  const hasClaim = (id: ClaimId): boolean => chosenClaims?.has(resolveClaim(doc, id)) ?? true;
  part = withLinks(part, {
    link: ({ claim, stance }) => hasClaim(claim) && (chosenStances?.has(stance) ?? true),
    silence: ({ claim }) => hasClaim(claim),
    bareSpans: false,
  });
  return chosenClaims === undefined ? part : withClaims(part, hasClaim);
}

/** Returns the dataset with only these articles, their sheets and texts. */
export function withArticles(dataset: Dataset, keeps: (id: ArticleId) => boolean): Dataset {
  const { doc, texts } = dataset;
  return {
    ...dataset,
    doc: {
      ...doc,
      articles: filtered(doc.articles, (_article, id) => keeps(id)),
      sheets: filtered(doc.sheets, ({ article }) => keeps(article)),
    },
    texts: filtered(texts, (_text, id) => keeps(id)),
  };
}

/** Returns the dataset with only these claims, and the relations among them. Links are left as they are. */
export function withClaims(dataset: Dataset, keeps: (id: ClaimId) => boolean): Dataset {
  const { doc } = dataset;
  return {
    ...dataset,
    doc: {
      ...doc,
      claims: filtered(doc.claims, (_claim, id) => keeps(id)),
      relations: filtered(doc.relations, ({ from, to }) => keeps(from) && keeps(to)),
    },
  };
}

/** Which links and silent cells stay; claims are asked for as they are stored, merged or not. */
export interface Keeping {
  readonly link: (link: Pick<Link, 'claim' | 'stance'>, sheet: Sheet) => boolean;
  readonly silence: (omission: Omission) => boolean;
  /** Whether spans that had no link before stay. Those that lose theirs go in any case. */
  readonly bareSpans: boolean;
}

/** Returns the dataset with only the links and silent cells that are to stay; articles and claims all stay. */
export function withLinks(dataset: Dataset, keeping: Keeping): Dataset {
  const { doc } = dataset;
  const sheets = new Map<string, Sheet>();
  for (const [key, sheet] of doc.sheets) {
    const part = narrowedSheet(doc, sheet, keeping);
    if (!isEmptySheet(part)) sheets.set(key, part);
  }
  return { ...dataset, doc: { ...doc, sheets: sheets as DocumentState['sheets'] } };
}

function narrowedSheet(doc: DocumentState, sheet: Sheet, keeping: Keeping): Sheet {
  const links = filtered(sheet.links, (link) => keeping.link(link, sheet));
  // A mark of a merged claim that a link overrules must not come to light when that link goes.
  const { omissions: inForce } = effectiveSheet(doc, sheet);
  const omissions = filtered(
    sheet.omissions,
    (omission) => inForce.has(resolveClaim(doc, omission.claim)) && keeping.silence(omission),
  );
  const had = new Set([...sheet.links.values()].map(({ span }) => span));
  const has = new Set([...links.values()].map(({ span }) => span));
  const spans = filtered(sheet.spans, ({ id }) => has.has(id) || (keeping.bareSpans && !had.has(id)));
  const orphans = new Map(
    [...sheet.orphans].flatMap(([id, orphan]) => {
      const kept = orphan.links.filter((link) => keeping.link(link, sheet));
      const bare = orphan.links.length === 0;
      return (bare && keeping.bareSpans) || kept.length > 0 ? [[id, { ...orphan, links: kept }] as const] : [];
    }),
  );
  return { ...sheet, spans, links, omissions, orphans, decisions: new Map() };
}

function filtered<K, V>(map: ReadonlyMap<K, V>, keeps: (value: V, key: K) => boolean): ReadonlyMap<K, V> {
  return new Map([...map].filter(([key, value]) => keeps(value, key)));
}
