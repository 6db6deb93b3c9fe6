/** The formats, by what they are for. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import { FormatGroup } from '#shared/contract/index.ts';
import type { FormatInfo } from '#shared/contract/index.ts';
import { GROUP_LABELS } from '#shared/formats/groups.ts';

interface Props {
  readonly formats: readonly FormatInfo[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  /** The id of what is said about the chosen one. */
  readonly about: string;
}

export function FormatField({ formats, chosen, onChoose, about }: Props): ReactNode {
  const id = useId();
  return (
    <fieldset>
      <legend>Format</legend>
      <div className="format-list">
        {FormatGroup.options.map((group) => {
          const members = formats.filter((format) => format.group === group);
          if (members.length === 0) return null;
          return (
            <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
              <p id={`${id}-${group}`} className="format-group">
                {GROUP_LABELS[group]}
              </p>
              {members.map((format) => (
                <label key={format.id} className="format">
                  <input
                    type="radio"
                    name={`${id}-format`}
                    checked={format.id === chosen}
                    aria-describedby={format.id === chosen ? about : undefined}
                    onChange={() => {
                      onChoose(format.id);
                    }}
                  />
                  <span>
                    {format.label} <span className="soft">{format.extension}</span>
                  </span>
                </label>
              ))}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
