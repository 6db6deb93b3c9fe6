/**
 * When a peek is open: while the pointer rests on a claim or on the card, while the key is held, or, after a short tap of the
 * key, until Escape or the next key. The keyboard stays where it is throughout.
 */
import type { PointerEvent as ReactPointerEvent } from 'react';
import { create } from 'zustand';
import type { ClaimId } from '#shared/model/index.ts';
import { notify } from '../../state/notices.ts';
import { useSession } from '../../state/session.ts';

export interface Peek {
  readonly claim: ClaimId;
  /** `key`: held down; `kept`: open after a tap; then the arrow keys go through the quotes. */
  readonly by: 'pointer' | 'key' | 'kept';
  /** What the card explains and must not cover. */
  readonly anchor: Element | null;
}

export const usePeek = create<{ readonly peek: Peek | null }>(() => ({ peek: null }));

/** How long the pointer rests on a claim before the card comes, and how long it may take to reach the card. */
const REST_MS = 400;
const LEAVE_MS = 450;
/** A key that is let go sooner was tapped. */
const TAP_MS = 300;

let timer: ReturnType<typeof setTimeout> | undefined;

function later(act: () => void, delay: number): void {
  clearTimeout(timer);
  timer = setTimeout(act, delay);
}

export function closePeek(): void {
  clearTimeout(timer);
  if (usePeek.getState().peek !== null) usePeek.setState({ peek: null });
}

interface PeekProps {
  readonly onPointerEnter: (event: ReactPointerEvent) => void;
  readonly onPointerLeave: () => void;
  readonly onPointerDown: () => void;
}

/** For the element that stands for a claim: the pointer resting on it opens the claim's card. */
export function peekProps(claim: ClaimId): PeekProps {
  return {
    onPointerEnter: ({ pointerType, buttons, currentTarget }) => {
      // A finger does not hover; a drag passes over claims on its way.
      if (pointerType === 'touch' || buttons !== 0) return;
      const now = usePeek.getState().peek;
      if (now !== null && now.by !== 'pointer') return;
      const anchor = currentTarget.closest('[role="row"]') ?? currentTarget;
      if (now?.anchor === anchor) return clearTimeout(timer);
      later(() => usePeek.setState({ peek: { claim, by: 'pointer', anchor } }), REST_MS);
    },
    onPointerLeave: leavePeek,
    onPointerDown: () => {
      if (usePeek.getState().peek?.by !== 'kept') closePeek();
    },
  };
}

/** The pointer has left the claim or the card: the card stays long enough to be reached. */
export function leavePeek(): void {
  clearTimeout(timer);
  if (usePeek.getState().peek?.by === 'pointer') later(closePeek, LEAVE_MS);
}

/** The pointer has reached the card. */
export function enterPeek(): void {
  clearTimeout(timer);
}

/** The key that is down, by its place on the keyboard, and since when: the system's time, which a busy page does not stretch. */
let down: { readonly code: string; readonly since: number } | undefined;
let held: string | undefined;

/** The action: shows the claim in focus while the key is held; from a menu, where no key is held, until the next key. */
export function peekByKey(): void {
  const { claim } = useSession.getState();
  if (claim === null) return notify('Put a claim in focus first: click it in the list, or one of its spans.');
  clearTimeout(timer);
  held = down?.code;
  usePeek.setState({ peek: { claim, by: held === undefined ? 'kept' : 'key', anchor: rowInFocus() } });
}

/** The row of the claim in focus, if it is in sight in its list. */
function rowInFocus(): Element | null {
  const row = document.querySelector(':is(.claims-grid, .matrix-grid) [role="row"][aria-selected="true"]');
  const list = row?.closest('[role="grid"]')?.getBoundingClientRect();
  if (row == null || list === undefined) return null;
  const box = row.getBoundingClientRect();
  return box.bottom > list.top && box.top < list.bottom ? row : null;
}

interface CardKeys {
  /** Goes to another quote. */
  readonly step: (key: string) => void;
  /** Opens the quote that it stands at; returns false if it stands at none. */
  readonly open: () => boolean;
}

let lead: CardKeys | undefined;

/** Says how the card that is open is led by keys; returns the function that ends it. */
export function leadCard(keys: CardKeys): () => void {
  lead = keys;
  return () => {
    if (lead === keys) lead = undefined;
  };
}

const STEPS: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End']);
const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);

/** Listens for the keys that open, lead and close the card; returns the function that stops. */
export function listenForPeek(): () => void {
  const take = (event: KeyboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onDown = (event: KeyboardEvent): void => {
    if (event.isComposing || MODIFIERS.has(event.key)) return;
    if (!event.repeat) down = { code: event.code, since: event.timeStamp };
    const { peek } = usePeek.getState();
    if (peek === null) return;
    if (event.key === 'Escape') {
      take(event);
      return closePeek();
    }
    if (peek.by === 'pointer') return;
    if (peek.by === 'key' && event.code === held) return take(event);
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && STEPS.has(event.key)) {
      take(event);
      return lead?.step(event.key);
    }
    if (plain && event.key === 'Enter' && lead?.open() === true) {
      take(event);
      return closePeek();
    }
    // The same key again closes it; any other does what it always does.
    if (event.code === held) take(event);
    closePeek();
  };
  const onUp = (event: KeyboardEvent): void => {
    const was = down;
    if (was?.code === event.code) down = undefined;
    const { peek } = usePeek.getState();
    if (peek?.by !== 'key' || event.code !== held) return;
    if (was !== undefined && event.timeStamp - was.since < TAP_MS) usePeek.setState({ peek: { ...peek, by: 'kept' } });
    else closePeek();
  };
  const onBlur = (): void => {
    down = undefined;
    if (usePeek.getState().peek?.by === 'key') closePeek();
  };
  const onScroll = ({ target }: Event): void => {
    const { peek } = usePeek.getState();
    if (peek?.by === 'pointer' && target instanceof Node && target.contains(peek.anchor)) closePeek();
  };
  const onPress = ({ target }: PointerEvent): void => {
    if (!(target instanceof Element) || target.closest('.peek') === null) closePeek();
  };
  // A row that goes while the pointer is on it tells nobody that the pointer left.
  const onOver = (): void => {
    const { peek } = usePeek.getState();
    if (peek?.by === 'pointer' && peek.anchor?.isConnected === false) closePeek();
  };
  const stop = useSession.subscribe((now, before) => {
    if (now.view !== before.view || now.dialog !== before.dialog || now.picker !== before.picker) closePeek();
  });
  const capture = { capture: true };
  window.addEventListener('keydown', onDown, capture);
  window.addEventListener('keyup', onUp, capture);
  window.addEventListener('blur', onBlur);
  window.addEventListener('scroll', onScroll, { capture: true, passive: true });
  window.addEventListener('pointerdown', onPress, capture);
  window.addEventListener('pointerover', onOver, capture);
  return () => {
    stop();
    closePeek();
    window.removeEventListener('keydown', onDown, capture);
    window.removeEventListener('keyup', onUp, capture);
    window.removeEventListener('blur', onBlur);
    window.removeEventListener('scroll', onScroll, capture);
    window.removeEventListener('pointerdown', onPress, capture);
    window.removeEventListener('pointerover', onOver, capture);
  };
}
