/** The history in words: recipes of exports. */
import type { Project } from '../model/index.ts';
import { sameRecord } from './diff.ts';
import type { Clause } from './history-claim-words.ts';

/** Returns what became of the project's recipes, a clause for each; one with another name and the same choice was renamed. */
export function recipeClauses(from: Project, to: Project): Clause[] {
  const before = new Map((from.recipes ?? []).map((recipe) => [recipe.name, recipe]));
  const after = new Map((to.recipes ?? []).map((recipe) => [recipe.name, recipe]));
  const gone = [...before.values()].filter(({ name }) => !after.has(name));
  const clauses: Clause[] = [];
  for (const recipe of after.values()) {
    const old = before.get(recipe.name);
    if (old !== undefined) {
      if (!sameRecord(old, recipe)) clauses.push(['Changed the export recipe ', { quote: recipe.name }]);
      continue;
    }
    const renamed = gone.findIndex((other) => sameRecord({ ...other, name: recipe.name }, recipe));
    const [was] = renamed === -1 ? [] : gone.splice(renamed, 1);
    clauses.push(
      was === undefined
        ? ['Saved the export recipe ', { quote: recipe.name }]
        : ['Renamed the export recipe ', { quote: was.name }, ' to ', { quote: recipe.name }],
    );
  }
  return [...clauses, ...gone.map(({ name }): Clause => ['Deleted the export recipe ', { quote: name }])];
}
