/** The eight colours and none, by name and by shape. The arrow keys go from one to the next, Space or Enter takes it. */
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { ClaimColour } from '#shared/model/index.ts';
import { CLAIM_COLOURS, ClaimColourMark, colourName } from '../../ui/ClaimColour.tsx';

interface Props {
  readonly colour: ClaimColour | undefined;
  readonly onChoose: (colour: ClaimColour | undefined) => void;
}

const CHOICES: readonly (ClaimColour | undefined)[] = [undefined, ...CLAIM_COLOURS];

export function ColourChoice({ colour, onChoose }: Props): ReactNode {
  /** Where the arrow keys have led: the one stop of the Tab key. */
  const [moved, setMoved] = useState<number>();
  const at = moved ?? CHOICES.indexOf(colour);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? CHOICES.length - 1
          : by === undefined
            ? undefined
            : (at + by + CHOICES.length) % CHOICES.length;
    if (to === undefined) return;
    event.preventDefault();
    setMoved(to);
    event.currentTarget.querySelectorAll('button')[to]?.focus();
  };
  return (
    <div className="field">
      <span id="claim-colour-label">Colour</span>
      {/* Not by native radio buttons: with these each arrow key would be a change, and a step to undo. */}
      <div role="radiogroup" aria-labelledby="claim-colour-label" className="claim-swatches" onKeyDown={onKeyDown}>
        {CHOICES.map((choice, index) => (
          <button
            key={choice ?? 'none'}
            type="button"
            role="radio"
            aria-checked={choice === colour}
            tabIndex={index === at ? 0 : -1}
            onFocus={() => setMoved(index)}
            onClick={() => onChoose(choice)}
          >
            <ClaimColourMark colour={choice} size={12} named />
            {choice === undefined ? 'none' : colourName(choice)}
          </button>
        ))}
      </div>
    </div>
  );
}
