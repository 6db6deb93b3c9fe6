/** Another tool's files: chosen, shown, their labels given a meaning here, taken in or not. */
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { client } from '../../platform/index.ts';
import { useDocument } from '../../state/document.ts';
import { announce } from '../../state/notices.ts';
import { useSession } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { takingDrops } from '../import/index.ts';
import type { DroppedFile } from '../import/index.ts';
import { Done } from './Done.tsx';
import { Files } from './Files.tsx';
import { Found } from './Found.tsx';
import { MappingPart } from './MappingPart.tsx';
import { unfinished } from './mapping.ts';
import { People } from './People.tsx';
import { Problems } from './Problems.tsx';
import { createForeignRun } from './run.ts';
import type { ForeignState } from './run.ts';
import { WhatComesIn } from './WhatComesIn.tsx';
import { effectInWords, takenInWords } from './words.ts';
import './foreign.css';

interface Props {
  readonly onClose: () => void;
  /** Files to begin with, as `filesFromDrop` gives them. */
  readonly initialFiles: readonly DroppedFile[];
}

export function ForeignDialog({ onClose, initialFiles }: Props): ReactNode {
  const [run] = useState(() => createForeignRun(client));
  const state = useStore(run.store);
  const { preview, mapping, effect, report, error, busy } = state;
  const readOnly = useDocument((document) => document.readOnly);
  const [asking, setAsking] = useState(false);
  const changed = preview !== null && report === null && mapping !== preview.mapping;

  useEffect(() => client.on('foreign', (progress) => run.hear(progress)), [run]);
  const begun = useRef<readonly DroppedFile[]>([]);
  useEffect(() => {
    if (initialFiles.length === 0 || begun.current === initialFiles) return;
    begun.current = initialFiles;
    void run.addFiles(initialFiles);
  }, [initialFiles, run]);

  const close = (): void => {
    void run.discard();
    onClose();
  };
  const askToClose = (): void => {
    if (busy !== null && busy.what !== 'reading') return;
    if (changed && !asking) setAsking(true);
    else close();
  };
  const take = async (): Promise<void> => {
    const taken = await run.take();
    if (taken === null) return;
    announce(takenInWords(taken));
    // Whoever's work came in is shown at the desk.
    const { shown } = useSession.getState();
    useSession.setState({ shown: [...new Set([...shown, ...taken.people])] });
  };
  const blocked = whyNot(state, readOnly?.message);

  return (
    <Modal
      title="Import from another tool"
      onClose={askToClose}
      width={preview === null ? 640 : 1080}
      actions={
        <>
          <span className="spacer soft" role="status">
            {asking
              ? 'What you said about its labels would be lost.'
              : preview === null || report !== null
                ? ''
                : blocked || (effect === null ? 'Counting…' : effectInWords(effect))}
          </span>
          {report !== null ? (
            <Button kind="primary" onClick={close}>
              Close
            </Button>
          ) : (
            <>
              <Button onClick={askToClose} disabled={busy !== null && busy.what !== 'reading'}>
                {asking ? 'Close and forget it' : 'Cancel'}
              </Button>
              {preview !== null && (
                <Button kind="primary" disabled={blocked !== '' || busy !== null} onClick={() => void take()}>
                  Take in
                </Button>
              )}
            </>
          )}
        </>
      }
    >
      <div
        className="foreign"
        {...takingDrops(busy === null && readOnly === null, (files) => void run.addFiles(files))}
      >
        {readOnly !== null && (
          <p className="error" role="alert">
            {readOnly.message}
          </p>
        )}
        {report === null && (
          <Files run={run} compact={preview !== null} disabled={busy !== null || readOnly !== null} />
        )}
        {busy !== null && <Progress busy={busy} onCancel={() => run.cancel()} />}
        {error !== '' && (
          <p className="error foreign-error" role="alert">
            {error}
          </p>
        )}
        {preview !== null && report !== null && <Done preview={preview} report={report} />}
        {preview !== null && report === null && mapping !== null && (
          <>
            <Found run={run} preview={preview} disabled={busy !== null} />
            <Problems
              key={preview.id}
              id={preview.id}
              total={preview.problems.total + (effect?.problems.total ?? 0)}
              first={[...preview.problems.rows, ...(effect?.problems.rows ?? [])]}
            />
            <fieldset className="foreign-choices" disabled={busy !== null}>
              <legend className="visually-hidden">What becomes of it</legend>
              <MappingPart run={run} preview={preview} mapping={mapping} />
              <People run={run} preview={preview} mapping={mapping} />
            </fieldset>
            <WhatComesIn effect={effect} />
          </>
        )}
      </div>
    </Modal>
  );
}

/** Why it cannot be taken in as it stands; empty if it can. */
function whyNot({ preview, mapping, error }: ForeignState, readOnly: string | undefined): string {
  if (readOnly !== undefined) return readOnly;
  if (mapping !== null && unfinished(mapping) !== undefined) return unfinished(mapping) ?? '';
  if (preview !== null && preview.documents.total + preview.claims.total === 0) {
    return 'There is nothing in it to take in.';
  }
  return error === '' ? '' : 'See what is wrong above.';
}

const DOING = { reading: 'Reading', preparing: 'Preparing the texts', writing: 'Taking in' };

interface ProgressProps {
  readonly busy: NonNullable<ForeignState['busy']>;
  readonly onCancel: () => void;
}

function Progress({ busy: { what, done, of }, onCancel }: ProgressProps): ReactNode {
  return (
    <div className="foreign-progress">
      <span role="status">{DOING[what]}…</span>
      <progress aria-label="How far" {...(of === 0 ? {} : { value: done / of })} max={1} />
      {of > 0 && (
        <span className="soft">
          {done.toLocaleString('en')} of {of.toLocaleString('en')}
        </span>
      )}
      {what !== 'writing' && <Button onClick={onCancel}>{what === 'reading' ? 'Stop reading' : 'Stop'}</Button>}
    </div>
  );
}
