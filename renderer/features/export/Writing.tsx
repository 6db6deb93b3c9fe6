/** How far the writing is, and a way to end it. */
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { ExportProgress } from '#shared/contract/index.ts';
import { Button } from '../../ui/Button.tsx';
import { counted, recordsInWords, sizeInWords } from './words.ts';

interface Props {
  readonly progress: ExportProgress | null;
  readonly onCancel: () => void;
}

export function Writing({ progress, onCancel }: Props): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  // The button that had the keyboard is gone.
  useEffect(() => {
    button.current?.focus();
  }, []);
  const known = progress === null || progress.records === null ? {} : { value: progress.records, max: progress.of };
  return (
    <>
      <span className="export-writing">
        <progress aria-label="Writing the dataset" {...known} />
        <span className="soft">{progress === null ? 'Writing…' : inWords(progress)}</span>
      </span>
      <Button ref={button} onClick={onCancel}>
        Cancel the export
      </Button>
    </>
  );
}

function inWords({ records, of, files, bytes }: ExportProgress): string {
  const size = sizeInWords(bytes);
  if (records !== null) return `${records.toLocaleString('en-GB')} of ${recordsInWords(of)}, ${size}`;
  return files === 0 ? `${size} written` : `${counted(files, 'file')}, ${size} written`;
}
