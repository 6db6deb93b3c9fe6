/** What the labels of the files become here: feature by feature, and label by label where a person wants it. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ForeignFeatureRow, ForeignPreview } from '#shared/contract/index.ts';
import { own } from '#shared/formats/foreign/mapping.ts';
import type { Mapping, Project, StanceId } from '#shared/model/index.ts';
import { count, grouped } from '#shared/review/report/words.ts';
import { client } from '../../platform/index.ts';
import { useDocument } from '../../state/document.ts';
import { messageOf } from '../../state/message-of.ts';
import { notify } from '../../state/notices.ts';
import { LabelRow } from './LabelRow.tsx';
import { BECOMES, exceptions, withFeature, withForeignStance, withStance } from './mapping.ts';
import type { Becomes } from './mapping.ts';
import type { ForeignRun } from './run.ts';

interface Props {
  readonly run: ForeignRun;
  readonly preview: ForeignPreview;
  readonly mapping: Mapping;
}

export function MappingPart({ run, preview, mapping }: Props): ReactNode {
  const project = useDocument((state) => state.doc?.project);
  if (project === undefined) return null;
  const { features, stances, links, remembered } = preview;
  return (
    <section className="foreign-mapping" aria-labelledby="foreign-mapping">
      <h3 id="foreign-mapping">What its labels become</h3>
      {remembered && <p className="soft">As it was the last time; labels that are new follow their feature.</p>}
      {features.length === 0 && <p className="soft">The files have no labels.</p>}
      {features.map((feature) => (
        <Feature key={feature.name} run={run} preview={preview} feature={feature} mapping={mapping} project={project} />
      ))}
      <label className="foreign-line">
        <span>
          Stance of links about which the files say none
          {links.unsaid > 0 && <small className="soft"> ({grouped(links.unsaid)} of their own)</small>}
        </span>
        <StanceChoice
          label="Stance of links about which the files say none"
          project={project}
          value={mapping.stance}
          onChange={(stance) => run.change(withStance(mapping, stance))}
        />
      </label>
      {stances.slice(0, MOST_STANCES).map((word) => (
        <label key={word} className="foreign-line">
          <span>
            Their stance <bdi>“{word}”</bdi> is
          </span>
          <StanceChoice
            label={`Their stance “${word}” is`}
            project={project}
            value={own(mapping.stances, word) ?? mapping.stance}
            onChange={(stance) => run.change(withForeignStance(mapping, word, stance))}
          />
        </label>
      ))}
    </section>
  );
}

/** More is no set of stances; they follow the stance of links that say none. */
const MOST_STANCES = 50;

interface StanceProps {
  readonly label: string;
  readonly project: Project;
  readonly value: StanceId;
  readonly onChange: (stance: StanceId) => void;
}

function StanceChoice({ label, project, value, onChange }: StanceProps): ReactNode {
  return (
    <select
      className="input"
      aria-label={label}
      value={value}
      onChange={({ target }) => {
        const stance = project.stances.find(({ id }) => id === target.value);
        if (stance !== undefined) onChange(stance.id);
      }}
    >
      {project.stances.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  );
}

interface FeatureProps extends Props {
  readonly feature: ForeignFeatureRow;
  readonly project: Project;
}

function Feature({ run, preview: { id }, feature, mapping, project }: FeatureProps): ReactNode {
  const { name, uses, labels } = feature;
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<{ readonly words: string; readonly labels: ForeignFeatureRow['labels'] }>();
  const shown = found?.words === search ? found.labels : labels;
  const as = own(mapping.features, name)?.as ?? 'tag';
  const others = exceptions(mapping, name);
  const look = async (words: string): Promise<void> => {
    setSearch(words);
    if (words.trim() === '') return setFound(undefined);
    try {
      const answer = await client.call('foreign.labels', { id, feature: name, search: words });
      setFound({ words, labels: answer });
    } catch (error) {
      notify(messageOf(error), 'warning');
    }
  };
  return (
    <div className="foreign-feature">
      <div className="foreign-line">
        <b dir="auto">{name}</b>
        <span className="soft">
          {count(labels.total, 'label')}, {count(uses, 'use')}
        </span>
        <label className="foreign-line">
          <span className="soft">becomes</span>
          <select
            className="input"
            aria-label={`${name} becomes`}
            value={as}
            onChange={({ target }) => {
              const chosen = KINDS.find((kind) => kind === target.value);
              if (chosen !== undefined) run.change(withFeature(mapping, feature, chosen, project));
            }}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {BECOMES[kind]}
              </option>
            ))}
          </select>
        </label>
        {others > 0 && <span className="soft">but for {count(others, 'label')}</span>}
      </div>
      {labels.total > 0 && (
        <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>Label by label</summary>
          {open && (
            <>
              {labels.total > labels.rows.length && (
                <label className="foreign-line">
                  <span className="soft">Find a label</span>
                  <input
                    className="input"
                    type="search"
                    value={search}
                    onChange={({ target }) => void look(target.value)}
                  />
                </label>
              )}
              <div className="foreign-scroll foreign-labels" role="group" tabIndex={0} aria-label={`Labels of ${name}`}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">Label</th>
                      <th scope="col">Uses</th>
                      <th scope="col">Becomes</th>
                      <th scope="col">For example</th>
                    </tr>
                  </thead>
                  <tbody>
                    {shown.rows.map((label) => (
                      <LabelRow
                        key={label.value}
                        feature={name}
                        label={label}
                        mapping={mapping}
                        project={project}
                        onChange={(changed) => run.change(changed)}
                      />
                    ))}
                  </tbody>
                </table>
                {shown.total > shown.rows.length && (
                  <p className="soft">{grouped(shown.total - shown.rows.length)} more: find them by their words.</p>
                )}
              </div>
            </>
          )}
        </details>
      )}
    </div>
  );
}

const KINDS: readonly Becomes[] = ['claim', 'tag', 'stance', 'note', 'nothing'];
