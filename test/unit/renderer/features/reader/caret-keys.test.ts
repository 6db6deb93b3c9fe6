/** The caret's keys as data are the keys that the caret takes: neither more nor fewer, on each system. */
import { describe, expect, test, vi } from 'vitest';
import { fixedKeys, onSystem, overlap } from '#shared/actions/index.ts';

const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', 'Enter', 'a'];
/** Which words of the table a move of the caret is told by. */
const TOLD: Readonly<Record<string, string>> = {
  character: 'Caret by a character',
  word: 'Caret by a word',
  line: 'Caret by a line',
  sentence: 'Caret by a sentence',
  block: 'Caret by a block',
  lineEdge: 'Caret to the edge of the line',
  text: 'Caret to the edge of the article',
};

const held = [false, true].flatMap((shiftKey) =>
  [false, true].flatMap((ctrlKey) => [false, true].map((altKey) => ({ shiftKey, ctrlKey, altKey, metaKey: false }))),
);

describe.each([
  ['Linux x86_64', false, held],
  ['MacIntel', true, [...held, ...held.map((one) => ({ ...one, metaKey: true }))]],
])('on %s', (platform, mac, states) => {
  test('every press is told of as what it does', async () => {
    vi.resetModules();
    vi.stubGlobal('navigator', { platform });
    // It reads the platform when it is loaded.
    const { moveOfKey } = await import('#renderer/features/reader/view/caret.ts');
    vi.unstubAllGlobals();
    const caret = onSystem(fixedKeys, mac).filter(({ label }) => label.startsWith('Caret '));
    for (const key of KEYS) {
      for (const state of states) {
        const event = press(key, state);
        const move = moveOfKey(event, false);
        const told = caret.filter(({ keys }) => keys.some((one) => overlap(one, shortcutOf(key, state), mac)));
        expect(
          told.map(({ label }) => label),
          `${key} ${JSON.stringify(state)}`,
        ).toEqual(move === undefined ? [] : [TOLD[move.by]]);
      }
    }
  });
});

const press = (key: string, state: (typeof held)[number]): KeyboardEvent => ({ key, ...state }) as KeyboardEvent;

/** Exactly this press, as a shortcut. */
function shortcutOf(key: string, { shiftKey, ctrlKey, altKey, metaKey }: (typeof held)[number]): string {
  const down = [ctrlKey && 'Control', altKey && 'Alt', shiftKey && 'Shift', metaKey && 'Meta', key];
  return down.filter((part) => part !== false).join('+');
}
