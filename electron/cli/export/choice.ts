/** What `crossread export` takes out: a recipe, and what its options say instead. */
import type { ExportChoice } from '#shared/contract/index.ts';
import { claimFinder } from '#shared/document/claim-search.ts';
import { isMerged } from '#shared/document/effective.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { formats, formatOf } from '#shared/formats/index.ts';
import { isWriter } from '#shared/formats/output.ts';
import type { ArticleId, ClaimId, Recipe, Split, StanceId } from '#shared/model/index.ts';
import { Failure } from '../output.ts';
import { everybody, goldSet, listed, named } from '../whose.ts';

export interface ChoiceOptions {
  readonly format?: string;
  readonly recipe?: string;
  readonly annotator?: readonly string[];
  /** The gold set of this adjudicator; `true`: the only one. */
  readonly gold?: string | true;
  readonly articles?: readonly string[];
  readonly claims?: readonly string[];
  readonly stances?: readonly string[];
  readonly split?: Split;
}

/** Returns the choice. Throws a `Failure` that lists what there is where something named is not there. */
export function choiceOf(dir: string, doc: DocumentState, options: ChoiceOptions): ExportChoice {
  const { name: _name, ...recipe } = recipeOf(dir, doc, options.recipe) ?? { name: '', format: '' };
  const format = formatFor(options.format ?? recipe.format);
  const { annotator, gold, split } = options;
  const chosen = [...named(dir, doc, annotator ?? []), ...(gold === undefined ? [] : [goldSet(dir, doc, gold)])];
  const given = {
    annotators: chosen.length === 0 ? undefined : chosen.map(({ id }) => id),
    articles: articlesNamed(dir, doc, options.articles),
    claims: claimsNamed(dir, doc, options.claims),
    stances: stancesNamed(dir, doc, options.stances),
    split,
  };
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const choice: ExportChoice = { ...recipe, ...said, format };
  demandOne(dir, doc, choice);
  return choice;
}

function recipeOf(dir: string, { project }: DocumentState, name: string | undefined): Recipe | undefined {
  if (name === undefined) return undefined;
  const recipes = project.recipes ?? [];
  const found = recipes.find((recipe) => recipe.name === name);
  if (found !== undefined) return found;
  const known = recipes.map((recipe) => `“${recipe.name}”`).join(', ');
  throw new Failure(`${dir}: --recipe: there is no recipe “${name}” here${known === '' ? '' : `, but ${known}`}`);
}

function formatFor(id: string): string {
  const known = formats.filter(isWriter).map(({ info }) => info.id);
  if (id === '') throw new Failure(`--format: say which, or name a --recipe: one of ${known.join(', ')}`);
  const format = formatOf(id);
  if (format === undefined) {
    throw new Failure(`--format: there is no format "${id}"; choose one of ${known.join(', ')}`);
  }
  if (!isWriter(format)) throw new Failure(`--format: ${id} can be read, not written`);
  return id;
}

/** All annotators are meant if nobody is named; gold sets are taken out only if they are asked for. */
function demandOne(dir: string, doc: DocumentState, { format, annotators }: ExportChoice): void {
  const all = everybody(doc);
  if (all.length === 0) throw new Failure(`${dir}: nobody has annotated in this project yet`);
  if (formatOf(format)?.info.oneAnnotator === true && (annotators ?? all).length !== 1) {
    throw new Failure(`${dir}: --annotator: ${format} holds one annotator’s work; choose one of ${listed(all)}`);
  }
}

/** A list with commas is one of ids; anything else may have commas of its own. */
function spread(wanted: readonly string[], isId: (text: string) => boolean): string[] {
  return wanted.flatMap((value) => {
    const parts = value.split(',').map((part) => part.trim());
    return parts.every(isId) ? parts : [value.trim()];
  });
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function articlesNamed(dir: string, doc: DocumentState, wanted?: readonly string[]): ArticleId[] | undefined {
  if (wanted === undefined) return undefined;
  const all = [...doc.articles.values()];
  const isId = (text: string): boolean => all.some(({ id }) => id === text);
  const found = spread(wanted, isId).flatMap((name) => {
    const meant = isId(name) ? all.filter(({ id }) => id === name) : all.filter(({ title }) => same(title, name));
    if (meant.length === 0) throw new Failure(`${dir}: --articles: there is no article of the id or title “${name}”`);
    return meant.map(({ id }) => id);
  });
  return [...new Set(found)];
}

function claimsNamed(dir: string, doc: DocumentState, wanted?: readonly string[]): ClaimId[] | undefined {
  if (wanted === undefined) return undefined;
  const all = [...doc.claims.values()];
  const isId = (text: string): boolean => all.some(({ id }) => id === text);
  const inUse = all.filter(({ id }) => !isMerged(doc, id));
  const found = spread(wanted, isId).flatMap((name) => {
    const group = /^group:(.*)$/s.exec(name)?.[1]?.trim();
    const words = claimFinder(name);
    const meant = isId(name)
      ? all.filter(({ id }) => id === name)
      : inUse.filter((claim) => (group === undefined ? name !== '' && words(claim) : same(claim.group ?? '', group)));
    if (meant.length === 0)
      throw new Failure(`${dir}: --claims: no claim has the id, the words or the group “${name}”`);
    return meant.map(({ id }) => id);
  });
  return [...new Set(found)];
}

function stancesNamed(dir: string, { project }: DocumentState, wanted?: readonly string[]): StanceId[] | undefined {
  if (wanted === undefined) return undefined;
  const known = project.stances.map(({ id, label }) => `${label} (${id})`).join(', ');
  const found = wanted
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .map((name) => {
      const stance = project.stances.find(({ id, label }) => id === name || same(label, name));
      if (stance === undefined) throw new Failure(`${dir}: --stances: there is no stance “${name}”, but ${known}`);
      return stance.id;
    });
  return [...new Set(found)];
}
