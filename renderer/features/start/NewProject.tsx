/** The form that makes a project: its name, where it is kept, who works in it. */
import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { CallOutput, OpenProject } from '#shared/contract/index.ts';
import { client } from '../../platform/index.ts';
import { messageOf } from '../../state/message-of.ts';
import { changeSettings, useSettings } from '../../state/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { folderNameOf } from './folder-name.ts';
import { useFolderChooser } from './use-folder-chooser.tsx';
import type { Chosen } from './use-folder-chooser.tsx';

interface Props {
  readonly focus: boolean;
  readonly busy: boolean;
  /** Runs an opening with the screen held busy; resolves to what went wrong, if anything. */
  readonly open: (opening: () => Promise<OpenProject>) => Promise<string>;
}

export function NewProject({ focus, busy, open }: Props): ReactNode {
  const [name, setName] = useState('');
  const [myName, setMyName] = useState<string | null>(null);
  const [where, setWhere] = useState<Chosen | null>(null);
  const [problem, setProblem] = useState<{ at: 'name' | 'me' | 'form'; message: string } | null>(null);
  const annotatorName = useSettings((state) => state.settings.annotatorName);
  const { ask, chooser } = useFolderChooser('create', setWhere, where?.place);
  const nameInput = useRef<HTMLInputElement>(null);
  const meInput = useRef<HTMLInputElement>(null);
  const id = useId();
  const me = myName ?? annotatorName;
  const folder = folderNameOf(name);

  useEffect(() => {
    client.call('start.folders', {}).then(
      ({ place, label }: CallOutput<'start.folders'>) => {
        setWhere((now) => now ?? { place, label });
      },
      (error: unknown) => {
        setProblem({ at: 'form', message: messageOf(error) });
      },
    );
  }, []);
  useEffect(() => {
    if (focus) nameInput.current?.focus();
  }, [focus]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    if (folder === '') {
      setProblem({ at: 'name', message: name.trim() === '' ? 'Give the project a name.' : 'Use letters or digits.' });
      nameInput.current?.focus();
      return;
    }
    if (me.trim() === '') {
      setProblem({ at: 'me', message: 'Say whose highlights these will be.' });
      meInput.current?.focus();
      return;
    }
    if (where === null) {
      setProblem({ at: 'form', message: 'Choose where to keep the project.' });
      return;
    }
    setProblem(null);
    const failed = await open(() =>
      client.call('project.create', {
        parent: where.place,
        folder,
        name: name.trim(),
        annotatorName: me.trim(),
      }),
    );
    if (failed !== '') setProblem({ at: 'form', message: failed });
    else if (annotatorName === '') void changeSettings({ annotatorName: me.trim() });
  };

  const problemAt = (at: 'name' | 'me'): string | undefined => (problem?.at === at ? problem.message : undefined);

  return (
    <section className="start-card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>New project</h2>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Field label="Name" error={problemAt('name')}>
          {(control) => (
            <input
              {...control}
              ref={nameInput}
              className="input"
              value={name}
              maxLength={200}
              autoComplete="off"
              placeholder="The event that the articles report"
              onChange={(event) => {
                setName(event.target.value);
                if (problem?.at === 'name') setProblem(null);
              }}
            />
          )}
        </Field>
        <div className="field">
          <span id={`${id}-where`}>Kept in</span>
          <div className="where">
            <span className="path" title={where?.label} id={`${id}-path`}>
              <bdi>{where?.label ?? '…'}</bdi>
            </span>
            <Button
              aria-describedby={`${id}-where ${id}-path`}
              onClick={() => {
                ask().catch((error: unknown) => {
                  setProblem({ at: 'form', message: messageOf(error) });
                });
              }}
            >
              Change…
            </Button>
          </div>
          <small className="soft">
            {folder === '' ? 'It becomes a folder of its own in there.' : `It becomes the folder “${folder}” in there.`}
          </small>
        </div>
        <Field label="Your name" error={problemAt('me')}>
          {(control) => (
            <input
              {...control}
              ref={meInput}
              className="input"
              value={me}
              maxLength={100}
              autoComplete="name"
              onChange={(event) => {
                setMyName(event.target.value);
                if (problem?.at === 'me') setProblem(null);
              }}
            />
          )}
        </Field>
        {problem?.at === 'form' && (
          <p className="error" role="alert">
            {problem.message}
          </p>
        )}
        <Button type="submit" kind="primary" disabled={busy}>
          Make the project
        </Button>
      </form>
      {chooser}
    </section>
  );
}
