/** What a person likes. Every change shows and is kept at once. */
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { Settings } from '#shared/contract/index.ts';
import { execute, useDocument } from '../../state/document.ts';
import { showDialog } from '../../state/session.ts';
import { changeSettings, LINE_SPACING, TEXT_SIZE, useSettings } from '../../state/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { BlindField } from './BlindField.tsx';

const THEMES: readonly { readonly theme: Settings['theme']; readonly label: string }[] = [
  { theme: 'system', label: 'System' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
];

export function SettingsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const settings = useSettings((state) => state.settings);
  const version = useSettings((state) => state.version);
  const id = useId();
  return (
    <Modal
      title="Settings"
      onClose={onClose}
      width={520}
      actions={
        <>
          <span className="spacer soft">{version !== '' && `Crossread ${version}`}</span>
          <Button kind="quiet" onClick={() => showDialog('keys')}>
            Change keys…
          </Button>
          <Button kind="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className="settings">
        <fieldset className="segments">
          <legend>Theme</legend>
          {THEMES.map(({ theme, label }) => (
            <label key={theme}>
              <input
                type="radio"
                name={`${id}-theme`}
                checked={settings.theme === theme}
                onChange={() => void changeSettings({ theme })}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <Slider
          label="Text size"
          value={settings.textSize}
          range={TEXT_SIZE}
          shown={`${settings.textSize} px`}
          onChange={(textSize) => void changeSettings({ textSize })}
        />
        <Slider
          label="Line spacing"
          value={settings.lineSpacing}
          range={LINE_SPACING}
          shown={settings.lineSpacing.toFixed(1)}
          onChange={(lineSpacing) => void changeSettings({ lineSpacing })}
        />
        <p className="text-sample">
          The sirens sounded fifty minutes after the gate began to move. Several people said that they had received
          nothing.
        </p>
        <NameField
          label="Your name"
          hint="Offered when you first work in a project."
          value={settings.annotatorName}
          onCommit={(annotatorName) => {
            void changeSettings({ annotatorName });
            return undefined;
          }}
        />
        <ProjectName />
        <BlindField />
      </div>
    </Modal>
  );
}

/** The name under which this project knows her, which others will read. */
function ProjectName(): ReactNode {
  const name = useDocument((state) => (state.me === null ? undefined : state.doc?.annotators.get(state.me)?.name));
  const readOnly = useDocument((state) => state.readOnly);
  if (name === undefined || readOnly !== null) return null;
  return (
    <NameField
      label="Your name in this project"
      hint="Stands beside your work; your files keep their names."
      value={name}
      onCommit={(next) => (next === '' ? 'A name needs letters.' : execute({ type: 'renameAnnotator', name: next }))}
    />
  );
}

interface NameProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** Takes the name when she leaves the field; returns why not, if it is refused. */
  readonly onCommit: (name: string) => string | undefined;
}

function NameField({ label, hint, value, onCommit }: NameProps): ReactNode {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState('');
  const commit = (): void => {
    const next = (draft ?? value).trim();
    const refused = next === value ? undefined : onCommit(next);
    setError(refused ?? '');
    if (refused === undefined) setDraft(null);
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          className="input"
          value={draft ?? value}
          maxLength={100}
          autoComplete="name"
          onChange={(event) => {
            setDraft(event.target.value);
          }}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
          }}
        />
      )}
    </Field>
  );
}

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly range: { readonly min: number; readonly max: number; readonly step: number };
  readonly shown: string;
  readonly onChange: (value: number) => void;
}

function Slider({ label, value, range, shown, onChange }: SliderProps): ReactNode {
  return (
    <label className="slider">
      <span>{label}</span>
      <input
        type="range"
        {...range}
        value={value}
        aria-valuetext={shown}
        onChange={(event) => {
          onChange(Number(event.target.value));
        }}
      />
      <output>{shown}</output>
    </label>
  );
}
