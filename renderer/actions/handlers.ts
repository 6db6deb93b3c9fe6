/** What each action does. The table of ids, labels and keys is `shared/actions`. */
import type { ActionId } from '#shared/actions/index.ts';
import { alignPanes, peekByKey, toggleConnectors } from '../features/across/index.ts';
import { nextGroup, startGamma } from '../features/agreement/index.ts';
import { moveClaimBy } from '../features/claims/index.ts';
import { chooseShown, toggleOnlyClaim, toggleOnlyDisagreements } from '../features/compare/index.ts';
import { toggleHistory } from '../features/history/index.ts';
import { editArticleNote, editLinkNote, editSpanNote, editSpanTags, toggleUnsure } from '../features/notes/index.ts';
import { togglePassages, toggleSpanList } from '../features/passages/index.ts';
import { openFind, toggleConcordance } from '../features/search/index.ts';
import {
  nextArticleFilter,
  nextColumnOrder,
  nextRowOrder,
  openFocusedRow,
  showEverything,
  toggleQuotes,
  toggleRowKind,
} from '../features/matrix/index.ts';
import {
  choosePartner,
  confirmAllPairs,
  confirmPair,
  nextOpenPair,
  refusePair,
  stepPair,
  undoPair,
} from '../features/claim-pairs/index.ts';
import {
  beginEditing,
  chooseReviewed,
  confirmItemPairs,
  exportGold,
  keepChosen,
  nextKind,
  nextStanding,
  openItem,
  putOff,
  reasonFor,
  reopen,
  showPart,
  stepItem,
  stepOpen,
  takeBoth,
  takeNeither,
  takeOne,
  takeWhatAllAgreeOn,
  toggleArticle,
  toggleReview,
} from '../features/review/index.ts';
import { client } from '../platform/index.ts';
import { currentTarget, deleteSpan, setStance, toggleSilent } from '../state/annotate.ts';
import { makeExample, restoreClaim, retireClaim, showClaim } from '../state/claims.ts';
import { redo, retrySaving, showNoProject, undo, useDocument } from '../state/document.ts';
import { messageOf } from '../state/message-of.ts';
import { keyName } from '../state/keymap.ts';
import { announce, notify } from '../state/notices.ts';
import { activePane, addPane, closePane, showDialog, useSession } from '../state/session.ts';
import { changeSettings, TEXT_SIZE, useSettings } from '../state/settings.ts';
import { whenSaved } from '../state/when-saved.ts';
import { openSample } from './open.ts';
import { copyWords } from './copy.ts';
import { moveEdge } from './edges.ts';
import { goToGap, goToUnlinked } from './gaps.ts';
import { addFragment, createHere, createOfWord, cycleSpans, removeFragment } from './spans.ts';
import { goToNextPane, goToPane, goToPlace, goToSpan } from './navigate.ts';
import { goToWhatNext, markDone } from './work.ts';

