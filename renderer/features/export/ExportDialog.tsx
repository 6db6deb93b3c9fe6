/** The dataset out: a recipe or a choice, a look at the beginning, and the file. */
import { useEffect, useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { ExportChoice, FormatInfo } from '#shared/contract/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { client } from '../../platform/index.ts';
import { retrySaving, useDocument } from '../../state/document.ts';
import { messageOf } from '../../state/message-of.ts';
import { useSession } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { choiceOf, draftOf, firstChoice, offeredAnnotators } from './choice.ts';
import type { Draft } from './choice.ts';
import { FormatField } from './FormatField.tsx';
import { Marked } from './Marked.tsx';
import { NarrowFields } from './NarrowFields.tsx';
import { PreviewPane } from './PreviewPane.tsx';
import { RecipesField } from './RecipesField.tsx';
import { SplitField } from './SplitField.tsx';
import { useExport } from './use-export.ts';
import { usePreview } from './use-preview.ts';
import { WhoseField } from './WhoseField.tsx';
import { Writing } from './Writing.tsx';
import { recordsInWords } from './words.ts';
import './export.css';

interface Props {
  readonly onClose: () => void;
}

export function ExportDialog({ onClose }: Props): ReactNode {
  const doc = useDocument((state) => state.doc);
  return doc === null ? null : <Exporting doc={doc} onClose={onClose} />;
}

function Exporting({ doc, onClose }: Props & { readonly doc: DocumentState }): ReactNode {
  const me = useDocument((state) => state.me);
  const savingFailed = useDocument((state) => state.saving === 'failed');
  const [formats, setFormats] = useState<readonly FormatInfo[]>([]);
  const [failure, setFailure] = useState('');
  const [draft, setDraft] = useState<Draft>(() => firstDraft(doc));
  const [recipe, setRecipe] = useState<string | null>(null);
  const [gone, setGone] = useState(0);
  const [as, setAs] = useState<'folder' | 'archive'>('folder');
  const [file, setFile] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const exporting = useExport(onClose);
  const about = useId();

  useEffect(() => {
    let current = true;
    Promise.all([client.call('export.formats', {}), client.call('export.last', {})]).then(
      ([all, last]) => {
        if (!current) return;
        if (last !== null) setDraft((before) => resumed(last, before));
        setFormats(all.filter((format) => format.writes));
      },
      (cause: unknown) => {
        if (current) setFailure(messageOf(cause));
      },
    );
    return () => {
      current = false;
    };
  }, []);

  const format = formats.find((one) => one.id === draft.format) ?? formats[0];
  const choice = format === undefined ? { missing: '' } : choiceOf(draft, format, doc, me);
  const missing = 'missing' in choice ? choice.missing : '';
  const wanted = 'missing' in choice ? null : choice;
  const preview = usePreview(wanted, file, attempt);
  const ready = preview.state === 'ready' ? preview : null;
  const folder = client.face === 'electron' && ready !== null && ready.archiveName !== null && as === 'folder';
  const name = ready === null || folder ? ready?.fileName : (ready.archiveName ?? ready.fileName);

  const change = (part: Partial<Draft>): void => {
    setFile(null);
    setDraft({ ...draft, ...part });
    exporting.clear();
  };
  const take = (given: ExportChoice, named: string): void => {
    const { draft: next, gone: missed } = draftOf(given, doc);
    setDraft(next);
    setGone(missed);
    setRecipe(named);
    exporting.clear();
  };
  const error = exporting.error === '' ? failure : exporting.error;

  return (
    <Modal
      title="Export the dataset"
      onClose={onClose}
      width={1080}
      actions={
        exporting.running ? (
          <Writing progress={exporting.progress} onCancel={exporting.cancel} />
        ) : (
          <>
            {client.face === 'electron' && ready !== null && ready.archiveName !== null && (
              <label className="export-as">
                As{' '}
                <select
                  className="input"
                  value={as}
                  onChange={(event) => {
                    setAs(event.target.value === 'archive' ? 'archive' : 'folder');
                  }}
                >
                  <option value="folder">a folder</option>
                  <option value="archive">one zip</option>
                </select>
              </label>
            )}
            <Button onClick={onClose}>Cancel</Button>
            <Button
              kind="primary"
              disabled={wanted === null || ready === null}
              onClick={() => {
                if (wanted !== null) exporting.start(wanted, client.face === 'electron' ? as : 'archive');
              }}
            >
              {client.face === 'electron' ? 'Save as…' : 'Download'}
            </Button>
          </>
        )
      }
    >
      <div className="export">
        <div className="export-choice">
          <RecipesField
            name={recipe}
            choice={wanted}
            onTake={({ name: named, ...given }) => {
              take(given, named);
            }}
            onName={setRecipe}
          />
          {gone > 0 && (
            <p className="soft" role="status">
              {gone === 1 ? 'One thing that it names is' : `${gone} things that it names are`} no longer in the project.
            </p>
          )}
          <FormatField
            formats={formats}
            chosen={format?.id}
            about={about}
            onChoose={(id) => {
              change({ format: id });
            }}
          />
          <WhoseField
            doc={doc}
            me={me}
            one={format?.oneAnnotator === true}
            chosen={draft.annotators}
            onChange={(annotators) => {
              change({ annotators });
            }}
          />
          <NarrowFields doc={doc} draft={draft} onChange={change} />
          <SplitField
            split={draft.split}
            onChange={(split) => {
              change({ split });
            }}
          />
        </div>
        <section className="export-preview" aria-label="Preview">
          {format !== undefined && (
            <div id={about} className="format-about">
              <p>
                {format.description} <span className="soft">Offsets: {format.offsetUnit}.</span>
              </p>
              <p>
                <b>What is lost:</b> <Marked text={format.lost} />
              </p>
            </div>
          )}
          <p role="status">
            {ready !== null && (
              <>
                <b>{recordsInWords(ready.records)}</b> <span className="soft">in {name}</span>
              </>
            )}
            {preview.state === 'reading' && <span className="soft">Preparing…</span>}
            {preview.state === 'none' && <span className="soft">{missing}</span>}
          </p>
          {preview.state === 'failed' && (
            <div className="error" role="alert">
              <p>{preview.message}</p>
              <Button
                onClick={() => {
                  if (savingFailed) retrySaving();
                  setAttempt(attempt + 1);
                }}
              >
                Try again
              </Button>
            </div>
          )}
          {ready !== null && <PreviewPane preview={ready} stances={doc.project.stances} onFile={setFile} />}
        </section>
        {error !== '' && (
          <p className="error export-error" role="alert">
            {error}
          </p>
        )}
      </div>
    </Modal>
  );
}

/** The person's own work, or what was asked for from elsewhere. */
function firstDraft(doc: DocumentState): Draft {
  const { exportOf } = useSession.getState();
  const { me } = useDocument.getState();
  const annotators = exportOf === null ? firstChoice([...doc.annotators.values()], me) : new Set([exportOf]);
  return { format: '', annotators, articles: null, claims: null, stances: null, split: null };
}

/** What was chosen the last time; whose work it is stays where it was asked for from elsewhere. */
function resumed(last: ExportChoice, before: Draft): Draft {
  const { doc } = useDocument.getState();
  if (doc === null) return before;
  const { draft } = draftOf(last, doc);
  const { exportOf } = useSession.getState();
  const offered = new Set(offeredAnnotators(doc).map(({ id }) => id));
  const whose = exportOf === null && [...draft.annotators].some((id) => offered.has(id));
  // A part of which nothing is left would only stand in the way.
  const some = <T,>(picked: ReadonlySet<T> | null): ReadonlySet<T> | null => (picked?.size === 0 ? null : picked);
  return {
    ...draft,
    annotators: whose ? draft.annotators : before.annotators,
    articles: some(draft.articles),
    claims: some(draft.claims),
    stances: some(draft.stances),
  };
}
