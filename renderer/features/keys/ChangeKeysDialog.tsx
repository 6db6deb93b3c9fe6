/** Every action with its keys, to be given others. A key that cannot be had is refused in place, and nothing changes. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { withKeys } from '#shared/actions/index.ts';
import type { ActionDescriptor, KeyChoices } from '#shared/actions/index.ts';
import type { Stance } from '#shared/model/index.ts';
import { useDocument } from '../../state/document.ts';
import { chooseKeys, keyProblems, useKeymap } from '../../state/keymap.ts';
import { announce } from '../../state/notices.ts';
import { useSettings } from '../../state/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { ActionKeys } from './ActionKeys.tsx';
import { actionGroups } from './groups.ts';

const NO_STANCES: readonly Stance[] = [];

/** What waits for a key press: a new key of the action, or one in place of another. */
export interface Waiting {
  readonly action: string;
  readonly replaced: string | undefined;
}

export function ChangeKeysDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const stances = useDocument((state) => state.doc?.project.stances ?? NO_STANCES);
  const choices = useSettings((state) => state.settings.keys);
  const keymap = useKeymap();
  const [words, setWords] = useState('');
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [resetting, setResetting] = useState(false);
  const groups = actionGroups({ keymap, stances, words, keyless: true });
  const changed = keymap.actions.filter((action) => isChanged(action, keymap.keys.get(action.id))).length;

  const keep = (next: KeyChoices, said: string): void => {
    chooseKeys(next);
    setWaiting(null);
    announce(said);
  };
  const resetAll = (): void => {
    // What the settings say of actions that are not in this version stays.
    const none = keymap.actions.reduce<KeyChoices>((left, action) => withKeys(left, action, action.shortcuts), choices);
    keep(none, 'All actions have their own keys again.');
    setResetting(false);
  };

  return (
    <Modal
      title="Change keys"
      onClose={onClose}
      width={760}
      actions={
        <>
          <span className="spacer keys-reset">
            {resetting ? (
              <>
                <span>Give up {changed === 1 ? 'one change' : `${changed} changes`}?</span>
                <Button onClick={resetAll}>Reset all keys</Button>
                <Button kind="quiet" onClick={() => setResetting(false)}>
                  Keep them
                </Button>
              </>
            ) : (
              <Button kind="quiet" disabled={changed === 0} onClick={() => setResetting(true)}>
                Reset all…
              </Button>
            )}
          </span>
          <Button kind="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <p className="soft keys-about">
        Your keys, in every project. A key can mean one thing in one place; those of the caret, of lists and of the
        system stay as they are.
      </p>
      {keyProblems().map(({ action, message }) => (
        <p key={action.id} className="error">
          {message}
        </p>
      ))}
      <input
        className="input keys-filter"
        type="search"
        aria-label="Filter the actions"
        placeholder="Filter by name or key"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setWaiting(null);
        }}
      />
      {groups.map((group) => (
        <section key={group.name} className="keys-group">
          <h3>{group.name}</h3>
          <ul>
            {group.lines.map(
              ({ action, label }) =>
                action !== undefined && (
                  <ActionKeys
                    key={action.id}
                    action={action}
                    label={label}
                    keymap={keymap}
                    choices={choices}
                    changed={isChanged(action, keymap.keys.get(action.id))}
                    waiting={waiting?.action === action.id ? waiting : null}
                    onWait={setWaiting}
                    onKeep={keep}
                  />
                ),
            )}
          </ul>
        </section>
      ))}
      {groups.length === 0 && <p className="soft">No action is called that.</p>}
    </Modal>
  );
}

function isChanged(action: ActionDescriptor, keys: readonly string[] | undefined): boolean {
  return keys !== undefined && keys.join(' ') !== action.shortcuts.join(' ');
}
