/** Why the disagreement was settled as it was: it goes into the report of everyone concerned. */
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useKeptOnLeaving } from '../../ui/use-kept-on-leaving.ts';
import { giveReason, leaveReason, writeReason } from './reason.ts';
import type { QueueItem } from './items.ts';
import { useReview } from './state.ts';

export function ReasonField({ item, writable }: { readonly item: QueueItem; readonly writable: boolean }): ReactNode {
  const reasoning = useReview((state) => state.reasoning);
  const [text, setText] = useState(() => useReview.getState().unsaid.get(item.key) ?? item.decision?.reason ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const owed = item.standing === 'owed';
  const given = item.decision?.reason ?? '';

  useEffect(() => {
    if (reasoning) field.current?.focus();
  }, [reasoning]);
  useKeptOnLeaving(() => giveReason(item.key, text, false));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) giveReason(item.key, text, true);
    else if (event.key === 'Escape') {
      setText(given);
      leaveReason(item.key);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="item-reason" data-owed={owed || undefined}>
      <label htmlFor={id}>Reason (goes into the reports){owed && ': owed here'}</label>
      <textarea
        ref={field}
        id={id}
        rows={2}
        dir="auto"
        maxLength={10_000}
        readOnly={!writable}
        aria-describedby={`${id}-help`}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          writeReason(item.key, target.value);
        }}
        onFocus={() => useReview.setState({ reasoning: true })}
        onBlur={() => {
          giveReason(item.key, text, false);
          useReview.setState({ reasoning: false });
        }}
        onKeyDown={onKeyDown}
      />
      <small id={`${id}-help`} className="soft">
        {reasoning ? (
          <>
            <kbd>Enter</kbd> goes on, <kbd>Esc</kbd> leaves it{owed ? ' owed' : ''}
          </>
        ) : (
          ''
        )}
      </small>
    </div>
  );
}
