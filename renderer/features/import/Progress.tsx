/** How far it is, and what went wrong on the way. */
import { Progress as Bar } from '@base-ui/react/progress';
import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import type { Failure, Progress } from './run.ts';

interface Props {
  readonly progress: Progress;
  readonly onStop: () => void;
}

export function ProgressLine({ progress, onStop }: Props): ReactNode {
  const { what, done, total, name, stopping } = progress;
  return (
    <div className="import-progress">
      <Bar.Root value={done} max={total} aria-label={what === 'reading' ? 'Reading files' : 'Adding articles'}>
        <Bar.Track className="import-progress-track">
          <Bar.Indicator className="import-progress-bar" />
        </Bar.Track>
      </Bar.Root>
      <span className="import-progress-count">
        {done} of {total}
      </span>
      <span className="import-progress-name soft">{stopping ? 'Stopping after this one…' : name}</span>
      <Button onClick={onStop} disabled={stopping}>
        {what === 'reading' ? 'Stop reading' : 'Stop adding'}
      </Button>
    </div>
  );
}

export function Failures({ failures }: { readonly failures: readonly Failure[] }): ReactNode {
  if (failures.length === 0) return null;
  return (
    <details className="failures" open={failures.length <= 5}>
      <summary>{failures.length === 1 ? 'One could not be read' : `${failures.length} could not be read`}</summary>
      <ul tabIndex={0} aria-label="What could not be read">
        {failures.map(({ from, message }, index) => (
          <li key={index}>
            <b>{from}</b> {message.startsWith(from) ? message.slice(from.length).replace(/^[\s:,]+/, '') : message}
          </li>
        ))}
      </ul>
    </details>
  );
}
