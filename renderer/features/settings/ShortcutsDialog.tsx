/** Every shortcut, from the same table that the keys themselves are bound by. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { actions } from '#shared/actions/index.ts';
import type { Stance } from '#shared/model/index.ts';
import { useDocument } from '../../state/document.ts';
import { useSettings } from '../../state/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { shortcutGroups } from './shortcut-groups.ts';

const NO_STANCES: readonly Stance[] = [];

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const stances = useDocument((state) => state.doc?.project.stances ?? NO_STANCES);
  const mac = useSettings((state) => state.platform === 'darwin');
  const [words, setWords] = useState('');
  const groups = shortcutGroups(actions, stances, words, mac);
  return (
    <Modal
      title="Keyboard shortcuts"
      onClose={onClose}
      width={760}
      actions={
        <Button kind="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <input
        className="input shortcuts-filter"
        type="search"
        aria-label="Filter the shortcuts"
        placeholder="Filter"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
        }}
      />
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
                        {keys.map((key) => (
                          <kbd key={key}>{key}</kbd>
                        ))}
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
