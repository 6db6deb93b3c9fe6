/** Parts for training, developing and testing. */
import type { ReactNode } from 'react';
import type { Split } from '#shared/model/index.ts';
import { Field } from '../../ui/Field.tsx';
import { USUAL_SPLIT } from './choice.ts';

interface Props {
  readonly split: Split | null;
  readonly onChange: (split: Split | null) => void;
}

const PARTS = ['train', 'dev', 'test'] as const;

export function SplitField({ split, onChange }: Props): ReactNode {
  const change = (part: Partial<Split>): void => {
    onChange({ ...(split ?? USUAL_SPLIT), ...part });
  };
  return (
    <details className="export-part">
      <summary>
        Split: <span className="soft">{splitInWords(split)}</span>
      </summary>
      <div className="split-fields">
        <Field label="Parts for training and testing" className="split-wide">
          {(control) => (
            <select
              {...control}
              className="input"
              value={split?.by ?? ''}
              onChange={({ target: { value } }) => {
                if (value === 'article' || value === 'event') change({ by: value });
                else onChange(null);
              }}
            >
              <option value="">none: one dataset</option>
              <option value="article">by article</option>
              <option value="event">by event: articles on one event stay together</option>
            </select>
          )}
        </Field>
        {split !== null && (
          <>
            {PARTS.map((part) => (
              <NumberField
                key={part}
                label={`Share of ${part}`}
                value={split.shares[part]}
                onChange={(share) => change({ shares: { ...split.shares, [part]: share } })}
              />
            ))}
            <NumberField label="Seed" value={split.seed} whole onChange={(seed) => change({ seed })} />
            <Field label="Claims that stand in several parts" className="split-wide">
              {(control) => (
                <select
                  {...control}
                  className="input"
                  value={split.leaks}
                  onChange={({ target: { value } }) => {
                    if (value === 'allow' || value === 'together' || value === 'drop') change({ leaks: value });
                  }}
                >
                  <option value="allow">may leak from one into another</option>
                  <option value="together">no: articles that share a claim stay together</option>
                  <option value="drop">no: their links elsewhere are left out</option>
                </select>
              )}
            </Field>
          </>
        )}
      </div>
    </details>
  );
}

interface NumberProps {
  readonly label: string;
  readonly value: number;
  readonly whole?: boolean;
  readonly onChange: (value: number) => void;
}

function NumberField({ label, value, whole = false, onChange }: NumberProps): ReactNode {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          className="input"
          type="number"
          min={0}
          step={whole ? 1 : 'any'}
          value={value}
          onChange={({ target: { valueAsNumber } }) => {
            // What is not a number yet (an empty field) counts as nothing.
            const number = Number.isFinite(valueAsNumber) ? Math.max(0, valueAsNumber) : 0;
            onChange(whole ? Math.min(Math.floor(number), Number.MAX_SAFE_INTEGER) : number);
          }}
        />
      )}
    </Field>
  );
}

function splitInWords(split: Split | null): string {
  if (split === null) return 'none';
  const { train, dev, test } = split.shares;
  return `by ${split.by}, ${train} : ${dev} : ${test}`;
}
