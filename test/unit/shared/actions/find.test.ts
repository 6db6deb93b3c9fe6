import { describe, expect, test } from 'vitest';
import { actions, findActions } from '#shared/actions/index.ts';

const found = (typed: string, recent: readonly string[] = [], slips = true): string[] =>
  findActions(actions, typed, recent, slips).map(({ id }) => id);

describe('findActions', () => {
  test('offers everything while nothing is typed, what was taken last first', () => {
    expect(found('').length).toBe(actions.length);
    expect(found('', ['view.theme', 'edit.undo']).slice(0, 3)).toEqual(['view.theme', 'edit.undo', 'file.new']);
  });

  test.each([
    ['undo', 'edit.undo'],
    ['UNDO', 'edit.undo'],
    ['unod', 'edit.undo'],
    ['word span', 'span.word'],
    ['span of the w', 'span.word'],
    ['omission', 'claim.silent'],
    ['merg', 'claim.merge'],
    ['claim new', 'claim.new'],
    ['exprot', 'file.export'],
    ['thème', 'view.theme'],
    ['quillmere', 'file.sample'],
  ])('%s leads to %s', (typed, id) => {
    expect(found(typed)[0]).toBe(id);
  });

  test('every word has to fit', () => {
    expect(found('undo pane')).toEqual([]);
    expect(found('xyzzy')).toEqual([]);
  });

  test('of two that fit alike the recent one goes first', () => {
    expect(found('next')[0]).not.toBe('go.nextUnlinked');
    expect(found('next', ['go.nextUnlinked'])[0]).toBe('go.nextUnlinked');
  });

  test('a short word is not guessed at', () => {
    expect(found('uxd')).toEqual([]);
  });

  test('nothing is guessed at unless that is asked for', () => {
    expect(found('unod', [], false)).toEqual([]);
    expect(found('undo', [], false)[0]).toBe('edit.undo');
  });
});
