/** Whether lines between the panes are drawn: remembered until the page is closed, for every project. */
import { create } from 'zustand';
import { announce } from '../../state/notices.ts';

export const useConnectors = create<{ readonly shown: boolean }>(() => ({ shown: true }));

/** Shows the lines, or takes them away. */
export function toggleConnectors(): void {
  const shown = !useConnectors.getState().shown;
  useConnectors.setState({ shown });
  announce(shown ? 'Lines between the panes are shown.' : 'Lines between the panes are hidden.');
}
