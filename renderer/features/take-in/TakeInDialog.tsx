/** A colleague's file: chosen, shown, decided where a person is needed, taken in or not. */
import { FileText, FolderOpen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { CrossreadError } from '#shared/contract/errors.ts';
import { client } from '../../platform/index.ts';
import { useDocument } from '../../state/document.ts';
import { messageOf } from '../../state/message-of.ts';
import { announce, notify } from '../../state/notices.ts';
import { useSession } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { filesFromInput, takingDrops } from '../import/index.ts';
import type { DroppedFile } from '../import/index.ts';
import { Done } from './Done.tsx';
import { Preview } from './Preview.tsx';
import { createTakeIn } from './run.ts';
import type { Submission, TakeInRun } from './run.ts';
import { ACCEPT } from './sources.ts';
import { reportInWords } from './words.ts';
import './take-in.css';

interface Props {
  readonly onClose: () => void;
  /** Files to begin with, as `filesFromDrop` gives them. */
  readonly initialFiles: readonly DroppedFile[];
  /** Takes files over that are none of Crossread's. */
  readonly onOtherTool: (files: readonly DroppedFile[]) => void;
}

export function TakeInDialog({ onClose, initialFiles, onOtherTool }: Props): ReactNode {
  const [run] = useState(() => createTakeIn(client));
  const { submissions, at, failures, tried, busy } = useStore(run.store);
  const readOnly = useDocument((state) => state.readOnly);
  const [asking, setAsking] = useState(false);
  const shown = submissions[at];
  const decided = submissions.some(({ choices, report }) => report === null && choices.size > 0);

  useEffect(() => client.on('incoming', (progress) => run.hear(progress)), [run]);
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
    if (busy?.what === 'taking') return;
    if (decided && !asking) setAsking(true);
    else close();
  };
  const take = async (): Promise<void> => {
    const report = await run.take();
    if (report === null) return;
    announce(reportInWords(report).join(' '));
    // Whoever was taken in is shown at the desk.
    const { shown: before } = useSession.getState();
    useSession.setState({ shown: [...new Set([...before, report.annotator.id])] });
  };
  const review = (): void => {
    close();
    useSession.setState({ view: 'review' });
  };
  const blocked = shown === undefined ? '' : whyNot(shown, readOnly?.message);

  return (
    <Modal
      title="Take in a colleague’s file"
      onClose={askToClose}
      width={shown === undefined ? 640 : 1080}
      actions={
        <>
          <span className="spacer soft" role="status">
            {asking
              ? 'What you decided about her spans would be lost.'
              : shown === undefined || shown.report !== null
                ? ''
                : blocked || 'Nothing is written before you take it in.'}
          </span>
          {shown?.report == null ? (
            <>
              <Button onClick={askToClose}>{asking ? 'Close and forget it' : 'Cancel'}</Button>
              {shown !== undefined && (
                <Button kind="primary" disabled={blocked !== '' || busy !== null} onClick={() => void take()}>
                  Take in
                </Button>
              )}
            </>
          ) : (
            <>
              <Button onClick={close}>Close</Button>
              <Button kind="primary" onClick={review}>
                Open the review
              </Button>
            </>
          )}
        </>
      }
    >
      <div
        className="take-in"
        {...takingDrops(busy === null && readOnly === null, (files) => void run.addFiles(files))}
      >
        {readOnly !== null && (
          <p className="error" role="alert">
            {readOnly.message}
          </p>
        )}
        <Sources run={run} compact={submissions.length > 0} disabled={busy !== null || readOnly !== null} />
        {busy !== null && (
          <div className="take-in-progress">
            <span role="status">
              {busy.what === 'reading' ? 'Reading' : 'Taking in'} {busy.label}…
            </span>
            <progress aria-label="How far" {...(busy.share === null ? {} : { value: busy.share })} max={1} />
          </div>
        )}
        {failures.length > 0 && (
          <ul className="take-in-failures" role="alert">
            {failures.map(({ from, message }, index) => (
              <li key={index} className="error">
                <bdi>{from}</bdi>: {message}
              </li>
            ))}
          </ul>
        )}
        {failures.length > 0 && submissions.length === 0 && tried.length > 0 && (
          <p>
            If another tool made it:{' '}
            <Button disabled={busy !== null} onClick={() => onOtherTool(tried)}>
              Import from another tool…
            </Button>
          </p>
        )}
        {submissions.length > 1 && <Which run={run} submissions={submissions} at={at} />}
        {shown !== undefined &&
          (shown.report === null ? (
            <Preview key={shown.preview.id} run={run} submission={shown} />
          ) : (
            <Done submission={shown} left={submissions.filter(({ report }) => report === null).length} />
          ))}
      </div>
    </Modal>
  );
}

