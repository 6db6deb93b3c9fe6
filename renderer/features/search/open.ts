/** What the actions do: open the concordance or the bar, or put the keyboard there. */
import { useDocument } from '../../state/document.ts';
import { notify } from '../../state/notices.ts';
import { activePane, useSession } from '../../state/session.ts';
import { openBar, selectedWords } from './find-state.ts';
import { searchFor } from './run.ts';
import { useConcordance } from './state.ts';

/** Shows the concordance, of the words selected on the desk if there are any; from there, goes back to the desk. */
export function toggleConcordance(): void {
  if (useSession.getState().view === 'search') return useSession.setState({ view: 'desk' });
  const words = useSession.getState().view === 'desk' ? selectedWords() : undefined;
  if (words !== undefined) openConcordance(words);
  else useSession.setState({ view: 'search' });
}

/** Shows the concordance of the words, with the keyboard in the query line. */
function openConcordance(words: string): void {
  searchFor(words);
  useConcordance.setState(({ asked }) => ({ asked: asked + 1 }));
  useSession.setState({ view: 'search' });
}

/** Opens the bar over the active article; in the concordance, its query line is what finds. */
export function openFind(): void {
  const { view } = useSession.getState();
  if (view === 'search') return useConcordance.setState(({ asked }) => ({ asked: asked + 1 }));
  const { key, article } = activePane();
  if (article === null || useDocument.getState().doc?.articles.has(article) !== true) {
    return notify('Choose an article for the pane first; then its words can be found.', 'warning');
  }
  const words = view === 'desk' ? selectedWords() : undefined;
  useSession.setState({ view: 'desk' });
  openBar(key, words);
}
