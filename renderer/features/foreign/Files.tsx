/** Where the files come from: dropped, chosen, or a whole folder. */
import { FileText, FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { filesFromInput } from '../import/index.ts';
import type { ForeignRun } from './run.ts';

interface Props {
  readonly run: ForeignRun;
  /** One line of buttons: something was read already. */
  readonly compact: boolean;
  readonly disabled: boolean;
}

export function Files({ run, compact, disabled }: Props): ReactNode {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const onFiles = (input: HTMLInputElement): void => {
    void run.addFiles(filesFromInput(input.files));
    // The same file may be chosen again.
    input.value = '';
  };
  const buttons = (
    <div className="foreign-sources">
      <Button disabled={disabled} onClick={() => files.current?.click()}>
        <FileText size={15} aria-hidden /> {compact ? 'Other files…' : 'Choose files…'}
      </Button>
      <Button disabled={disabled} onClick={() => folder.current?.click()}>
        <FolderOpen size={15} aria-hidden /> {compact ? 'Another folder…' : 'Choose a folder…'}
      </Button>
      <input
        ref={files}
        type="file"
        hidden
        multiple
        aria-label="Another tool’s files"
        onChange={({ target }) => onFiles(target)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        multiple
        aria-label="Another tool’s folder"
        {...{ webkitdirectory: '' }}
        onChange={({ target }) => onFiles(target)}
      />
    </div>
  );
  if (compact) return buttons;
  return (
    <div className="drop-zone">
      <p className="drop-title">Drop the files here</p>
      <p className="soft">
        What another annotation tool exported: its files together, their folder, or a zip of it. Which tool it was is
        told by what is in them.
      </p>
      {buttons}
    </div>
  );
}
