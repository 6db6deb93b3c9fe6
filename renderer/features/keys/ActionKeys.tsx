/** One action's keys: each can be taken away or exchanged, another added, and the table's own brought back. */
import { Plus, RotateCcw, X } from 'lucide-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { keysOf, withDefaults, withKeys } from '#shared/actions/index.ts';
import type { ActionDescriptor, ActionPlace, KeyChoices, Keymap } from '#shared/actions/index.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import type { Waiting } from './ChangeKeysDialog.tsx';
import { KeyField } from './KeyField.tsx';

interface Props {
  readonly action: ActionDescriptor;
  readonly label: string;
  readonly keymap: Keymap;
  readonly choices: KeyChoices;
  readonly changed: boolean;
  /** What of this action waits for a key press. */
  readonly waiting: Waiting | null;
  readonly onWait: (waiting: Waiting | null) => void;
  readonly onKeep: (choices: KeyChoices, said: string) => void;
}

const WHERE: Readonly<Record<ActionPlace, string>> = {
  everywhere: 'everywhere',
  project: 'in a project',
  reading: 'outside the review',
  reader: 'at the desk',
  claims: 'in the claims',
  matrix: 'in the matrix',
  review: 'in the review',
  queue: 'at the disagreements',
  pairs: 'at the pairs of claims',
};

export function ActionKeys(props: Props): ReactNode {
  const { action, label, keymap, choices, changed, waiting, onWait, onKeep } = props;
  const row = useRef<HTMLLIElement>(null);
  const shortcuts = keymap.keys.get(action.id) ?? [];
  const said = (shortcut: string): string => keysOf(shortcut, keymap.mac).join('+');
  /** The button pressed may be gone, and the keyboard with it: what always stands is the button for another key. */
  const done = (next: KeyChoices, words: string): void => {
    onKeep(next, words);
    row.current?.querySelector<HTMLElement>('.keys-add')?.focus();
  };
  const stop = (): void => {
    onWait(null);
    row.current?.querySelector<HTMLElement>('.keys-add')?.focus();
  };
  return (
    <li ref={row} className="keys-action" data-changed={changed || undefined}>
      <span className="keys-label">
        {label} <small className="soft">{WHERE[action.where]}</small>
      </span>
      <span className="keys-list">
        {shortcuts.map((shortcut) => (
          <span key={shortcut} className="keys-one">
            <button
              type="button"
              className="keys-set"
              title="Press another key in its place"
              onClick={() => onWait({ action: action.id, replaced: shortcut })}
            >
              {/* Its name as content: the keys as drawn, without a sign between them, are no part of a name. */}
              <span className="visually-hidden">{`${label}: another key in place of ${said(shortcut)}`}</span>
              <span aria-hidden>
                <Keys keys={keysOf(shortcut, keymap.mac)} />
              </span>
            </button>
            <IconButton
              label={`${label}: take ${said(shortcut)} away`}
              onClick={() => {
                const rest = shortcuts.filter((other) => other !== shortcut);
                done(withKeys(choices, action, rest), `${label} no longer has ${said(shortcut)}.`);
              }}
            >
              <X size={13} aria-hidden />
            </IconButton>
          </span>
        ))}
        <Button
          kind="quiet"
          className="keys-add"
          aria-label={`${label}: add a key`}
          title="Add a key"
          onClick={() => onWait({ action: action.id, replaced: undefined })}
        >
          <Plus size={14} aria-hidden /> {shortcuts.length === 0 && 'Key'}
        </Button>
        {changed && (
          <IconButton
            label={`${label}: back to ${action.shortcuts.map(said).join(' and ') || 'no key'}`}
            onClick={() => done(withDefaults(keymap, choices, action), `${label} has its own keys again.`)}
          >
            <RotateCcw size={13} aria-hidden />
          </IconButton>
        )}
      </span>
      {waiting !== null && (
        <KeyField
          action={action}
          label={label}
          keymap={keymap}
          choices={choices}
          replaced={waiting.replaced}
          onKeep={done}
          onStop={stop}
        />
      )}
    </li>
  );
}
