/** The dataset out: a format, whose work, a look at the beginning, and the file. */
import { useEffect, useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { FormatInfo } from '#shared/contract/index.ts';
import { isGold } from '#shared/document/gold.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import { client } from '../../platform/index.ts';
import { retrySaving, useDocument } from '../../state/document.ts';
import { messageOf } from '../../state/message-of.ts';
import { notify } from '../../state/notices.ts';
import { useSession } from '../../state/session.ts';
import { whenSaved } from '../../state/when-saved.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { exportedAnnotators, firstChoice, goldAnnotators, settledInWords } from './choice.ts';
import { download } from './download.ts';
import { usePreview } from './use-preview.ts';
import './export.css';

export function ExportDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const savingFailed = useDocument((state) => state.saving === 'failed');
  const people = [...(doc?.annotators.values() ?? [])].sort((a, b) => a.name.localeCompare(b.name));
  const annotators = [...people, ...(doc === null ? [] : goldAnnotators(doc))];
  const [formats, setFormats] = useState<readonly FormatInfo[]>([]);
  const [formatId, setFormatId] = useState<string>();
  const [chosen, setChosen] = useState<ReadonlySet<AnnotatorId>>(() => {
    const { exportOf } = useSession.getState();
    return exportOf === null ? firstChoice(people, me) : new Set([exportOf]);
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const [attempt, setAttempt] = useState(0);
  const id = useId();

  useEffect(() => {
    client.call('export.formats', {}).then(
      (all) => {
        setFormats(all.filter((format) => format.writes));
      },
      (cause: unknown) => {
        setError(messageOf(cause));
      },
    );
  }, []);

  const format = formats.find((one) => one.id === formatId) ?? formats[0];
  const whose = format === undefined ? [] : exportedAnnotators(format, chosen, annotators, me);
  const preview = usePreview(format?.id, whose, attempt);

  const choose = (annotator: AnnotatorId, on: boolean): void => {
    if (format?.oneAnnotator === true) setChosen(new Set([annotator]));
    else setChosen(new Set(on ? [...chosen, annotator] : [...chosen].filter((other) => other !== annotator)));
  };
  const save = async (): Promise<void> => {
    if (format === undefined || whose.length === 0) return;
    setBusy(true);
    setError('');
    try {
      await whenSaved();
      const choice = { format: format.id, annotators: whose };
      if (client.face === 'electron') {
        const saved = await client.call('export.save', choice);
        if (saved === null) return;
        notify(`${recordsInWords(saved.records)} written to ${saved.label}.`);
      } else {
        const { fileName, content, records } = await client.call('export.make', choice);
        download(fileName, content);
        notify(`${recordsInWords(records)} in ${fileName}, among your downloads.`);
      }
      onClose();
    } catch (cause) {
      setError(messageOf(cause));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      title="Export the dataset"
      onClose={onClose}
      width={1000}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            disabled={busy || whose.length === 0 || preview.state !== 'ready'}
            onClick={() => void save()}
          >
            {client.face === 'electron' ? 'Save as…' : 'Download'}
          </Button>
        </>
      }
    >
      <div className="export">
        <div className="export-choice">
          <fieldset>
            <legend>Format</legend>
            {formats.map((one) => (
              <label key={one.id} className="format">
                <input
                  type="radio"
                  name={`${id}-format`}
                  checked={one.id === format?.id}
                  aria-describedby={`${id}-${one.id}`}
                  onChange={() => {
                    setFormatId(one.id);
                    setError('');
                  }}
                />
                <span>
                  <span className="format-name">{one.label}</span> <span className="soft">{one.extension}</span>
                  <span id={`${id}-${one.id}`} className="format-about">
                    {one.description} <span className="soft">Offsets: {one.offsetUnit}.</span>
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
          <fieldset>
            <legend>{format?.oneAnnotator === true ? 'Whose work (this format holds one)' : 'Whose work'}</legend>
            {annotators.map((one) => (
              <label key={one.id} className="export-who">
                <input
                  type={format?.oneAnnotator === true ? 'radio' : 'checkbox'}
                  name={`${id}-who`}
                  checked={whose.includes(one.id)}
                  onChange={(event) => {
                    choose(one.id, event.target.checked);
                  }}
                />
                <span>
                  {one.name}
                  {one.id === me && <span className="soft"> (you)</span>}
                  {doc !== null && isGold(one.id) && <span className="soft"> ({settledInWords(doc, one.id)})</span>}
                </span>
              </label>
            ))}
          </fieldset>
        </div>
        <section className="export-preview" aria-label="Preview">
          <p role="status">
            {preview.state === 'ready' && (
              <>
                <b>{recordsInWords(preview.records)}</b> <span className="soft">in {preview.fileName}</span>
              </>
            )}
            {preview.state === 'reading' && <span className="soft">Preparing…</span>}
            {preview.state === 'none' && <span className="soft">Choose whose work to export.</span>}
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
          {preview.state === 'ready' && (
            <pre tabIndex={0} aria-label="The first lines of the file">
              {preview.head.split('\n').map((line, index) => (
                <span key={index}>{line}</span>
              ))}
            </pre>
          )}
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

function recordsInWords(records: number): string {
  return records === 1 ? '1 record' : `${records.toLocaleString('en-GB')} records`;
}
