/** Waits for one press of a key and says at once whether the action can have it. */
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { keysOf, shortcutOf, withKey } from '#shared/actions/index.ts';
import type { ActionDescriptor, KeyChoices, Keymap, Obstacle } from '#shared/actions/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';

interface Props {
  readonly action: ActionDescriptor;
  readonly label: string;
  readonly keymap: Keymap;
  readonly choices: KeyChoices;
  /** The key of the action's own that the new one stands in for. */
  readonly replaced: string | undefined;
  readonly onKeep: (choices: KeyChoices, said: string) => void;
  readonly onStop: () => void;
}

export function KeyField(props: Props): ReactNode {
  const { action, label, keymap, choices, replaced, onKeep, onStop } = props;
  const [refused, setRefused] = useState<{ shortcut: string; obstacle: Obstacle } | null>(null);

  const give = (shortcut: string, take: boolean): void => {
    const answer = withKey(keymap, choices, action, shortcut, replaced, take);
    if ('obstacle' in answer) return setRefused({ shortcut, obstacle: answer.obstacle });
    onKeep(answer.choices, `${label} has ${keysOf(shortcut, keymap.mac).join('+')}.`);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The dialog must not take Escape for itself: it would close.
    event.stopPropagation();
    if (event.key === 'Tab') return; // goes on, as everywhere
    event.preventDefault();
    if (event.key === 'Escape') return onStop();
    if (event.nativeEvent.isComposing || event.repeat) return;
    const { key, code, shiftKey, ctrlKey, altKey, metaKey } = event;
    const altGraph = event.getModifierState('AltGraph');
    const shortcut = shortcutOf({ key, code, shiftKey, ctrlKey, altKey, metaKey, altGraph }, keymap.mac);
    if (shortcut !== undefined) give(shortcut, false);
  };

  const holder = refused?.obstacle.kind === 'action' ? refused.obstacle.action : undefined;
  return (
    <div className="keys-wait">
      <input
        className="input"
        autoFocus
        readOnly
        aria-label={`${label}: press the new key`}
        aria-invalid={refused !== null}
        placeholder="Press the new key"
        value=""
        onKeyDown={onKeyDown}
      />
      <Button kind="quiet" onClick={onStop}>
        Cancel
      </Button>
      {refused !== null && (
        <p role="alert" className="error">
          <span>{refused.obstacle.message}</span>{' '}
          {holder !== undefined && (
            <Button onClick={() => give(refused.shortcut, true)}>
              Take <Keys keys={keysOf(refused.shortcut, keymap.mac)} /> from “{holder.label}”
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
