/** Exports under a name: kept, renamed, forgotten. */
import { Recipe } from '../../model/index.ts';
import { compareText } from '../../schema/stable-json.ts';
import type { Command } from '../commands.ts';
import type { Diff } from '../diff.ts';
import type { DocumentState } from '../state.ts';
import { changed, refuse, update } from './refusal.ts';

type RecipeCommand = Extract<Command, { type: 'saveRecipe' | 'deleteRecipe' }>;

/** Returns what the command changes in the project's list of recipes, which is in order of their names. Throws a `Refusal`. */
export function recipeDiff({ project }: DocumentState, command: RecipeCommand): Diff {
  const recipes = project.recipes ?? [];
  const kept = (name: string): boolean => recipes.some((recipe) => recipe.name === name);
  if (command.type === 'deleteRecipe') {
    if (!kept(command.name)) refuse(`There is no recipe “${command.name}”.`);
    return update(project, changed(project, { recipes: recipes.filter(({ name }) => name !== command.name) }));
  }
  const parsed = Recipe.safeParse(command.recipe);
  if (!parsed.success) return refuse(`A recipe needs a name of 1 to 100 characters.`);
  const recipe = parsed.data;
  const { was = recipe.name } = command;
  if (was !== recipe.name && !kept(was)) refuse(`There is no recipe “${was}”.`);
  if (was !== recipe.name && kept(recipe.name)) refuse(`There is a recipe “${recipe.name}” already.`);
  const next = [...recipes.filter(({ name }) => name !== was), recipe];
  return update(project, changed(project, { recipes: next.sort((a, b) => compareText(a.name, b.name)) }));
}
