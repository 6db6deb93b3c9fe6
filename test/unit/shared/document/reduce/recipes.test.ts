import { describe, expect, test } from 'vitest';
import { applyDiff } from '#shared/document/diff.ts';
import { namesOf, plainWords, stepParts } from '#shared/document/history-words.ts';
import type { Command } from '#shared/document/commands.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { NOW } from '#test/support/records.ts';
import { BUSY, context } from '../example.ts';

const links = { name: 'Links for R', format: 'links-csv' };
const cells = { name: 'Cells', format: 'cells-csv' };

function after(doc: DocumentState, ...commands: Command[]): DocumentState {
  return commands.reduce((now, command) => {
    const reduced = reduce(now, command, context());
    if (!reduced.ok) throw new Error(reduced.message);
    return applyDiff(now, reduced.diff);
  }, doc);
}

const whyNot = (doc: DocumentState, command: Command): string => {
  const reduced = reduce(doc, command, context());
  return reduced.ok ? 'it was done' : reduced.message;
};

const save = (recipe: typeof links, was?: string): Command => ({ type: 'saveRecipe', recipe, was });

/** What the history says of the command. */
function told(doc: DocumentState, command: Command): string {
  const reduced = reduce(doc, command, context());
  if (!reduced.ok) throw new Error(reduced.message);
  const step = { label: 'step', diff: reduced.diff, at: NOW };
  return plainWords(stepParts(step, namesOf(doc, [step])));
}

const kept = after(BUSY, save(links), save(cells));

describe('recipes', () => {
  test('are kept in the order of their names', () => {
    expect(kept.project.recipes).toEqual([cells, links]);
  });

  test('saved again under a name, take the place of the one of that name', () => {
    const changed = after(kept, save({ ...cells, format: 'links-jsonl' }));
    expect(changed.project.recipes).toEqual([{ ...cells, format: 'links-jsonl' }, links]);
  });

  test('are renamed and deleted; with the last one the list goes', () => {
    const renamed = after(kept, save({ ...links, name: 'All links' }, 'Links for R'));
    expect(renamed.project.recipes).toEqual([{ ...links, name: 'All links' }, cells]);
    const bare = after(renamed, { type: 'deleteRecipe', name: 'Cells' }, { type: 'deleteRecipe', name: 'All links' });
    expect(bare).toEqual(BUSY);
  });

  test('cannot take another’s name, or go where there are none', () => {
    expect(whyNot(kept, save({ ...links, name: 'Cells' }, 'Links for R'))).toBe('There is a recipe “Cells” already.');
    expect(whyNot(kept, save(links, 'Tables'))).toBe('There is no recipe “Tables”.');
    expect(whyNot(kept, { type: 'deleteRecipe', name: 'Tables' })).toBe('There is no recipe “Tables”.');
    expect(whyNot(kept, save({ ...links, name: '  ' }))).toMatch(/needs a name/);
  });

  test('are told in the history', () => {
    expect(told(BUSY, save(links))).toBe('Saved the export recipe “Links for R”');
    expect(told(kept, save({ ...links, format: 'nli-jsonl' }))).toBe('Changed the export recipe “Links for R”');
    expect(told(kept, save({ ...links, name: 'All' }, links.name))).toBe(
      'Renamed the export recipe “Links for R” to “All”',
    );
    expect(told(kept, { type: 'deleteRecipe', name: 'Cells' })).toBe('Deleted the export recipe “Cells”');
  });
});