export const handlers: Readonly<Record<ActionId, () => void>> = {
  'file.new': () => void closeProject('new'),
  'file.open': () => void closeProject('open'),
  'file.sample': () => void openSample(),
  'file.import': () => showDialog('import'),
  'review.takeIn': () => showDialog('take-in'),
  'foreign.open': () => showDialog('foreign'),
  'file.export': () => showDialog('export'),
  'file.save': () => {
    keepWhatIsWritten();
    retrySaving();
    notify('Everything is saved as you work; the head of the window says when it is on the disk.');
  },
  'file.close': () => void closeProject('new'),
  'edit.undo': () => say('Undone', undo(), 'Nothing left to undo.'),
  'edit.redo': () => say('Done again', redo(), 'Nothing to do again.'),
  'article.done': markDone,
  'span.create': createHere,
  'span.word': createOfWord,
  'span.addFragment': addFragment,
  'span.removeFragment': removeFragment,
  'span.cycle': cycleSpans,
  'span.copy': copyWords,
  'span.delete': deleteSpan,
  'span.note': editSpanNote,
  'span.tags': editSpanTags,
  'link.note': editLinkNote,
  'link.unsure': toggleUnsure,
  'article.note': editArticleNote,
  'span.startLeft': () => moveEdge('start', -1),
  'span.startRight': () => moveEdge('start', 1),
  'span.endRight': () => moveEdge('end', 1),
  'span.endLeft': () => moveEdge('end', -1),
  'span.startLeftChar': () => moveEdge('start', -1, 'character'),
  'span.startRightChar': () => moveEdge('start', 1, 'character'),
  'span.endRightChar': () => moveEdge('end', 1, 'character'),
  'span.endLeftChar': () => moveEdge('end', -1, 'character'),
  'claim.pick': pickClaim,
  'claim.new': () => useSession.setState({ view: 'desk', newClaim: true }),
  'claim.silent': markSilent,
  'claim.peek': peekByKey,
  'claim.details': () => showClaim('claim'),
  'claim.edit': () => showClaim('claim', { start: 'text' }),
  'claim.example': makeExample,
  'claim.relate': () => showClaim('claim', { start: 'relation' }),
  'claim.merge': () => showClaim('claim-merge'),
  'claim.split': () => showClaim('claim-split'),
  'claim.moveUp': () => moveClaimBy(-1),
  'claim.moveDown': () => moveClaimBy(1),
  'claim.retire': () => retireClaim(),
  'claim.restore': () => restoreClaim(),
  'stance.1': () => stance(1),
  'stance.2': () => stance(2),
  'stance.3': () => stance(3),
  'stance.4': () => stance(4),
  'stance.5': () => stance(5),
  'stance.6': () => stance(6),
  'stance.7': () => stance(7),
  'stance.8': () => stance(8),
  'stance.9': () => stance(9),
  'view.matrix': () => useSession.setState(({ view }) => ({ view: view === 'matrix' ? 'desk' : 'matrix' })),
  'view.search': toggleConcordance,
  'view.find': openFind,
  'view.passages': togglePassages,
  'view.spanList': toggleSpanList,
  'view.history': toggleHistory,
  'view.claims': () => useSession.setState(({ claimsHidden }) => ({ claimsHidden: !claimsHidden })),
  'view.addPane': () => {
    if (!addPane(null)) return notify('Eight panes are open; close one first.', 'warning');
    // The keyboard goes to the new pane's list once that is drawn.
    requestAnimationFrame(() => goToNextPane(0));
  },
  'view.closePane': () => {
    closePane(activePane().key);
    requestAnimationFrame(() => goToNextPane(0));
  },
  'view.compare': chooseShown,
  'compare.onlyDisagreements': toggleOnlyDisagreements,
  'compare.onlyClaim': toggleOnlyClaim,
  'view.align': alignPanes,
  'view.connectors': toggleConnectors,
  'view.textLarger': () => textSize(1),
  'view.textSmaller': () => textSize(-1),
  'view.theme': () => {
    const dark = document.documentElement.dataset['theme'] === 'dark';
    void changeSettings({ theme: dark ? 'light' : 'dark' });
  },
  'view.palette': () => showDialog('palette'),
  'view.shortcuts': () => showDialog('shortcuts'),
  'view.keys': () => showDialog('keys'),
  'matrix.openRow': openFocusedRow,
  'matrix.contradicted': () => toggleRowKind('contradicted'),
  'matrix.single': () => toggleRowKind('single'),
  'matrix.silent': () => toggleRowKind('silent'),
  'matrix.unlooked': () => toggleRowKind('unlooked'),
  'matrix.all': showEverything,
  'matrix.order': nextRowOrder,
  'matrix.columns': nextColumnOrder,
  'matrix.done': nextArticleFilter,
  'matrix.quotes': toggleQuotes,
  'view.review': toggleReview,
  'review.disagreements': () => showPart('disagreements'),
  'review.claims': () => showPart('claims'),
  'review.agreement': () => showPart('agreement'),
  'review.reports': () => showPart('reports'),
  'review.annotators': chooseReviewed,
  'agreement.nextGroup': () => {
    showPart('agreement');
    nextGroup();
  },
  'agreement.gamma': () => {
    showPart('agreement');
    startGamma();
  },
  'review.exportGold': exportGold,
  'review.takeAgreed': takeWhatAllAgreeOn,
  'review.next': () => stepItem(1),
  'review.previous': () => stepItem(-1),
  'review.nextOpen': () => stepOpen(1),
  'review.previousOpen': () => stepOpen(-1),
  'review.one.1': () => takeOne(0),
  'review.one.2': () => takeOne(1),
  'review.one.3': () => takeOne(2),
  'review.one.4': () => takeOne(3),
  'review.one.5': () => takeOne(4),
  'review.one.6': () => takeOne(5),
  'review.one.7': () => takeOne(6),
  'review.one.8': () => takeOne(7),
  'review.one.9': () => takeOne(8),
  'review.both': takeBoth,
  'review.edit': beginEditing,
  'review.neither': takeNeither,
  'review.keep': keepChosen,
  'review.confirmPair': confirmItemPairs,
  'review.later': putOff,
  'review.reason': reasonFor,
  'review.reopen': reopen,
  'review.openAt': openItem,
  'review.kind': nextKind,
  'review.state': nextStanding,
  'review.article': toggleArticle,
  'pairs.confirm': confirmPair,
  'pairs.refuse': refusePair,
  'pairs.partner': choosePartner,
  'pairs.undo': undoPair,
  'pairs.confirmAll': confirmAllPairs,
  'pairs.next': () => stepPair(1),
  'pairs.previous': () => stepPair(-1),
  'pairs.nextOpen': nextOpenPair,
  'go.whatNext': goToWhatNext,
  'go.nextPane': () => goToNextPane(1),
  'go.previousPane': () => goToNextPane(-1),
  'go.nextSpan': () => goToSpan(1),
  'go.previousSpan': () => goToSpan(-1),
  'go.nextUnlinked': () => goToUnlinked(1),
  'go.previousUnlinked': () => goToUnlinked(-1),
  'go.nextGap': () => goToGap(1),
  'go.previousGap': () => goToGap(-1),
  'go.nextPlace': () => goToPlace(1),
  'go.previousPlace': () => goToPlace(-1),
  'go.pane1': () => goToPane(0),
  'go.pane2': () => goToPane(1),
  'go.pane3': () => goToPane(2),
  'go.pane4': () => goToPane(3),
  'go.pane5': () => goToPane(4),
  'go.pane6': () => goToPane(5),
  'go.pane7': () => goToPane(6),
  'go.pane8': () => goToPane(7),
};

