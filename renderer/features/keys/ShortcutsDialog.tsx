/** The keys in force where the keyboard was, or all of them: from the tables that the keys themselves are heard by. */
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { isOwnPlace } from '#shared/actions/index.ts';
import type { ActionPlace, FixedKey } from '#shared/actions/index.ts';
import type { Stance } from '#shared/model/index.ts';
import { useDocument } from '../../state/document.ts';
import { useKeymap } from '../../state/keymap.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { keyGroups } from './groups.ts';

const NO_STANCES: readonly Stance[] = [];

interface Props {
  /** Whether what has this place can be meant where the keyboard is. */
  readonly isHere: (where: ActionPlace, keyboard: Element | null) => boolean;
  readonly onChange: () => void;
  readonly onClose: () => void;
}

export function ShortcutsDialog({ isHere, onChange, onClose }: Props): ReactNode {
  const stances = useDocument((state) => state.doc?.project.stances ?? NO_STANCES);
  const keymap = useKeymap();
  const [here] = useState(() => placeNow(isHere));
  const [all, setAll] = useState(false);
  const [words, setWords] = useState('');
  const id = useId();
  const groups = keyGroups({ keymap, stances, words, ...(all ? {} : { isHere: here.counts }) });
  return (
    <Modal
      title="Keyboard shortcuts"
      onClose={onClose}
      width={820}
      actions={
        <>
          <span className="spacer">
            <Button kind="quiet" onClick={onChange}>
              Change keys…
            </Button>
          </span>
          <Button kind="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <div className="shortcuts-tools">
        <input
          className="input"
          type="search"
          aria-label="Filter the shortcuts"
          placeholder="Filter by name or key"
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
          }}
        />
        <fieldset className="segments">
          <legend className="visually-hidden">Which keys</legend>
          {[false, true].map((every) => (
            <label key={String(every)}>
              <input type="radio" name={`${id}-which`} checked={all === every} onChange={() => setAll(every)} />
              <span>{every ? 'All keys' : here.name}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <div className="shortcuts" tabIndex={0} role="group" aria-label="Shortcuts">
        {groups.map((group) => (
          <section key={group.name}>
            <h3>{group.name}</h3>
            <dl>
              {group.lines.map((line) => (
                <div key={line.id}>
                  <dt>{line.label}</dt>
                  <dd>
                    {line.shortcuts.map((keys, index) => (
                      <span key={keys.join('+')}>
                        {index > 0 && ' or '}
                        <span className="shortcut">
                          <Keys keys={keys} />
                        </span>
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {groups.length === 0 && <p className="soft">No action is called that.</p>}
      </div>
    </Modal>
  );
}

/** Where the keyboard was before the dialog opened, and what counts there. */
function placeNow(isHere: Props['isHere']): { name: string; counts: (where: FixedKey['where']) => boolean } {
  const keyboard = document.activeElement;
  const inText = keyboard?.closest('.reader') != null;
  const inList = isHere('claims', keyboard);
  const inMatrix = isHere('matrix', keyboard);
  const name = inText
    ? 'Here, in the text'
    : inList
      ? 'Here, in the claims'
      : inMatrix
        ? 'Here, in the matrix'
        : isHere('queue', keyboard)
          ? 'Here, at the disagreements'
          : isHere('pairs', keyboard)
            ? 'Here, at the pairs of claims'
            : keyboard?.closest('.search') != null
              ? 'Here, in the concordance'
              : isHere('project', keyboard)
                ? 'Here'
                : 'Here, at the start';
  const counts = (where: FixedKey['where']): boolean =>
    isOwnPlace(where) ? where === 'concordance' && keyboard?.closest('.search') != null : isHere(where, keyboard);
  return { name, counts };
}
