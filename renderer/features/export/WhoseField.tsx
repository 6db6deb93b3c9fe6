/** Whose work: annotators, and gold sets behind them. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import { isGold } from '#shared/document/gold.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import { exportedAnnotators, offeredAnnotators, settledInWords } from './choice.ts';

interface Props {
  readonly doc: DocumentState;
  readonly me: AnnotatorId | null;
  /** The format holds one annotator's work. */
  readonly one: boolean;
  readonly chosen: ReadonlySet<AnnotatorId>;
  readonly onChange: (chosen: ReadonlySet<AnnotatorId>) => void;
}

export function WhoseField({ doc, me, one, chosen, onChange }: Props): ReactNode {
  const id = useId();
  const annotators = offeredAnnotators(doc);
  const whose = exportedAnnotators({ oneAnnotator: one }, chosen, annotators, me);
  const choose = (annotator: AnnotatorId, on: boolean): void => {
    if (one) onChange(new Set([annotator]));
    else onChange(new Set(on ? [...chosen, annotator] : [...chosen].filter((other) => other !== annotator)));
  };
  return (
    <fieldset>
      <legend>{one ? 'Whose work (this format holds one)' : 'Whose work'}</legend>
      {annotators.map((annotator) => (
        <label key={annotator.id} className="export-who">
          <input
            type={one ? 'radio' : 'checkbox'}
            name={`${id}-who`}
            checked={whose.includes(annotator.id)}
            onChange={(event) => {
              choose(annotator.id, event.target.checked);
            }}
          />
          <span>
            {annotator.name}
            {annotator.id === me && <span className="soft"> (you)</span>}
            {isGold(annotator.id) && <span className="soft"> ({settledInWords(doc, annotator.id)})</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