/** Returns whether the action can be taken now; menus show the others greyed. */
export function isEnabled(id: ActionId): boolean {
  const { doc, history, readOnly } = useDocument.getState();
  if (writes(id) && (doc === null || readOnly !== null)) return false;
  if (id === 'edit.undo') return history.past.length > 0;
  if (id === 'edit.redo') return history.future.length > 0;
  return (
    doc !== null ||
    id === 'file.new' ||
    id === 'file.open' ||
    id === 'file.sample' ||
    id === 'view.palette' ||
    id === 'view.shortcuts' ||
    id === 'view.keys' ||
    id === 'view.theme' ||
    id.startsWith('view.text')
  );
}

/** Returns whether the action changes the project. */
export function writes(id: ActionId): boolean {
  return (
    id === 'file.import' ||
    id === 'review.takeIn' ||
    id === 'foreign.open' ||
    id === 'article.done' ||
    id === 'claim.pick' ||
    id === 'claim.new' ||
    id === 'claim.silent' ||
    /^claim\.(?:edit|example|relate|merge|split|move\w+|retire|restore)$/.test(id) ||
    /^review\.(?:one\.\d|both|edit|neither|keep|confirmPair|later|reopen|reason|takeAgreed)$/.test(id) ||
    /^pairs\.(?:confirm|confirmAll|refuse|partner|undo)$/.test(id) ||
    id.startsWith('edit.') ||
    id === 'article.note' ||
    id.startsWith('link.') ||
    (id.startsWith('span.') && id !== 'span.cycle' && id !== 'span.copy') ||
    id.startsWith('stance.')
  );
}

async function closeProject(intent: 'new' | 'open'): Promise<void> {
  useSession.setState({ intent });
  if (useDocument.getState().doc === null) return;
  // A field keeps what is written in it when it is left.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  try {
    await whenSaved();
    await client.call('project.close', {});
    showNoProject();
    document.title = 'Crossread';
  } catch (error) {
    notify(`The project stays open. ${messageOf(error)}`, 'warning');
  }
}

function pickClaim(): void {
  if (currentTarget() === undefined) {
    const key = keyName('claim.pick');
    return notify(
      `Select some words first, or put a span of yours in focus; then ${key} links it to a claim.`,
      'warning',
    );
  }
  useSession.setState({ picker: 'open' });
}

function markSilent(): void {
  const { claim } = useSession.getState();
  const { article } = activePane();
  if (claim === null || article === null) {
    const key = keyName('claim.silent');
    return notify(
      `Put a claim in focus and an article in the pane; then ${key} marks the article silent on it.`,
      'warning',
    );
  }
  toggleSilent(claim, article);
}

function stance(digit: number): void {
  const stance = useDocument.getState().doc?.project.stances.find((other) => other.key === String(digit));
  if (stance !== undefined) setStance(stance.id);
}

function textSize(by: number): void {
  const size = Math.min(TEXT_SIZE.max, Math.max(TEXT_SIZE.min, useSettings.getState().settings.textSize + by));
  void changeSettings({ textSize: size });
  announce(`Text size ${size}`);
}

function say(done: string, label: string | undefined, nothing: string): void {
  announce(label === undefined ? nothing : `${done}: ${label}.`);
}

/** A note or a text being written is kept on leaving its field: left and come back to, it is on its way to the disk. */
function keepWhatIsWritten(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement) && !(field instanceof HTMLInputElement)) return;
  field.blur();
  field.focus();
}
