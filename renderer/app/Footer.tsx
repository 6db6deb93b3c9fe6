/** The keys that count here and now, and how far the work has come. */
import type { ReactNode } from 'react';
import { tallyOf, workStateOf } from '#shared/document/work.ts';
import { POLARITY_SIGN } from '#shared/model/index.ts';
import { useMatrix } from '../state/derived.ts';
import { useDocument } from '../state/document.ts';
import { activePane, showDialog, useSession } from '../state/session.ts';

export function Footer(): ReactNode {
  const view = useSession((state) => state.view);
  const selecting = useSession((state) => state.selection !== null);
  const onSpan = useSession((state) => state.span !== null);
  const claim = useSession((state) => state.claim !== null);
  const stances = useDocument((state) => state.doc?.project.stances);
  const { rows } = useMatrix();
  const { decided, of } = tallyOf(rows);
  const done = useDoneArticles();
  const articles = useDocument((state) => state.doc?.articles.size ?? 0);
  const spansHere = useSpansHere();
  return (
    <footer className="app-foot">
      <span className="hints">
        {view === 'matrix' ? (
          <>
            <Hint keys={['↑', '↓', '←', '→']} text="walk" />
            <Hint keys={['Enter']} text="open the place" />
            <Hint keys={['S']} text="checked: silent" />
            <Hint keys={['R']} text="side by side" />
            <Hint keys={['Q']} text="quotes" />
            <Hint keys={['1', '–', '4']} text="filter" />
            <Hint keys={['O']} text="order" />
            <Hint keys={['Esc']} text="back to the desk" />
          </>
        ) : view === 'passages' ? (
          <>
            <Hint keys={['↑', '↓']} text="walk" />
            <Hint keys={['Enter']} text="open the place" />
            <Hint keys={['Del']} text="delete the span" />
            <Hint keys={['A…Z']} text="type to filter" />
            <Hint keys={['Esc']} text="back to the desk" />
          </>
        ) : view === 'search' ? (
          <>
            <Hint keys={['↑', '↓']} text="walk" />
            <Hint keys={['Enter']} text="open the place" />
            <Hint keys={['Space']} text="mark" />
            <Hint keys={['A']} text="mark all" />
            <Hint keys={['S']} text="make spans" />
            <Hint keys={['1', '2', '3', '4']} text="sort" />
            <Hint keys={['/']} text="search" />
            <Hint keys={['Esc']} text="back to the desk" />
          </>
        ) : (
          <>
            {!selecting && !onSpan && <Hint keys={['Shift', '→']} text="select" />}
            {selecting && <Hint keys={['Enter']} text="span" />}
            <Hint keys={['C']} text="claim" />
            {(claim || onSpan) &&
              stances?.map((stance) => (
                <Hint key={stance.id} keys={[stance.key]} text={`${POLARITY_SIGN[stance.polarity]} ${stance.label}`} />
              ))}
            {claim && <Hint keys={['S']} text="checked: silent" />}
            {claim && <Hint keys={['N']} text="next place of this claim" />}
            {onSpan && <Hint keys={['[', ']']} text="move edges" />}
            {onSpan && <Hint keys={['A']} text="note" />}
            {onSpan && <Hint keys={['T']} text="tags" />}
            {onSpan && <Hint keys={['Q']} text="unsure" />}
            <Hint keys={['F6']} text="next pane" />
            <Hint keys={['X']} text="what next" />
          </>
        )}
      </span>
      <span className="tally">
        {decided.toLocaleString('en')} of {of.toLocaleString('en')} cells looked at
        {done > 0 && ` · ${done} of ${articles} articles done`}
        {view === 'desk' && ` · ${spansHere} ${spansHere === 1 ? 'span' : 'spans'} here`} ·{' '}
        <button type="button" className="link-button" onClick={() => showDialog('shortcuts')}>
          <kbd>?</kbd> all keys
        </button>
      </span>
    </footer>
  );
}

/** How many articles I have marked done. */
function useDoneArticles(): number {
  return useDocument(({ doc, me }) =>
    doc === null || me === null
      ? 0
      : doc.articles.keys().reduce((sum, article) => sum + Number(workStateOf(doc, me, article) === 'done'), 0),
  );
}

/** How many spans the active pane shows. */
function useSpansHere(): number {
  const doc = useDocument((state) => state.doc);
  const shown = useSession((state) => state.shown);
  const article = useSession((state) => activePane(state).article);
  if (doc === null || article === null) return 0;
  return shown.reduce((sum, who) => sum + (doc.sheets.get(`${who}/${article}`)?.spans.size ?? 0), 0);
}

function Hint({ keys, text }: { readonly keys: readonly string[]; readonly text: string }): ReactNode {
  return (
    <span className="hint">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}{' '}
      {text}
    </span>
  );
}
