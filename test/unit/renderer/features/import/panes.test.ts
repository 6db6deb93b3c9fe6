import { describe, expect, it } from 'vitest';
import { ArticleId } from '#shared/model/index.ts';
import { placesFor, showInPanes } from '#renderer/features/import/panes.ts';
import { resetSession, useSession } from '#renderer/state/session.ts';

const id = (name: string) => ArticleId.parse(name);
const articles = ['a', 'b', 'c', 'd'].map(id);
const pane = (key: string, article: string | null) => ({ key, article: article === null ? null : id(article) });

describe('placesFor', () => {
  it('lays three side by side on a blank desk', () => {
    expect(placesFor([pane('1', null)], articles)).toEqual({
      fill: [{ pane: '1', article: 'a' }],
      add: ['b', 'c'],
    });
  });

  it('fills empty panes and adds none where something is being read', () => {
    expect(placesFor([pane('1', 'x'), pane('2', null)], articles)).toEqual({
      fill: [{ pane: '2', article: 'a' }],
      add: [],
    });
    expect(placesFor([pane('1', 'x')], articles)).toEqual({ fill: [], add: [] });
  });

  it('adds no more panes than there are articles', () => {
    expect(placesFor([pane('1', null), pane('2', null)], articles.slice(0, 1))).toEqual({
      fill: [{ pane: '1', article: 'a' }],
      add: [],
    });
  });
});

describe('showInPanes', () => {
  it('shows them in their order, the first active', () => {
    resetSession();
    showInPanes(articles);
    const { panes, active } = useSession.getState();
    expect(panes.map((one) => one.article)).toEqual(['a', 'b', 'c']);
    expect(panes.find((one) => one.key === active)?.article).toBe('a');
  });

  it('touches nothing that is being read', () => {
    resetSession({ panes: [pane('1', 'x'), pane('2', 'y')], active: '2' });
    const before = useSession.getState();
    showInPanes(articles);
    expect(useSession.getState().panes).toEqual(before.panes);
    expect(useSession.getState().active).toBe('2');
  });
});
