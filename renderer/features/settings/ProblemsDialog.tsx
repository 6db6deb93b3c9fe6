/** Files of the project that could not be taken as they are; the rest is open. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { client } from '../../platform/index.ts';
import { showProblems, useDocument } from '../../state/document.ts';
import { wayOut } from '#shared/contract/way-out.ts';
import { messageOf } from '../../state/message-of.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { counted } from './work.ts';

export function ProblemsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const problems = useDocument((state) => state.problems);
  const [status, setStatus] = useState<{ kind: 'idle' | 'busy' | 'done' } | { kind: 'failed'; message: string }>({
    kind: 'idle',
  });
  const files = new Set(problems.map(({ file }) => file)).size;
  const check = async (): Promise<void> => {
    setStatus({ kind: 'busy' });
    try {
      showProblems(await client.call('document.check', {}));
      setStatus({ kind: 'done' });
    } catch (error) {
      setStatus({ kind: 'failed', message: messageOf(error) });
    }
  };
  return (
    <Modal
      title="Problems in this project"
      onClose={onClose}
      width={680}
      actions={
        <>
          <span className="spacer soft" role="status">
            {status.kind === 'busy' && 'Reading every file again…'}
            {status.kind === 'done' && 'Every file was read again.'}
          </span>
          <Button onClick={() => void check()} disabled={status.kind === 'busy'}>
            Check again
          </Button>
          <Button kind="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      {status.kind === 'failed' && (
        <p className="error" role="alert">
          {status.message}
        </p>
      )}
      {problems.length === 0 ? (
        <p>Every file of the project is sound.</p>
      ) : (
        <>
          <p className="soft">
            {counted(files, 'file')} could not be taken as {files === 1 ? 'it is' : 'they are'}. Nothing in{' '}
            {files === 1 ? 'it' : 'them'} is overwritten; the rest of the project is open.
          </p>
          <ul className="problems">
            {problems.map((problem, index) => (
              <li key={`${problem.file} ${index}`}>
                <code>{problem.file}</code>
                <p>{problem.message}</p>
                <p className="soft">{wayOut(problem)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
}
