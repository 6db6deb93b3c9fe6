/** Who the annotators of the files are here. */
import type { ReactNode } from 'react';
import type { ForeignPreview } from '#shared/contract/index.ts';
import { own } from '#shared/formats/foreign/mapping.ts';
import type { Annotator, AnnotatorId, Mapping } from '#shared/model/index.ts';
import { count, grouped } from '#shared/review/report/words.ts';
import { useDocument } from '../../state/document.ts';
import { withAnnotator } from './mapping.ts';
import type { ForeignRun } from './run.ts';

interface Props {
  readonly run: ForeignRun;
  readonly preview: ForeignPreview;
  readonly mapping: Mapping;
}

const NEW = 'new';
const NOBODY: ReadonlyMap<AnnotatorId, Annotator> = new Map();

export function People({ run, preview: { annotators }, mapping }: Props): ReactNode {
  const me = useDocument((state) => state.me);
  const known = useDocument((state) => state.doc?.annotators ?? NOBODY);
  if (annotators.total === 0) return null;
  const mine = me === null ? undefined : known.get(me);
  return (
    <section aria-labelledby="foreign-people">
      <h3 id="foreign-people">Annotators</h3>
      <ul className="foreign-people">
        {annotators.rows.map(({ name, annotations }) => {
          const who = own(mapping.annotators, name) ?? { name };
          const shown = name === '' ? 'Nobody is named' : name;
          return (
            <li key={name}>
              <span>
                <bdi>{shown}</bdi> <small className="soft">{count(annotations, 'annotation')}</small>
              </span>
              <span aria-hidden>→</span>
              <select
                className="input"
                aria-label={`${shown} becomes`}
                value={typeof who === 'string' ? who : NEW}
                onChange={({ target: { value } }) => {
                  const chosen = [...known.keys()].find((id) => id === value);
                  run.change(
                    withAnnotator(
                      mapping,
                      name,
                      chosen ?? { name: name === '' ? 'New annotator' : name.slice(0, 100) },
                    ),
                  );
                }}
              >
                <option value={NEW}>A new annotator</option>
                {mine !== undefined && <option value={mine.id}>{mine.name} (you)</option>}
                {[...known.values()]
                  .filter(({ id }) => id !== me)
                  .map(({ id, name: other }) => (
                    <option key={id} value={id}>
                      {other}
                    </option>
                  ))}
              </select>
              {typeof who !== 'string' && (
                <input
                  className="input"
                  aria-label={`Name of the new annotator for ${shown}`}
                  maxLength={100}
                  value={who.name}
                  aria-invalid={who.name.trim() === ''}
                  onChange={({ target }) => run.change(withAnnotator(mapping, name, { name: target.value }))}
                />
              )}
            </li>
          );
        })}
        {annotators.total > annotators.rows.length && (
          <li className="soft">
            {grouped(annotators.total - annotators.rows.length)} more, as new annotators of their names
          </li>
        )}
      </ul>
    </section>
  );
}
