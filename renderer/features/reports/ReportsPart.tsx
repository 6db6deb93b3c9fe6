/** The reports of the review: whose there are, what the chosen one says, and the files to take along. */
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { annotatorOf, goldOf, goldSets } from '#shared/document/gold.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import { useDocument } from '../../state/document.ts';
import { useReviewed } from '../review/index.ts';
import { ReportPreview } from './ReportPreview.tsx';
import './reports.css';

export function ReportsPart(): ReactNode {
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const annotators = useReviewed();
  const [chosen, setChosen] = useState<AnnotatorId | 'project'>('project');
  const [wanted, setWanted] = useState<AnnotatorId | null>(null);
  const id = useId();
  if (doc === null) return null;

  const sets = goldSets(doc);
  const mine = me === null ? undefined : sets.find((set) => set === goldOf(me));
  const gold = sets.find((set) => set === wanted) ?? mine ?? sets[0];
  const about = annotators.find((annotator) => annotator === chosen) ?? 'project';
  const name = (annotator: AnnotatorId): string => annotatorOf(doc, annotator)?.name ?? annotator;
  const choices = [
    { id: 'project' as const, words: 'The project', soft: 'agreement and method' },
    ...annotators.map((annotator) => ({ id: annotator, words: name(annotator), soft: annotator === me ? 'you' : '' })),
  ];

  return (
    <div className="reports">
      <div className="reports-list">
        <fieldset>
          <legend>Report on</legend>
          {choices.map((one) => (
            <label key={one.id} className="report-choice">
              <input
                type="radio"
                name={`${id}-about`}
                checked={one.id === about}
                onChange={() => {
                  setChosen(one.id);
                }}
              />
              <span>
                <bdi>{one.words}</bdi> {one.soft !== '' && <span className="soft">({one.soft})</span>}
              </span>
            </label>
          ))}
        </fieldset>
        {sets.length > 1 && (
          <label className="report-gold">
            <span>Decisions of</span>
            <select
              value={gold}
              onChange={({ target }) => {
                setWanted(sets.find((set) => set === target.value) ?? null);
              }}
            >
              {sets.map((set) => (
                <option key={set} value={set}>
                  {name(set)}
                </option>
              ))}
            </select>
          </label>
        )}
        {gold === undefined && (
          <p className="soft">
            Nothing has been settled yet. The reports hold figures of agreement; what stood and what was changed comes
            in as you settle disagreements.
          </p>
        )}
      </div>
      <ReportPreview
        doc={doc}
        about={about}
        gold={gold}
        annotators={annotators}
        title={about === 'project' ? 'Report on the project' : `Report for ${name(about)}`}
      />
    </div>
  );
}
