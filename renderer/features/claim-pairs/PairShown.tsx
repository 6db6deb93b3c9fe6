/** The pair at hand: both claims side by side, what can be said of them, and the passages behind them. */
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { ActionId } from '#shared/actions/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, Claim, ClaimId } from '#shared/model/index.ts';
import { evidenceInWords } from '#shared/review/pair-words.ts';
import { claimsOf } from '#shared/review/pair-evidence.ts';
import { useDocument } from '../../state/document.ts';
import { ActionKey } from '../../ui/ActionKey.tsx';
import { AnnotatorLine } from '../../ui/AnnotatorLine.tsx';
import { Button } from '../../ui/Button.tsx';
import { ClaimColourMark } from '../../ui/ClaimColour.tsx';
import { ClaimChooser } from '../claim-details/index.ts';
import { choosePartner, confirmPair, pairWith, refusePair, undoPair } from './commands.ts';
import type { Place } from './lines.ts';
import { PairPlaces } from './PairPlaces.tsx';
import { usePairs } from './state.ts';
import { shapeInWords, stateInWords } from './words.ts';

interface Props {
  readonly doc: DocumentState;
  readonly annotators: readonly AnnotatorId[];
  readonly line: Place;
  readonly writable: boolean;
  readonly choosing: boolean;
}

export function PairShown({ doc, annotators, line, writable, choosing }: Props): ReactNode {
  const sides =
    line.kind === 'alone'
      ? [{ annotator: line.annotator, claim: line.claim }]
      : [
          { annotator: line.of[0], claim: line.a },
          { annotator: line.of[1], claim: line.b },
        ];
  const shape = line.kind === 'pair' ? shapeInWords(doc, line) : '';
  return (
    <>
      <div className="pair-sides">
        {sides.map(({ annotator, claim }) => (
          <ClaimCard
            key={annotator}
            doc={doc}
            place={annotators.indexOf(annotator)}
            annotator={annotator}
            claim={doc.claims.get(claim)}
          />
        ))}
      </div>
      <p className="pair-words">
        {line.kind === 'alone'
          ? 'No claim of the others goes with this one.'
          : [line.pair === undefined ? '' : `${evidenceInWords(line.pair)}.`, shape, stateInWords(line)]
              .filter((words) => words !== '')
              .map((words) => words.charAt(0).toUpperCase() + words.slice(1))
              .join(' ')}
      </p>
      {writable && <Choices line={line} />}
      {choosing && writable && <Partner doc={doc} annotators={annotators} line={line} />}
      <PairPlaces doc={doc} annotators={annotators} sides={sides} />
    </>
  );
}

interface CardProps {
  readonly doc: DocumentState;
  readonly place: number;
  readonly annotator: AnnotatorId;
  readonly claim: Claim | undefined;
}

function ClaimCard({ doc, place, annotator, claim }: CardProps): ReactNode {
  return (
    <div className={`pair-card line-${place % 6}`}>
      <h3>
        {doc.annotators.get(annotator)?.name ?? annotator} <AnnotatorLine place={place} />
      </h3>
      <p className="pair-text" dir="auto">
        <ClaimColourMark colour={claim?.colour} />
        {claim?.text ?? 'A claim that is not here'}
      </p>
      {claim?.group !== undefined && (
        <p className="soft">
          <bdi>{claim.group}</bdi>
        </p>
      )}
      {claim?.guideline !== undefined && (
        <p className="pair-guideline">
          Guideline: <bdi>{claim.guideline}</bdi>
        </p>
      )}
    </div>
  );
}

interface Choice {
  readonly action: ActionId;
  readonly words: string;
  readonly run: () => void;
}

function Choices({ line }: { readonly line: Place }): ReactNode {
  const undoable = line.kind === 'pair' && line.relation !== undefined;
  const choices: readonly Choice[] = [
    ...(line.kind === 'pair' && line.section !== 'same' && line.relation?.kind !== 'same-as'
      ? [{ action: 'pairs.confirm', words: 'the same', run: confirmPair } as const]
      : []),
    ...(line.kind === 'pair' && line.section !== 'same' && line.section !== 'refused'
      ? [{ action: 'pairs.refuse', words: 'not the same', run: refusePair } as const]
      : []),
    ...(line.section === 'same'
      ? []
      : [{ action: 'pairs.partner', words: 'another partner…', run: choosePartner } as const]),
    ...(undoable ? [{ action: 'pairs.undo', words: 'take back', run: undoPair } as const] : []),
  ];
  return (
    <div className="pair-choices">
      {choices.map(({ action, words, run }) => (
        <Button key={action} onClick={run}>
          <ActionKey id={action} /> {words}
        </Button>
      ))}
    </div>
  );
}

function Partner({ doc, annotators, line }: Pick<Props, 'doc' | 'annotators' | 'line'>): ReactNode {
  const me = useDocument((state) => state.me);
  const [first, setFirst] = useState(true);
  const annotator = line.kind === 'alone' ? line.annotator : line.of[first ? 0 : 1];
  const claim = line.kind === 'alone' ? line.claim : first ? line.a : line.b;
  const other = line.kind === 'alone' ? undefined : line.of[first ? 1 : 0];
  const claims = useMemo(() => {
    const ids = new Set<ClaimId>(
      annotators.flatMap((id) => (id === annotator || (other !== undefined && id !== other) ? [] : claimsOf(doc, id))),
    );
    return [...ids].flatMap((id) => (id === claim ? [] : (doc.claims.get(id) ?? [])));
  }, [doc, annotators, annotator, other, claim]);
  const name = (id: AnnotatorId): string => (id === me ? 'you' : (doc.annotators.get(id)?.name ?? id));
  return (
    <div
      className="pair-partner"
      role="group"
      aria-label="Another partner"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        usePairs.setState({ choosing: false });
      }}
    >
      {line.kind === 'pair' && (
        <label className="field">
          <span>Find a partner for the claim of</span>
          <select
            className="input"
            value={first ? 'first' : 'second'}
            onChange={(event) => setFirst(event.target.value === 'first')}
          >
            <option value="first">{name(line.of[0])}</option>
            <option value="second">{name(line.of[1])}</option>
          </select>
        </label>
      )}
      <ClaimChooser
        label="Its partner"
        claims={claims}
        like={doc.claims.get(claim)?.text ?? ''}
        most={8}
        inputRef={focus}
        onChoose={(partner) => pairWith(line, claim, partner.id)}
      />
    </div>
  );
}

const focus = (input: HTMLInputElement | null): void => input?.focus();
