/** What is shown while no project is open: make one, open one, go on with one, or look at the sample. */
import { FolderOpen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { OpenProject } from '#shared/contract/index.ts';
import { client } from '../../platform/index.ts';
import { messageOf } from '../../state/message-of.ts';
import { Button } from '../../ui/Button.tsx';
import { NewProject } from './NewProject.tsx';
import { Recent } from './Recent.tsx';
import { useFolderChooser } from './use-folder-chooser.tsx';
import './start.css';

interface Props {
  readonly onOpened: (open: OpenProject) => void;
  /** What the person asked for on the way here; `open` shows the folder chooser, the others start at the project's name. */
  readonly intent?: 'new' | 'open' | undefined;
}

export function StartScreen({ onOpened, intent = 'new' }: Props): ReactNode {
  const [busy, setBusy] = useState('');
  const [problem, setProblem] = useState<{ at: 'open' | 'sample'; message: string } | null>(null);

  const open = async (what: string, opening: () => Promise<OpenProject>): Promise<string> => {
    setBusy(what);
    setProblem(null);
    try {
      onOpened(await opening());
      return '';
    } catch (error) {
      return messageOf(error);
    } finally {
      setBusy('');
    }
  };
  const openHere = async (at: 'open' | 'sample', opening: () => Promise<OpenProject>): Promise<void> => {
    const message = await open(at === 'open' ? 'Opening…' : 'Copying the sample…', opening);
    if (message !== '') setProblem({ at, message });
  };
  const { ask, chooser } = useFolderChooser('open', ({ place }) => {
    void openHere('open', () => client.call('project.open', { place }));
  });
  const choose = (): void => {
    setProblem(null);
    ask().catch((error: unknown) => {
      setProblem({ at: 'open', message: messageOf(error) });
    });
  };

  const answered = useRef<Props['intent']>(undefined);
  useEffect(() => {
    if (intent === 'open' && answered.current !== 'open') choose();
    answered.current = intent;
    // Only a new intent opens the chooser.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [intent]);

  const isBusy = busy !== '';
  return (
    <main className="start">
      <div className="start-page">
        <header>
          <h1>Crossread</h1>
          <p>
            Reads articles against each other: what each says on a claim, who agrees, who contradicts, who is silent.
          </p>
        </header>
        <div className="start-columns">
          <NewProject focus={intent === 'new'} busy={isBusy} open={(opening) => open('Making the project…', opening)} />
          <div className="start-others">
            <Recent busy={isBusy} open={(opening) => open('Opening…', opening)}>
              <Button onClick={choose} disabled={isBusy}>
                <FolderOpen size={15} aria-hidden /> Open a project…
              </Button>
              {problem?.at === 'open' && (
                <p className="error" role="alert">
                  {problem.message}
                </p>
              )}
            </Recent>
            <section className="start-sample" aria-label="Sample">
              <Button
                disabled={isBusy}
                onClick={() => void openHere('sample', () => client.call('project.sample', {}))}
              >
                Open the sample project
              </Button>
              <p className="soft">
                Seven invented articles on a dam’s sluice gate that opened by itself, read by two annotators who do not
                always agree. You work in a copy of your own.
              </p>
              {problem?.at === 'sample' && (
                <p className="error" role="alert">
                  {problem.message}
                </p>
              )}
            </section>
          </div>
        </div>
        <p className="start-busy soft" role="status">
          {busy}
        </p>
      </div>
      {chooser}
    </main>
  );
}
