import { describe, expect, it } from 'vitest';
import { DEFAULT_STANCES, Project } from '#shared/model/index.ts';
import type { Stance, StanceId } from '#shared/model/index.ts';
import { blankStance, finishedStances, moved, stanceProblems } from '#renderer/features/settings/stances.ts';

function withBlank(
  label: string,
  stances: readonly Stance[] = DEFAULT_STANCES,
): { list: Stance[]; isNew: Set<StanceId> } {
  const blank = blankStance(stances);
  if (blank === undefined) throw new Error('there is room for one more');
  return { list: [...stances, { ...blank, label }], isNew: new Set([blank.id]) };
}

const stored = (stances: readonly Stance[]): boolean => Project.shape.stances.safeParse(stances).success;

describe('stances being edited', () => {
  it('are sound as every project starts with them', () => {
    expect(stanceProblems(DEFAULT_STANCES).every((problem) => Object.keys(problem).length === 0)).toBe(true);
  });

  it('name what is wrong where it is wrong', () => {
    const [first, second, third] = DEFAULT_STANCES;
    if (first === undefined || second === undefined || third === undefined) throw new Error('four stances');
    expect(stanceProblems([first, { ...second, key: first.key, label: ' Agrees ' }, { ...third, label: ' ' }])).toEqual(
      [
        { label: 'Two stances have this name.', key: 'Two stances have this key.' },
        { label: 'Two stances have this name.', key: 'Two stances have this key.' },
        { label: 'A stance needs a name.' },
      ],
    );
  });

  it('give a new stance the lowest free key and an id from its name, in a form that can be stored', () => {
    const { list, isNew } = withBlank(' Plays down ');
    const finished = finishedStances(list, isNew);
    expect(finished.at(-1)).toMatchObject({ id: 'plays-down', label: 'Plays down', key: '5' });
    expect(stored(finished)).toBe(true);
    expect(blankStance(DEFAULT_STANCES.filter((stance) => stance.key !== '2'))?.key).toBe('2');
  });

  it('keep ids apart: of a name taken, and of names without Latin letters', () => {
    const [agrees, ...others] = DEFAULT_STANCES;
    if (agrees === undefined) throw new Error('four stances');
    const renamed = withBlank('agrees', [{ ...agrees, label: 'backs' }, ...others]);
    expect(finishedStances(renamed.list, renamed.isNew).at(-1)?.id).toBe('agrees-2');
    const chinese = withBlank('暗示');
    const again = withBlank('否认', chinese.list);
    const finished = finishedStances(again.list, new Set([...chinese.isNew, ...again.isNew]));
    expect(finished.slice(-2).map((stance) => stance.id)).toEqual(['stance', 'stance-2']);
    expect(stored(finished)).toBe(true);
  });

  it('keep the id of a stance that is renamed, since links carry it', () => {
    const renamed = DEFAULT_STANCES.map((stance) => (stance.key === '1' ? { ...stance, label: 'backs' } : stance));
    expect(finishedStances(renamed, new Set())[0]).toMatchObject({ id: 'agrees', label: 'backs' });
  });

  it('end at nine', () => {
    let list: readonly Stance[] = DEFAULT_STANCES;
    for (;;) {
      const blank = blankStance(list);
      if (blank === undefined) break;
      list = [...list, { ...blank, label: `stance ${list.length}` }];
    }
    expect(list).toHaveLength(9);
    expect(stored(list)).toBe(true);
  });
});

describe('moved', () => {
  it('moves one item and nothing out of the list', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    const list = ['a', 'b'];
    expect(moved(list, 0, -1)).toBe(list);
    expect(moved(list, 1, 1)).toBe(list);
  });
});
