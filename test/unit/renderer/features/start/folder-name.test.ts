import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderNameOf } from '#renderer/features/start/folder-name.ts';

describe('folderNameOf', () => {
  it('keeps a plain name as it is, in any script', () => {
    expect(folderNameOf('The Alder Sound ferry')).toBe('The Alder Sound ferry');
    expect(folderNameOf('水库闸门 2026')).toBe('水库闸门 2026');
  });

  it('leaves out what a system refuses', () => {
    expect(folderNameOf('Who knew? A/B: "draft"')).toBe('Who knew A B draft');
    expect(folderNameOf('  ..hidden ')).toBe('hidden');
    expect(folderNameOf('ends with dots...')).toBe('ends with dots');
    expect(folderNameOf('NUL')).toBe('NUL project');
    expect(folderNameOf('con.tents')).toBe('con.tents project');
    expect(folderNameOf('???')).toBe('');
  });

  it('never gives a path, a hidden folder, or a name that Windows changes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const folder = folderNameOf(name);
        expect(folder).not.toMatch(/[/\\<>:"|?*\p{Cc}]/u);
        expect(folder).not.toMatch(/^[. ]|[. ]$/);
        expect([...folder].length).toBeLessThanOrEqual(100);
      }),
    );
  });
});
