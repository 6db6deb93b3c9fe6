/** Links the selection or the span in focus to a claim: find or write the claim, then give the stance by one key. */
import { Search } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { StanceId } from '#shared/model/index.ts';
import { currentTarget, linksOf, linkTarget } from '../../state/annotate.ts';
import type { ClaimChoice, Target } from '../../state/annotate.ts';
import { useMatrix } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { notify } from '../../state/notices.ts';
import { useSession } from '../../state/session.ts';
import { DoubleWarning } from '../../ui/DoubleWarning.tsx';
import { offerFor, stepped, tidy } from './options.ts';
import type { Option } from './options.ts';
import { OptionList } from './OptionList.tsx';
import { placeBeside } from './place.ts';
import { StanceRow } from './StanceRow.tsx';
import './picker.css';

interface Props {
  /** The box of what is being linked, in the window's coordinates. */
  readonly anchor: DOMRect | null;
  /** The picker is closed; the keyboard should go back to the text. */
  readonly onClosed: () => void;
}

export function ClaimPicker({ anchor, onClosed }: Props): ReactNode {
  const open = useSession((state) => state.picker === 'open');
  return open ? <Opened anchor={anchor} onClosed={onClosed} /> : null;
}

function Opened({ anchor, onClosed }: Props): ReactNode {
  const [target] = useState(currentTarget);
  useEffect(() => {
    if (target !== undefined) return;
    notify('Select some words, or put a span of yours in focus, to link it.', 'warning');
    useSession.setState({ picker: 'closed' });
    onClosed();
  }, [target, onClosed]);
  return target === undefined
    ? null
    : createPortal(<Picker target={target} anchor={anchor} onClosed={onClosed} />, document.body);
}

