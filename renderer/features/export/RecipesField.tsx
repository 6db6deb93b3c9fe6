/** Exports under a name: taken up, saved, renamed, deleted. */
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ExportChoice } from '#shared/contract/index.ts';
import { sameRecord } from '#shared/document/diff.ts';
import type { Recipe } from '#shared/model/index.ts';
import { execute, useDocument } from '../../state/document.ts';
import { notify } from '../../state/notices.ts';
import { Button } from '../../ui/Button.tsx';

interface Props {
  /** The name of the one that was taken up, or null. */
  readonly name: string | null;
  /** What is chosen now, or null while that is nothing. */
  readonly choice: ExportChoice | null;
  readonly onTake: (recipe: Recipe) => void;
  readonly onName: (name: string | null) => void;
}

const NONE: readonly Recipe[] = [];

export function RecipesField({ name, choice, onTake, onName }: Props): ReactNode {
  const recipes = useDocument((state) => state.doc?.project.recipes) ?? NONE;
  const readOnly = useDocument((state) => state.readOnly);
  const [naming, setNaming] = useState<{ readonly was: string | null; readonly name: string } | null>(null);
  const [back, setBack] = useState(false);
  const asked = useRef<HTMLButtonElement>(null);
  const id = useId();
  const taken = recipes.find((recipe) => recipe.name === name);
  const changed = taken !== undefined && choice !== null && !sameRecord({ ...choice, name: taken.name }, taken);
  const why = readOnly?.message;

  const done = (): void => {
    setNaming(null);
    setBack(true);
  };
  // The button is drawn again only when the name's field is gone.
  useEffect(() => {
    if (naming === null && back) asked.current?.focus();
  }, [naming, back]);
  const save = (): void => {
    const wanted = naming?.name.trim() ?? '';
    if (naming === null || wanted === '') return;
    const of = naming.was === null ? choice : recipes.find((recipe) => recipe.name === naming.was);
    if (of === null || of === undefined) return;
    const was = naming.was ?? undefined;
    if (execute({ type: 'saveRecipe', recipe: { ...of, name: wanted }, was }) !== undefined) return;
    notify(was === undefined ? `Saved as the recipe “${wanted}”.` : `The recipe is called “${wanted}” now.`);
    onName(wanted);
    done();
  };

  if (naming !== null) {
    const overwrites = naming.was === null && recipes.some((recipe) => recipe.name === naming.name.trim());
    return (
      <form
        className="recipes"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          done();
        }}
      >
        <label htmlFor={`${id}-name`}>Name of the recipe</label>
        <input
          id={`${id}-name`}
          className="input"
          autoFocus
          maxLength={100}
          value={naming.name}
          onChange={(event) => {
            setNaming({ ...naming, name: event.target.value });
          }}
        />
        <Button type="submit" disabled={naming.name.trim() === ''}>
          {overwrites ? 'Replace' : naming.was === null ? 'Save' : 'Rename'}
        </Button>
        <Button kind="quiet" onClick={done}>
          Back
        </Button>
      </form>
    );
  }
  return (
    <div className="recipes">
      <label htmlFor={id}>Recipe</label>
      <select
        id={id}
        className="input"
        value={taken?.name ?? ''}
        onChange={({ target: { value } }) => {
          const recipe = recipes.find((one) => one.name === value);
          if (recipe === undefined) onName(null);
          else onTake(recipe);
        }}
      >
        <option value="">{recipes.length === 0 ? 'none saved yet' : 'none'}</option>
        {recipes.map((recipe) => (
          <option key={recipe.name} value={recipe.name}>
            {recipe.name}
            {changed && recipe === taken ? ' (changed)' : ''}
          </option>
        ))}
      </select>
      <Button
        ref={asked}
        disabled={choice === null || readOnly !== null}
        title={why}
        onClick={() => {
          setBack(false);
          setNaming({ was: null, name: taken?.name ?? '' });
        }}
      >
        Save as…
      </Button>
      {taken !== undefined && (
        <>
          <Button
            disabled={readOnly !== null}
            title={why}
            onClick={() => {
              setBack(false);
              setNaming({ was: taken.name, name: taken.name });
            }}
          >
            Rename…
          </Button>
          <Button
            disabled={readOnly !== null}
            title={why}
            onClick={() => {
              if (execute({ type: 'deleteRecipe', name: taken.name }) !== undefined) return;
              notify(`The recipe “${taken.name}” is deleted; undo brings it back.`);
              onName(null);
              asked.current?.focus();
            }}
          >
            Delete
          </Button>
        </>
      )}
    </div>
  );
}
