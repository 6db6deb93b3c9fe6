/** Projects opened before; what is gone from the disk can be forgotten. */
import { X } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { CallOutput, OpenProject } from '#shared/contract/index.ts';
import { client } from '../../platform/index.ts';
import { messageOf } from '../../state/message-of.ts';
import { announce } from '../../state/notices.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { whenOpened } from './when.ts';

type Entry = CallOutput<'start.recent'>[number];

interface Props {
  readonly busy: boolean;
  readonly open: (opening: () => Promise<OpenProject>) => Promise<string>;
  /** Beside the heading: how to open any other. */
  readonly children: ReactNode;
}

export function Recent({ busy, open, children }: Props): ReactNode {
  const [entries, setEntries] = useState<readonly Entry[] | null>(null);
  const [problem, setProblem] = useState<{ place: string; message: string } | null>(null);
  const id = useId();

  useEffect(() => {
    client.call('start.recent', {}).then(setEntries, (error: unknown) => {
      setEntries([]);
      setProblem({ place: '', message: `The list of recent projects could not be read. ${messageOf(error)}` });
    });
  }, []);

  const openEntry = async (entry: Entry): Promise<void> => {
    setProblem(null);
    const message = await open(() => client.call('project.open', { place: entry.place }));
    if (message !== '') setProblem({ place: entry.place, message });
  };
  const forget = async (entry: Entry): Promise<void> => {
    try {
      await client.call('start.forget', { place: entry.place });
      setEntries((now) => now?.filter((other) => other.place !== entry.place) ?? null);
      announce(`${entry.name} forgotten.`);
    } catch (error) {
      setProblem({ place: entry.place, message: messageOf(error) });
    }
  };

  const now = new Date();
  return (
    <section aria-labelledby={`${id}-title`} className="recent">
      <div className="recent-head">
        <h2 id={`${id}-title`}>Recent</h2>
        {children}
      </div>
      {problem?.place === '' && (
        <p className="error" role="alert">
          {problem.message}
        </p>
      )}
      {entries?.length === 0 && problem === null && (
        <p className="soft">Projects that you have opened will be listed here.</p>
      )}
      <ul>
        {entries?.map((entry) => (
          <li key={entry.place} data-missing={entry.missing}>
            <button
              type="button"
              className="recent-open"
              disabled={busy || entry.missing}
              onClick={() => void openEntry(entry)}
            >
              <span className="recent-name">{entry.name}</span>
              <span className="recent-when">
                {entry.missing ? 'not there any more' : whenOpened(entry.opened, now)}
              </span>
              <span className="path" title={entry.label}>
                <bdi>{entry.label}</bdi>
              </span>
            </button>
            {entry.missing ? (
              <Button kind="quiet" aria-label={`Forget ${entry.name}`} onClick={() => void forget(entry)}>
                Forget
              </Button>
            ) : (
              <IconButton
                label={`Take ${entry.name} off this list`}
                className="recent-forget"
                onClick={() => void forget(entry)}
              >
                <X size={14} aria-hidden />
              </IconButton>
            )}
            {problem?.place === entry.place && (
              <p className="error" role="alert">
                {problem.message}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
