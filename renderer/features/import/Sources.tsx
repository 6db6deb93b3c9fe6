/** Where articles come from: files, a folder, pasted text. Dropping is the dialog's own affair. */
import { ClipboardPaste, FileText, FolderOpen } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { filesFromInput } from './files.ts';
import { ACCEPT } from './sources.ts';
import type { DroppedFile } from './sources.ts';

interface Props {
  /** One line of buttons instead of the whole invitation: something has been read already. */
  readonly compact: boolean;
  readonly dragging: boolean;
  readonly disabled: boolean;
  readonly onFiles: (sources: readonly DroppedFile[]) => void;
  /** Resolves to whether the text was taken. */
  readonly onPaste: (text: string) => Promise<boolean>;
}

export function Sources({ compact, dragging, disabled, onFiles, onPaste }: Props): ReactNode {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [pasting, setPasting] = useState(false);

  const buttons = (
    <>
      <Button disabled={disabled} onClick={() => files.current?.click()}>
        <FileText size={15} aria-hidden /> Choose files…
      </Button>
      <Button disabled={disabled} onClick={() => folder.current?.click()}>
        <FolderOpen size={15} aria-hidden /> Choose a folder…
      </Button>
      {compact && (
        <Button
          disabled={disabled}
          aria-expanded={pasting}
          onClick={() => {
            setPasting(!pasting);
          }}
        >
          <ClipboardPaste size={15} aria-hidden /> Paste…
        </Button>
      )}
      <ChosenFiles inputRef={files} onFiles={onFiles} accept={ACCEPT} />
      <ChosenFiles inputRef={folder} onFiles={onFiles} webkitdirectory="" />
    </>
  );

  if (compact) {
    return (
      <>
        <div className="sources-line">{buttons}</div>
        {pasting && (
          <PasteBox
            rows={5}
            disabled={disabled}
            onPaste={async (text) => {
              const taken = await onPaste(text);
              if (taken) setPasting(false);
              return taken;
            }}
          />
        )}
      </>
    );
  }
  return (
    <div className="sources">
      <div className="drop-zone" data-dragging={dragging}>
        <p className="drop-title">{dragging ? 'Let go to read them' : 'Drop files or folders here'}</p>
        <p className="soft">
          Text, Markdown, HTML and saved pages, Word, PDF, EPUB, or JSON Lines with one article a line. Nothing is added
          yet.
        </p>
        <div className="drop-buttons">{buttons}</div>
      </div>
      <PasteBox rows={6} disabled={disabled} onPaste={onPaste} />
    </div>
  );
}

interface ChosenProps {
  readonly inputRef: React.Ref<HTMLInputElement>;
  readonly onFiles: (sources: readonly DroppedFile[]) => void;
  readonly accept?: string;
  readonly webkitdirectory?: string;
}

/** Hidden: its button opens it. */
function ChosenFiles({ inputRef, onFiles, ...rest }: ChosenProps): ReactNode {
  return (
    <input
      ref={inputRef}
      type="file"
      multiple
      hidden
      aria-label={rest.accept === undefined ? 'Folder of articles' : 'Files of articles'}
      {...rest}
      onChange={(event) => {
        onFiles(filesFromInput(event.target.files));
        // The same file may be chosen again.
        event.target.value = '';
      }}
    />
  );
}

interface PasteProps {
  readonly rows: number;
  readonly disabled: boolean;
  readonly onPaste: (text: string) => Promise<boolean>;
}

function PasteBox({ rows, disabled, onPaste }: PasteProps): ReactNode {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const id = useId();
  return (
    <form
      className="paste"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        setBusy(true);
        void onPaste(text).then((taken) => {
          setBusy(false);
          if (taken) setText('');
        });
      }}
    >
      <label htmlFor={id}>Or paste an article</label>
      <textarea
        id={id}
        className="input"
        rows={rows}
        dir="auto"
        value={text}
        placeholder="Its title on the first line, then the text"
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <Button type="submit" disabled={disabled || busy || text.trim() === ''}>
        Read this text
      </Button>
    </form>
  );
}
