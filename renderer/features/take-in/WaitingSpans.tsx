/**
 * The spans that need a person: each with its words then and, side by side, where they may stand now. Digits choose a
 * candidate and go on, 0 leaves the span without a place; the arrow keys choose too, as in any group of choices.
 */
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { IncomingPlace } from '#shared/contract/index.ts';
import { count, grouped } from '#shared/review/report/words.ts';
import { announce } from '../../state/notices.ts';
import type { Submission, TakeInRun } from './run.ts';
import { chosenFor, decidedCount } from './waiting.ts';
import type { WaitingSpan } from './waiting.ts';
import { percent } from './words.ts';

interface Props {
  readonly run: TakeInRun;
  readonly submission: Submission;
  readonly waiting: readonly WaitingSpan[];
}

/** As many as are drawn at once. */
const MOST = 40;

export function WaitingSpans({ run, submission: { choices }, waiting }: Props): ReactNode {
  const [most, setMost] = useState(MOST);
  const list = useRef<HTMLOListElement>(null);
  const decided = decidedCount(waiting, choices);

  const onKeyDown = (event: KeyboardEvent, at: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^\d$/.test(event.key)) return;
    const span = waiting[at];
    const choice = event.key === '0' ? null : Number(event.key) - 1;
    if (span === undefined || (choice !== null && span.became.candidates[choice] === undefined)) return;
    event.preventDefault();
    run.choose(span.key, choice);
    const next = list.current?.children[at + 1]?.querySelector<HTMLElement>('input');
    announce(
      `${choice === null ? 'No place' : `Place ${choice + 1}`}. ${decided + (choices.has(span.key) ? 0 : 1)} of ${waiting.length} decided.`,
    );
    next?.focus();
  };

  return (
    <section className="take-in-waiting" aria-label="Spans that need you">
      <h4>
        {count(waiting.length, 'span')} {waiting.length === 1 ? 'needs' : 'need'} you{' '}
        <span className="soft" role="status">
          {decided} decided
        </span>
      </h4>
      <p className="soft">
        Their words do not stand in our text as they stood in hers. <kbd>1</kbd> takes the first place and goes on,{' '}
        <kbd>2</kbd> the second, <kbd>0</kbd> leaves the span without a place. What you do not decide waits without a
        place, and nothing is lost.
      </p>
      <ol ref={list}>
        {waiting.slice(0, most).map((span, at) => (
          <li key={span.key} onKeyDown={(event) => onKeyDown(event, at)}>
            <Waiting
              span={span}
              chosen={chosenFor(span, choices)}
              onChoose={(choice) => run.choose(span.key, choice)}
            />
          </li>
        ))}
      </ol>
      {waiting.length > most && (
        <button type="button" className="button" onClick={() => setMost(most + 200)}>
          Show more: {grouped(waiting.length - most)} left
        </button>
      )}
    </section>
  );
}

interface WaitingProps {
  readonly span: WaitingSpan;
  readonly chosen: number | null | undefined;
  readonly onChoose: (choice: number | null) => void;
}

function Waiting({ span: { key, title, became }, chosen, onChoose }: WaitingProps): ReactNode {
  const { quote, before, after, result, why, candidates, links, kept } = became;
  return (
    <fieldset className="waiting-span">
      <legend>
        <span className="take-in-tag" data-result={result}>
          {result}
        </span>{' '}
        <bdi>{title}</bdi>
        {kept && <small className="soft"> settled before</small>}
      </legend>
      <div className="waiting-then">
        <span className="soft">Then</span>
        <p dir="auto">
          {before}
          <mark>{quote}</mark>
          {after}
        </p>
        <p className="soft">
          {why}
          {links.map(({ claim, text, stance }) => (
            <span key={claim}>
              {' '}
              {stance}: “{text}”
            </span>
          ))}
        </p>
      </div>
      <div className="waiting-now">
        <span className="soft">Now</span>
        {candidates.map((place, index) => (
          <label key={String(place.fragments)}>
            <input type="radio" name={key} checked={chosen === index} onChange={() => onChoose(index)} />
            <span>
              <kbd>{index + 1}</kbd> <Words place={place} />{' '}
              <small className="soft">
                {index === 0 && result === 'approximate' ? 'proposed, ' : ''}fits to {percent(place.score)}
              </small>
            </span>
          </label>
        ))}
        <label>
          <input type="radio" name={key} checked={chosen === null} onChange={() => onChoose(null)} />
          <span>
            <kbd>0</kbd> Leave it without a place
            {candidates.length === 0 && <small className="soft"> (nothing like it stands in our text)</small>}
          </span>
        </label>
      </div>
    </fieldset>
  );
}

function Words({ place: { before, words, after } }: { readonly place: IncomingPlace }): ReactNode {
  return (
    <span className="waiting-words" dir="auto">
      {before}
      <mark>{words}</mark>
      {after}
    </span>
  );
}
