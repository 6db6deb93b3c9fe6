/** Articles in: read, looked at, corrected, kept. Nothing is in the project before it is kept. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { useStore } from 'zustand';
import type { CandidateId } from '#shared/contract/index.ts';
import type { Article, ArticleId } from '#shared/model/index.ts';
import { client } from '../../platform/index.ts';
import { takeIn, useDocument } from '../../state/document.ts';
import { notify } from '../../state/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { aboutInWords, withoutAbout } from './about-files.ts';
import { filesFromDrop } from './files.ts';
import { otherTool } from './other-tools.ts';
import { showInPanes } from './panes.ts';
import { Preview } from './Preview.tsx';
import { Failures, ProgressLine } from './Progress.tsx';
import { Queue, titleOf } from './Queue.tsx';
import { createImportRun } from './run.ts';
import type { DroppedFile } from './sources.ts';
import { Sources } from './Sources.tsx';
import './import.css';

interface Props {
  readonly onClose: () => void;
  /** Files to begin with, as `filesFromDrop` gives them; a new list is read after the one before. */
  readonly initialFiles?: readonly DroppedFile[] | undefined;
  /** Takes files over that look like another tool's. */
  readonly onOtherTool: (files: readonly DroppedFile[]) => void;
}

const NO_ARTICLES: ReadonlyMap<ArticleId, Article> = new Map();

export function ImportDialog({ onClose, initialFiles, onOtherTool }: Props): ReactNode {
  const [run] = useState(() => createImportRun(client));
  const { drafts, failures, progress, unread } = useStore(run.store);
  const articles = useDocument((state) => state.doc?.articles ?? NO_ARTICLES);
  const readOnly = useDocument((state) => state.readOnly);
  const [selectedId, setSelectedId] = useState<CandidateId>();
  const [asking, setAsking] = useState(false);
  const [dragging, setDragging] = useState(false);
  const [about, setAbout] = useState<readonly DroppedFile[]>([]);
  const [other, setOther] = useState<{ readonly label: string; readonly files: readonly DroppedFile[] }>();

  const add = useCallback(
    (files: readonly DroppedFile[]): void => {
      const told = otherTool(files);
      void told.then((label) => {
        setOther(label === null ? undefined : { label, files });
        setAbout(withoutAbout(files, label).about);
      });
      // Whose files they are is waited for only where it matters.
      if (withoutAbout(files, 'any').about.length === 0) void run.add(files);
      else void told.then((label) => run.add(withoutAbout(files, label).meant));
    },
    [run],
  );

  const taken = useRef<readonly DroppedFile[] | undefined>(undefined);
  useEffect(() => {
    if (initialFiles === undefined || taken.current === initialFiles) return;
    taken.current = initialFiles;
    add(initialFiles);
  }, [initialFiles, add]);

  const selected = drafts.find((draft) => draft.id === selectedId) ?? drafts[0];
  const titles = new Map(drafts.map((draft) => [draft.id, titleOf(draft)]));
  const checked = drafts.filter((draft) => draft.checked).length;
  const adding = progress?.what === 'adding';
  const started = drafts.length > 0 || progress !== null;

  const close = (): void => {
    void run.discard();
    onClose();
  };
  const askToClose = (): void => {
    if (adding) return;
    if (started) setAsking(true);
    else close();
  };
  const keep = async (): Promise<void> => {
    const { kept, failed, stopped } = await run.keepChecked((article) => {
      takeIn({ added: [article], updated: [], removed: [] });
    });
    if (kept.length > 0) {
      notify(kept.length === 1 ? 'One article added.' : `${kept.length} articles added.`);
      showInPanes(kept.map((article) => article.id));
    }
    // What she did not choose she has seen; what failed she has not.
    if (failed === 0 && !stopped) close();
    else if (failed > 0) {
      setSelectedId(run.store.getState().drafts.find((draft) => draft.error !== '')?.id);
      notify(failed === 1 ? 'One article could not be added.' : `${failed} articles could not be added.`, 'warning');
    }
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setDragging(false);
    if (adding || readOnly !== null) return;
    void filesFromDrop(event).then(add);
  };

  return (
    <Modal
      title="Add articles"
      onClose={askToClose}
      width={started ? 1180 : 640}
      actions={
        <>
          <span className="spacer soft" role="status">
            {unread > 0 && `Stopped: ${unread} ${unread === 1 ? 'file was' : 'files were'} not read.`}
          </span>
          <Button onClick={askToClose} disabled={adding}>
            {started ? 'Close' : 'Cancel'}
          </Button>
          {started && (
            <Button kind="primary" disabled={checked === 0 || progress !== null} onClick={() => void keep()}>
              {checked === 0 ? 'Add articles' : checked === 1 ? 'Add one article' : `Add ${checked} articles`}
            </Button>
          )}
        </>
      }
    >
      <div
        className="import"
        data-started={started}
        data-dragging={dragging && started}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes('Files')) return;
          event.preventDefault();
          event.stopPropagation();
          setDragging(true);
        }}
        onDragLeave={(event) => {
          if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
            setDragging(false);
        }}
        onDrop={onDrop}
      >
        {readOnly !== null && (
          <p className="error" role="alert">
            {readOnly.message}
          </p>
        )}
        <Sources
          compact={started}
          dragging={dragging}
          disabled={adding || readOnly !== null}
          onFiles={add}
          onPaste={(text) => run.paste(text)}
        />
        {other !== undefined && (
          <p className="import-other" role="status">
            This looks like another tool’s annotations ({other.label}).{' '}
            <Button
              disabled={adding}
              onClick={() => {
                void run.discard();
                onOtherTool(other.files);
              }}
            >
              Import from another tool…
            </Button>
          </p>
        )}
        {about.length > 0 && (
          <p className="import-other" role="status">
            {aboutInWords(about)}
          </p>
        )}
        {progress !== null && (
          <ProgressLine
            progress={progress}
            onStop={() => {
              run.stop();
            }}
          />
        )}
        <Failures failures={failures} />
        {started && selected === undefined && <div className="import-panes" />}
        {selected !== undefined && (
          <div className="import-panes">
            <Queue
              drafts={drafts}
              articles={articles}
              selected={selected.id}
              disabled={adding}
              onSelect={setSelectedId}
              onCheck={(id, isChecked) => {
                run.edit(id, { checked: isChecked });
              }}
              onCheckAll={(isChecked) => {
                run.checkAll(isChecked);
              }}
            />
            <Preview
              draft={selected}
              articles={articles}
              titles={titles}
              disabled={adding}
              onEdit={(patch) => {
                run.edit(selected.id, patch);
              }}
            />
          </div>
        )}
      </div>
      {asking && (
        <Modal
          title="Close without adding?"
          width={420}
          onClose={() => {
            setAsking(false);
          }}
          actions={
            <>
              <Button
                onClick={() => {
                  setAsking(false);
                }}
              >
                Go on looking
              </Button>
              <Button kind="primary" onClick={close}>
                Close and discard
              </Button>
            </>
          }
        >
          <p>
            {drafts.length === 0
              ? 'The files are still being read.'
              : drafts.length === 1
                ? 'One article was read and is not in the project.'
                : `${drafts.length} articles were read and are not in the project.`}{' '}
            The files themselves stay where they are.
          </p>
        </Modal>
      )}
    </Modal>
  );
}