/** Why it cannot be taken in as it stands; empty if it can. */
function whyNot({ preview, replace }: Submission, readOnly: string | undefined): string {
  if (readOnly !== undefined) return readOnly;
  if (preview.problems.length > 0) return 'It cannot be taken in: see what is wrong with it above.';
  if (preview.needsReplace !== null && !replace) return 'Say above that it is to take the place of what is here.';
  return '';
}

interface WhichProps {
  readonly run: TakeInRun;
  readonly submissions: readonly Submission[];
  readonly at: number;
}

function Which({ run, submissions, at }: WhichProps): ReactNode {
  return (
    <fieldset className="take-in-which">
      <legend className="soft">Whose work</legend>
      {submissions.map(({ preview, report }, index) => (
        <label key={preview.id}>
          <input type="radio" name="take-in-which" checked={index === at} onChange={() => run.show(index)} />
          <bdi>{preview.annotator.name}</bdi>
          <small className="soft">{report === null ? preview.from : 'taken in'}</small>
        </label>
      ))}
    </fieldset>
  );
}

interface SourcesProps {
  readonly run: TakeInRun;
  readonly compact: boolean;
  readonly disabled: boolean;
}

/** By the system's own dialog where there is one, else by the page's. */
function Sources({ run, compact, disabled }: SourcesProps): ReactNode {
  const file = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const choose = async (what: 'file' | 'folder'): Promise<void> => {
    const own = what === 'file' ? file.current : folder.current;
    if (client.face === 'loopback') return own?.click();
    try {
      const chosen = await client.call('incoming.choose', { what });
      if (chosen !== null) await run.addPlace(chosen.place, chosen.label);
    } catch (error) {
      if (error instanceof CrossreadError && error.code === 'unsupported') own?.click();
      else notify(messageOf(error), 'warning');
    }
  };
  const onFiles = (list: FileList | null): void => void run.addFiles(filesFromInput(list));
  const buttons = (
    <>
      <Button disabled={disabled} onClick={() => void choose('file')}>
        <FileText size={15} aria-hidden /> {compact ? 'Another file…' : 'Choose a file…'}
      </Button>
      <Button disabled={disabled} onClick={() => void choose('folder')}>
        <FolderOpen size={15} aria-hidden /> {compact ? 'Another folder…' : 'Choose a folder…'}
      </Button>
      <input
        ref={file}
        type="file"
        hidden
        multiple
        accept={ACCEPT}
        aria-label="A colleague’s file"
        onChange={({ target }) => {
          onFiles(target.files);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
      <input
        ref={folder}
        type="file"
        hidden
        multiple
        aria-label="A colleague’s folder"
        {...{ webkitdirectory: '' }}
        onChange={({ target }) => {
          onFiles(target.files);
          target.value = '';
        }}
      />
    </>
  );
  if (compact) return <div className="take-in-sources">{buttons}</div>;
  return (
    <div className="drop-zone">
      <p className="drop-title">Drop her file here</p>
      <p className="soft">An annotation file (.crossread.json), a project folder, or a zip of either.</p>
      <div className="take-in-sources">{buttons}</div>
    </div>
  );
}
