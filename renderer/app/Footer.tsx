/** The keys that count here and now, and how far the work has come. */
import type { ReactNode } from 'react';
import { actions } from '#shared/actions/index.ts';
import type { ActionId } from '#shared/actions/index.ts';
import { tallyOf, workStateOf } from '#shared/document/work.ts';
import { POLARITY_SIGN } from '#shared/model/index.ts';
import { GoldTally, useReview } from '../features/review/index.ts';
import { useMatrix } from '../state/derived.ts';
import { useDocument } from '../state/document.ts';
import { shownKeys, useKeymap } from '../state/keymap.ts';
import { activePane, showDialog, useSession } from '../state/session.ts';
import { ActionKey } from '../ui/ActionKey.tsx';
import { Keys } from '../ui/Keys.tsx';

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
            <ActionHint action="claim.silent" text="checked: silent" />
            <ActionHint action="matrix.openRow" text="side by side" />
            <ActionHint action="matrix.quotes" text="quotes" />
            <ActionHint action="matrix.contradicted" text="only contradicted" />
            <ActionHint action="matrix.order" text="order" />
            <Hint keys={['Esc']} text="back to the desk" />
          </>
        ) : view === 'review' ? (
          <ReviewHints />
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
            {selecting && <ActionHint action="span.create" text="span" />}
            <ActionHint action="claim.pick" text="claim" />
            {(claim || onSpan) &&
              stances?.map((stance) => (
                <ActionHint
                  key={stance.id}
                  action={STANCE_KEYS.find((id) => id.endsWith(stance.key))}
                  text={`${POLARITY_SIGN[stance.polarity]} ${stance.label}`}
                />
              ))}
            {claim && <ActionHint action="claim.silent" text="checked: silent" />}
            {claim && <ActionHint action="go.nextPlace" text="next place of this claim" />}
            {onSpan && <ActionHint action="span.endRight" text="end further" />}
            {onSpan && <ActionHint action="span.note" text="note" />}
            {onSpan && <ActionHint action="span.tags" text="tags" />}
            {onSpan && <ActionHint action="link.unsure" text="unsure" />}
            <ActionHint action="go.nextPane" text="next pane" />
            <ActionHint action="go.whatNext" text="what next" />
          </>
        )}
      </span>
      <span className="tally">
        {view === 'review' ? (
          <GoldTally />
        ) : (
          <>
            {decided.toLocaleString('en')} of {of.toLocaleString('en')} cells looked at
            {done > 0 && ` · ${done} of ${articles} articles done`}
          </>
        )}
        {view === 'desk' && ` · ${spansHere} ${spansHere === 1 ? 'span' : 'spans'} here`} ·{' '}
        <button type="button" className="link-button" onClick={() => showDialog('shortcuts')}>
          <ActionKey id="view.shortcuts" /> all keys
        </button>
      </span>
    </footer>
  );
}

/** The keys of the part of the review that is shown. */
function ReviewHints(): ReactNode {
  const part = useReview((state) => state.part);
  return (
    <>
      {part === 'disagreements' && (
        <>
          <ActionHint action="review.next" text="next" />
          <ActionHint action="review.nextOpen" text="next open" />
          <ActionHint action="review.one.1" text="first’s" />
          <ActionHint action="review.one.2" text="second’s" />
          <ActionHint action="review.both" text="both" />
          <ActionHint action="review.edit" text="edit" />
          <ActionHint action="review.neither" text="neither" />
          <ActionHint action="review.later" text="later" />
          <ActionHint action="review.reason" text="reason" />
          <ActionHint action="review.reopen" text="reopen" />
        </>
      )}
      {part === 'claims' && (
        <>
          <ActionHint action="pairs.next" text="next" />
          <ActionHint action="pairs.nextOpen" text="next to decide" />
          <ActionHint action="pairs.confirm" text="the same" />
          <ActionHint action="pairs.refuse" text="not the same" />
          <ActionHint action="pairs.partner" text="another partner" />
          <ActionHint action="pairs.undo" text="take back" />
          <ActionHint action="pairs.confirmAll" text="confirm all" />
        </>
      )}
      {part === 'agreement' && (
        <>
          <ActionHint action="agreement.nextGroup" text="next pair, or all" />
          <ActionHint action="agreement.gamma" text="compute γ" />
        </>
      )}
      <ActionHint action="edit.undo" text="undo" />
      <Hint keys={['Esc']} text="back to the desk" />
    </>
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

const STANCE_KEYS = actions.map(({ id }) => id).filter((id) => id.startsWith('stance.'));

/** An action's key as it is now; nothing where it has none. */
function ActionHint({ action, text }: { readonly action: ActionId | undefined; readonly text: string }): ReactNode {
  const keymap = useKeymap();
  const keys = action === undefined ? [] : shownKeys(keymap, action);
  return keys.length === 0 ? null : <Hint keys={keys} text={text} />;
}

function Hint({ keys, text }: { readonly keys: readonly string[]; readonly text: string }): ReactNode {
  return (
    <span className="hint">
      <Keys keys={keys} /> {text}
    </span>
  );
}