function Picker({ target, anchor, onClosed }: Props & { readonly target: Target }): ReactNode {
  const stances = useDocument((state) => state.doc?.project.stances) ?? [];
  const { claims, rows } = useMatrix();
  const [typed, setTyped] = useState('');
  /** Where the arrow keys have led; typing on goes back to the option to begin with. */
  const [moved, setMoved] = useState<number | null>(null);
  const [chosen, setChosen] = useState<Option | null>(null);
  const [linked] = useState(() => new Map(linksOf(target.ref).map((link) => [link.claim, link])));
  const input = useRef<HTMLInputElement>(null);
  const firstStance = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const size = useWindowSize();
  const id = useId();

  const offer = useMemo(() => offerFor(claims, typed, target.quote), [claims, typed, target.quote]);
  const linkedIn = useMemo(() => new Map(rows.map((row) => [row.claim, row.linked])), [rows]);
  const at = Math.min(moved ?? offer.start, offer.options.length - 1);
  const option = chosen ?? offer.options[at];
  const guided = claims.some((claim) => claim.guideline !== undefined);
  const fresh = offer.options.find((other) => other.kind === 'new');
  const current = option?.kind === 'claim' ? linked.get(option.claim.id)?.stance : undefined;
  const warned = offer.double !== undefined && option?.kind === 'new' ? offer.double : undefined;

  const close = (): void => {
    useSession.setState({ picker: 'closed' });
    onClosed();
  };
  const type = (text: string): void => {
    setTyped(text);
    setMoved(null);
  };
  const draft = (): void => {
    type(tidy(target.quote));
    setChosen(null);
    input.current?.focus();
  };
  const choose = (picked: Option | undefined): void => {
    if (picked === undefined) return;
    if (picked.kind === 'draft') return draft();
    setChosen(picked);
    firstStance.current?.focus();
  };
  const link = (picked: Option | undefined, stance: StanceId): void => {
    if (picked === undefined) return;
    if (picked.kind === 'draft') return draft();
    const choice: ClaimChoice = picked.kind === 'claim' ? { claim: picked.claim.id } : { newText: picked.text };
    if (linkTarget(choice, stance)) close();
  };
  const back = (): void => {
    setChosen(null);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const inField = event.target === input.current;
    const digit = event.altKey ? /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] : inField ? undefined : event.key;
    const stance = stances.find((one) => one.key === digit && !event.ctrlKey && !event.metaKey);
    const move = (by: number): void => setMoved(stepped(at, by, offer.options.length));
    if (stance !== undefined) link(option, stance.id);
    else if (event.key === 'Escape') {
      if (inField && typed !== '') type('');
      else if (!inField) back();
      else close();
    } else if (event.key === 'Tab') trapTab(event, popup.current);
    else if (inField && event.key === 'ArrowDown') move(1);
    else if (inField && event.key === 'ArrowUp') move(-1);
    else if (inField && event.key === 'PageDown') setMoved(Math.min(at + 8, offer.options.length - 1));
    else if (inField && event.key === 'PageUp') setMoved(Math.max(at - 8, 0));
    // Whatever is offered first: the typed words as a claim of their own.
    else if (inField && event.key === 'Enter' && event.shiftKey) choose(fresh ?? option);
    else if (inField && event.key === 'Enter') choose(option);
    else if (!inField && (event.key === 'ArrowUp' || event.key === 'Backspace')) back();
    else if (!inField && event.key === 'ArrowRight') stepFocus(event.target, 1);
    else if (!inField && event.key === 'ArrowLeft') stepFocus(event.target, -1);
    else return event.stopPropagation(); // the window's shortcuts do not count here
    event.stopPropagation();
    if (event.key !== 'Tab') event.preventDefault();
  };

  useLayoutEffect(() => input.current?.focus(), []);
  useEffect(() => {
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && popup.current?.contains(event.target) === true) return;
      useSession.setState({ picker: 'closed' });
    };
    window.addEventListener('pointerdown', onPress, true);
    return () => window.removeEventListener('pointerdown', onPress, true);
  }, []);

  const { left, width, from, offset, maxHeight } = placeBeside(anchor, size);
  return (
    <div
      ref={popup}
      role="dialog"
      aria-label="Link to a claim"
      className="picker"
      // Above the text its height is fixed: the field would move at every key press if its foot stood still and the list shrank.
      style={{ left, width, [from]: offset, [from === 'top' ? 'maxHeight' : 'height']: maxHeight }}
      onKeyDown={onKeyDown}
    >
      <p className="picker-quote" dir="auto">
        “{tidy(target.quote)}”
      </p>
      <div className="picker-field">
        <Search size={14} aria-hidden />
        <input
          ref={input}
          role="combobox"
          aria-label="Claim"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={offer.options.length > 0 ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck
          dir="auto"
          maxLength={1000}
          placeholder="Find a claim, or write a new one"
          value={typed}
          onFocus={() => setChosen(null)}
          onChange={(event) => type(event.target.value)}
        />
        <kbd aria-hidden>esc</kbd>
      </div>
      <OptionList
        id={id}
        offer={offer}
        at={chosen === null ? at : offer.options.indexOf(chosen)}
        chosen={chosen !== null}
        linked={linked}
        linkedIn={linkedIn}
        stances={stances}
        onChoose={(index) => {
          setMoved(index);
          choose(offer.options[index]);
        }}
      />
      {guided && (
        // Its room is kept for all options, so that nothing moves while the keys walk through them.
        <p id={`${id}-guideline`} className="picker-guideline" dir="auto">
          {option?.kind === 'claim' && option.claim.guideline}
        </p>
      )}
      <DoubleWarning double={warned} onShow={(claim) => choose({ kind: 'claim', claim })} />
      <StanceRow stances={stances} current={current} first={firstStance} onChoose={(stance) => link(option, stance)} />
      <p className="picker-help">
        {chosen === null ? (
          <>
            <kbd>↵</kbd> choose, then its stance <span className="picker-or">·</span>{' '}
            {fresh !== undefined && (
              <>
                <kbd>⇧</kbd>+<kbd>↵</kbd> new claim <span className="picker-or">·</span>{' '}
              </>
            )}{' '}
            <kbd>Alt</kbd>+<kbd>1</kbd> at once
          </>
        ) : (
          <>
            <kbd>{stances[0]?.key}</kbd>–<kbd>{stances.at(-1)?.key}</kbd> or <kbd>↵</kbd> sets the stance{' '}
            <span className="picker-or">·</span> <kbd>Esc</kbd> back
          </>
        )}
      </p>
      <p className="visually-hidden" role="status">
        {typed === '' ? '' : `${offer.options.length + offer.left} choices`}
      </p>
    </div>
  );
}

/** Keeps the Tab key inside, round from the last control to the first. */
function trapTab(event: KeyboardEvent, popup: HTMLElement | null): void {
  const stops = [...(popup?.querySelectorAll<HTMLElement>('input, button') ?? [])];
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (event.target !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}

function stepFocus(from: EventTarget, by: 1 | -1): void {
  if (!(from instanceof HTMLElement)) return;
  const buttons = [...(from.parentElement?.querySelectorAll('button') ?? [])];
  buttons[
    stepped(
      buttons.findIndex((button) => button === from),
      by,
      buttons.length,
    )
  ]?.focus();
}

function useWindowSize(): { width: number; height: number } {
  const read = (): { width: number; height: number } => ({ width: window.innerWidth, height: window.innerHeight });
  const [size, setSize] = useState(read);
  useEffect(() => {
    const onResize = (): void => setSize(read());
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, []);
  return size;
}
