/** The page's own folder chooser, for where there is no system dialog: in a browser. */
import { CornerLeftUp, Folder, FolderOpen, FolderPlus } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import type { CallOutput, Place } from '#shared/contract/index.ts';
import { client } from '../../platform/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { messageOf } from '../../state/message-of.ts';

type Listing = CallOutput<'start.folders'>;

interface Props {
  /** `open` looks for a project, `create` for the folder to put a new one into. */
  readonly purpose: 'open' | 'create';
  readonly from?: Place | undefined;
  readonly onChosen: (place: Place, label: string) => void;
  readonly onClose: () => void;
}

export function FolderBrowser({ purpose, from, onChosen, onClose }: Props): ReactNode {
  const [listing, setListing] = useState<Listing | null>(null);
  const [at, setAt] = useState(-1);
  const [error, setError] = useState('');
  const [naming, setNaming] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();

  const show = (next: Listing, selectName?: string): void => {
    setListing(next);
    setAt(next.folders.findIndex((folder) => folder.name === selectName));
    setError('');
    list.current?.focus();
  };
  const go = async (place: Place, selectName?: string): Promise<void> => {
    try {
      show(await client.call('start.folders', { place }), selectName);
    } catch (cause) {
      setError(messageOf(cause));
    }
  };
  useEffect(() => {
    client.call('start.folders', from === undefined ? {} : { place: from }).then(show, (cause: unknown) => {
      setError(messageOf(cause));
    });
    // The chooser opens once, where it was told to.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const selected = listing?.folders[at];
  const chosen = selected ?? (listing === null ? undefined : { ...listing, name: lastPart(listing.label) });
  const fits = chosen !== undefined && (purpose === 'create' || chosen.project);

  const choose = (): void => {
    if (listing === null || chosen === undefined || !fits) return;
    onChosen(chosen.place, selected === undefined ? listing.label : joined(listing.label, selected.name));
  };
  const up = (): void => {
    if (listing?.parent != null) void go(listing.parent, lastPart(listing.label));
  };
  const enter = (folder: Listing['folders'][number]): void => {
    if (purpose === 'open' && folder.project && listing !== null)
      onChosen(folder.place, joined(listing.label, folder.name));
    else void go(folder.place);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const folders = listing?.folders ?? [];
    const moves: Record<string, number> = {
      ArrowDown: Math.min(folders.length - 1, at + 1),
      ArrowUp: Math.max(0, at - 1),
      Home: 0,
      End: folders.length - 1,
    };
    const move = moves[event.key];
    if (move !== undefined) setAt(move);
    else if (event.key === 'Enter' && selected !== undefined) enter(selected);
    else if (event.key === 'ArrowRight' && selected !== undefined) void go(selected.place);
    else if (event.key === 'ArrowLeft' || event.key === 'Backspace') up();
    else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const next = [...folders.keys()].map((index) => (index + Math.max(at, -1) + 1) % folders.length);
      const hit = next.find((index) => folders[index]?.name.toLowerCase().startsWith(event.key.toLowerCase()));
      if (hit === undefined) return;
      setAt(hit);
    } else return;
    event.preventDefault();
  };
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  return (
    <Modal
      title={purpose === 'open' ? 'Open a project' : 'Where to keep the project'}
      onClose={onClose}
      width={560}
      actions={
        <>
          <span className="spacer">
            {!naming && (
              <Button
                kind="quiet"
                disabled={listing === null}
                onClick={() => {
                  setNaming(true);
                }}
              >
                <FolderPlus size={15} aria-hidden /> New folder
              </Button>
            )}
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={!fits} onClick={choose} className="choose-folder">
            <span>
              {purpose === 'open' ? (fits ? `Open “${chosen.name}”` : 'Open') : `Use “${chosen?.name ?? ''}”`}
            </span>
          </Button>
        </>
      }
    >
      <div className="folder-path">
        <Button disabled={listing?.parent == null} onClick={up} aria-label="Up to the folder that holds this one">
          <CornerLeftUp size={15} aria-hidden />
        </Button>
        <span className="path" title={listing?.label} aria-live="polite">
          <bdi>{listing?.label ?? 'Reading…'}</bdi>
        </span>
      </div>
      {error !== '' && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      {naming && listing !== null && (
        <NewFolder
          parent={listing.place}
          onMade={(name) => {
            setNaming(false);
            void go(listing.place, name);
          }}
          onCancel={() => {
            setNaming(false);
            list.current?.focus();
          }}
        />
      )}
      <ul
        ref={list}
        className="folders"
        role="listbox"
        tabIndex={0}
        aria-label="Folders"
        aria-activedescendant={selected === undefined ? undefined : `${id}-${at}`}
        onKeyDown={onKeyDown}
      >
        {listing?.folders.map((folder, index) => (
          <li
            key={folder.place}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => {
              setAt(index === at ? -1 : index);
            }}
            onDoubleClick={() => {
              enter(folder);
            }}
          >
            {folder.project ? <FolderOpen size={15} aria-hidden /> : <Folder size={15} aria-hidden />}
            <span className="folder-name">{folder.name}</span>
            {folder.project && <span className="tag">project</span>}
          </li>
        ))}
      </ul>
      {listing?.folders.length === 0 && <p className="soft folders-empty">There are no folders in here.</p>}
      {purpose === 'open' && (
        <p className="soft" role="status">
          {selected !== undefined && !selected.project && `“${selected.name}” is not a project; look for one inside.`}
        </p>
      )}
      <p className="soft folder-keys">
        <kbd>↑</kbd> <kbd>↓</kbd> choose, <kbd>→</kbd> look inside, <kbd>←</kbd> up
        {purpose === 'open' && (
          <>
            , <kbd>Enter</kbd> open
          </>
        )}
      </p>
    </Modal>
  );
}

interface NewFolderProps {
  readonly parent: Place;
  readonly onMade: (name: string) => void;
  readonly onCancel: () => void;
}

function NewFolder({ parent, onMade, onCancel }: NewFolderProps): ReactNode {
  const [name, setName] = useState('');
  const [error, setError] = useState('');
  const id = useId();
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return;
    try {
      await client.call('start.makeFolder', { parent, name: name.trim() });
      onMade(name.trim());
    } catch (cause) {
      setError(messageOf(cause));
    }
  };
  return (
    <form
      className="new-folder"
      onSubmit={(event) => void make(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Escape leaves the name, not the dialog.
        event.stopPropagation();
        onCancel();
      }}
    >
      <input
        className="input"
        aria-label="Name of the new folder"
        placeholder="Name of the new folder"
        maxLength={100}
        autoFocus
        value={name}
        aria-invalid={error !== ''}
        aria-describedby={error === '' ? undefined : id}
        onChange={(event) => {
          setName(event.target.value);
        }}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        Make
      </Button>
      <Button kind="quiet" onClick={onCancel}>
        Cancel
      </Button>
      {error !== '' && (
        <p id={id} className="error" role="alert">
          {error}
        </p>
      )}
    </form>
  );
}

const lastPart = (label: string): string => label.split(/[/\\]/).findLast((part) => part !== '') ?? label;

/** For the eye only; the engine knows the folder by its token. */
function joined(label: string, name: string): string {
  const slash = label.includes('\\') ? '\\' : '/';
  return label.endsWith(slash) ? label + name : `${label}${slash}${name}`;
}
