/** One label: what it becomes, with the words of the claim or tag, beside some of the places that have it. */
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { ForeignLabelRow } from '#shared/contract/index.ts';
import { claimsInOrder } from '#shared/document/order.ts';
import type { LabelTarget, Mapping, Project } from '#shared/model/index.ts';
import { grouped } from '#shared/review/report/words.ts';
import { useDocument } from '../../state/document.ts';
import { Button } from '../../ui/Button.tsx';
import { ClaimChooser } from '../claim-details/index.ts';
import { shownTarget, withLabel } from './mapping.ts';

interface Props {
  readonly feature: string;
  readonly label: ForeignLabelRow;
  readonly mapping: Mapping;
  readonly project: Project;
  readonly onChange: (mapping: Mapping) => void;
}

export function LabelRow({ feature, label, mapping, project, onChange }: Props): ReactNode {
  const { value, count, samples } = label;
  const target = shownTarget(mapping, feature, label);
  const become = (next: LabelTarget): void => onChange(withLabel(mapping, feature, value, next));
  return (
    <tr>
      <th scope="row" dir="auto">
        {value}
      </th>
      <td>{grouped(count)}</td>
      <td className="foreign-becomes">
        <select
          className="input"
          aria-label={`${value} becomes`}
          value={target.as === 'stance' ? `stance ${target.stance}` : target.as}
          onChange={({ target: { value: chosen } }) => {
            const stance = project.stances.find(({ id }) => `stance ${id}` === chosen);
            if (stance !== undefined) become({ as: 'stance', stance: stance.id });
            else if (chosen === 'claim' || chosen === 'tag' || chosen === 'note' || chosen === 'nothing')
              become({ as: chosen });
          }}
        >
          <option value="claim">A claim</option>
          <option value="tag">A tag</option>
          <option value="note">A note</option>
          <optgroup label="The stance of its links">
            {project.stances.map(({ id, label: words }) => (
              <option key={id} value={`stance ${id}`}>
                {words}
              </option>
            ))}
          </optgroup>
          <option value="nothing">Nothing</option>
        </select>
        {target.as === 'tag' && (
          <input
            className="input"
            dir="auto"
            maxLength={100}
            aria-label={`Tag for ${value}`}
            value={target.tag ?? value}
            onChange={({ target: { value: tag } }) => become({ as: 'tag', tag })}
          />
        )}
        {target.as === 'claim' && <ClaimOf value={value} target={target} onChange={become} />}
      </td>
      <td>
        {samples.map((sample) => (
          <q key={sample} dir="auto">
            {sample}
          </q>
        ))}
      </td>
    </tr>
  );
}

interface ClaimProps {
  readonly value: string;
  readonly target: Extract<LabelTarget, { as: 'claim' }>;
  readonly onChange: (target: LabelTarget) => void;
}

/** A new claim, whose words can be written, or one of the project, which is found by its words. */
function ClaimOf({ value, target, onChange }: ClaimProps): ReactNode {
  const doc = useDocument((state) => state.doc);
  const [looking, setLooking] = useState(false);
  const claims = useMemo(
    () => (doc === null || !looking ? [] : claimsInOrder(doc, [...doc.annotators.keys()])),
    [doc, looking],
  );
  const chosen = target.claim === undefined ? undefined : doc?.claims.get(target.claim);
  if (chosen !== undefined) {
    return (
      <span className="foreign-claim">
        <span dir="auto">{chosen.text}</span>
        <Button aria-label={`A new claim instead, for ${value}`} onClick={() => onChange({ as: 'claim' })}>
          A new claim instead
        </Button>
      </span>
    );
  }
  return (
    <span className="foreign-claim">
      {looking ? (
        <ClaimChooser
          label={`Claim of the project for ${value}`}
          claims={claims}
          like={target.text ?? value}
          folds
          onChoose={({ id }) => {
            setLooking(false);
            onChange({ as: 'claim', claim: id });
          }}
        />
      ) : (
        <textarea
          className="input"
          dir="auto"
          rows={2}
          maxLength={1000}
          aria-label={`Words of the new claim for ${value}`}
          value={target.text ?? value}
          onChange={(event) => onChange({ as: 'claim', text: event.target.value })}
        />
      )}
      {(doc?.claims.size ?? 0) > 0 && (
        <Button
          aria-expanded={looking}
          aria-label={`${looking ? 'A new claim' : 'Find a claim'} for ${value}`}
          onClick={() => setLooking(!looking)}
        >
          {looking ? 'A new claim' : 'Find a claim'}
        </Button>
      )}
    </span>
  );
}
