/** Who are you? Each annotator writes only her own files, so the project must know before anything is written. */
import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { OpenProject } from '#shared/contract/index.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import { client } from '../../platform/index.ts';
import { showProject, useDocument } from '../../state/document.ts';
import { messageOf } from '../../state/message-of.ts';
import { announce } from '../../state/notices.ts';
import { changeSettings, useSettings } from '../../state/settings.ts';
import { useSession } from '../../state/session.ts';
import { whenSaved } from '../../state/when-saved.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { workOf } from './work.ts';

interface Props {
  readonly onClose: () => void;
  /** What to do with the project as the chosen annotator sees it; without it, it is shown, with her work among it. */
  readonly onOpened?: (open: OpenProject) => void;
}

const NEW = 'new';

export function AnnotatorDialog({ onClose, onOpened = showMine }: Props): ReactNode {
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const annotatorName = useSettings((state) => state.settings.annotatorName);
  const annotators = [...(doc?.annotators.values() ?? [])].sort((a, b) => a.name.localeCompare(b.name));
  const same = annotators.find((one) => one.name.trim().toLowerCase() === annotatorName.trim().toLowerCase());
  const [choice, setChoice] = useState<AnnotatorId | typeof NEW>(me ?? same?.id ?? NEW);
  const [name, setName] = useState(same === undefined && me === null ? annotatorName : '');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const id = useId();

  const chosenName = choice === NEW ? name.trim() : (annotators.find((one) => one.id === choice)?.name ?? '');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (choice === me) {
      onClose();
      return;
    }
    if (chosenName === '') {
      setError('Write your name, or choose it above.');
      return;
    }
    setBusy(true);
    setError('');
    try {
      await whenSaved();
      onOpened(await client.call('project.become', choice === NEW ? { newName: chosenName } : { annotator: choice }));
      if (annotatorName === '') void changeSettings({ annotatorName: chosenName });
      announce(`You work as ${chosenName}.`);
      onClose();
    } catch (cause) {
      setError(messageOf(cause));
      setBusy(false);
    }
  };

  return (
    <Modal
      title="Who are you?"
      onClose={onClose}
      width={460}
      actions={
        <>
          <Button onClick={onClose}>{me === null ? 'Only read' : 'Cancel'}</Button>
          <Button kind="primary" type="submit" form={id} disabled={busy}>
            {chosenName === '' ? 'Go on' : `Work as ${chosenName}`}
          </Button>
        </>
      }
    >
      <form id={id} className="who" onSubmit={(event) => void submit(event)}>
        <p className="soft">
          Highlights and links carry the name of whoever made them. You can look at the others’ and change only your
          own.
        </p>
        <fieldset>
          <legend className="visually-hidden">Annotator</legend>
          {annotators.map((one) => (
            <label key={one.id} className="choice">
              <input
                type="radio"
                name={`${id}-who`}
                checked={choice === one.id}
                onChange={() => {
                  setChoice(one.id);
                  setError('');
                }}
              />
              <span>{one.name}</span>
              <small className="soft">{doc === null ? '' : workOf(doc, one.id)}</small>
            </label>
          ))}
          <label className="choice">
            <input
              type="radio"
              name={`${id}-who`}
              checked={choice === NEW}
              onChange={() => {
                setChoice(NEW);
              }}
            />
            <span>Somebody new</span>
          </label>
        </fieldset>
        {choice === NEW && (
          <label className="field who-name">
            <span>Name</span>
            <input
              className="input"
              value={name}
              maxLength={100}
              autoFocus
              autoComplete="name"
              aria-invalid={error !== ''}
              onChange={(event) => {
                setName(event.target.value);
                setError('');
              }}
            />
          </label>
        )}
        {error !== '' && (
          <p className="error" role="alert">
            {error}
          </p>
        )}
      </form>
    </Modal>
  );
}

function showMine(open: OpenProject): void {
  showProject(open);
  const { shown } = useSession.getState();
  if (open.me !== null && !shown.includes(open.me)) useSession.setState({ shown: [...shown, open.me] });
}
