/** The project's stances as buttons, each with its key. */
import type { ReactNode, Ref } from 'react';
import type { Stance, StanceId } from '#shared/model/index.ts';
import { POLARITY_SIGN } from '#shared/model/index.ts';
import { SIDE_CLASS } from '../../ui/Stance.tsx';

interface Props {
  readonly stances: readonly Stance[];
  /** The stance that the link to the claim at hand has already. */
  readonly current: StanceId | undefined;
  readonly first: Ref<HTMLButtonElement>;
  readonly onChoose: (stance: StanceId) => void;
}

export function StanceRow({ stances, current, first, onChoose }: Props): ReactNode {
  return (
    <div className="picker-stances" role="group" aria-label="Stance">
      {stances.map((stance, index) => (
        <button
          key={stance.id}
          type="button"
          ref={index === 0 ? first : null}
          className={`picker-stance ${SIDE_CLASS[stance.polarity]}`}
          aria-keyshortcuts={`Alt+${stance.key}`}
          aria-pressed={current === stance.id}
          onClick={() => onChoose(stance.id)}
        >
          <kbd aria-hidden>{stance.key}</kbd>
          <span>
            <span aria-hidden>{POLARITY_SIGN[stance.polarity]} </span>
            {stance.label}
          </span>
        </button>
      ))}
    </div>
  );
}
