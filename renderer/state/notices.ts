/** Short messages to the person at the screen: shown for a while, and spoken by screen readers. */
import { create } from 'zustand';

export interface Notice {
  readonly id: number;
  readonly kind: 'info' | 'warning';
  readonly message: string;
}

/** What screen readers are told; the turn makes the same words said twice two messages. */
interface Spoken {
  readonly message: string;
  readonly turn: number;
}

export const useNotices = create<{ readonly notices: readonly Notice[]; readonly spoken: Spoken }>(() => ({
  notices: [],
  spoken: { message: '', turn: 0 },
}));

let nextId = 1;

/** Shows a message; warnings stay longer than information. */
export function notify(message: string, kind: Notice['kind'] = 'info'): void {
  const notice = { id: nextId++, kind, message };
  useNotices.setState(({ notices }) => ({
    notices: [...notices.filter((other) => other.message !== message), notice].slice(-3),
    spoken: says(message),
  }));
  setTimeout(() => dismiss(notice.id), kind === 'warning' ? 9000 : 4000);
}

/** Tells screen readers what just happened without showing it: the screen shows it already. */
export function announce(message: string): void {
  useNotices.setState({ spoken: says(message) });
}

const says = (message: string): Spoken => ({ message, turn: useNotices.getState().spoken.turn + 1 });

export function dismiss(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}
