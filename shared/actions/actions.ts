/**
 * Everything a person can do that has a name. Menu, palette, context menus, the list of shortcuts and Electron's
 * application menu all read this table; what an action does and when it is enabled is the page's, under the same id.
 */

export type MenuName = 'File' | 'Edit' | 'Span' | 'Claim' | 'Review' | 'View' | 'Go' | 'Help';

/**
 * Where the page has the keyboard for the shortcut to count. `everywhere` includes the start screen; `reading` is all of a
 * project but the review; `review` is any part of that, `queue` its disagreements, `pairs` its claims.
 */
export type ActionPlace =
  'everywhere' | 'project' | 'reading' | 'reader' | 'claims' | 'matrix' | 'review' | 'queue' | 'pairs';

export interface ActionDescriptor {
  readonly id: string;
  readonly label: string;
  /** Other words under which the palette finds it. */
  readonly keywords: readonly string[];
  /** The menu that lists it, or null for what only the keyboard and the palette offer. */
  readonly menu: MenuName | null;
  /** In tinykeys' syntax; `$mod` is Command on a Mac and Control elsewhere. The first is the one shown. */
  readonly shortcuts: readonly string[];
  readonly where: ActionPlace;
}

/** Menus in the order of the menu bar. */
export const MENUS: readonly MenuName[] = ['File', 'Edit', 'Span', 'Claim', 'Review', 'View', 'Go', 'Help'];

// A bracket needs AltGr on many keyboards, which Windows reports as Control and Alt: both may be down.
const ALT_GR = '[Control]+[Alt]+';

const fileActions = [
  action('file.new', 'New project…', ['create', 'folder'], 'File', [], 'everywhere'),
  action('file.open', 'Open project…', ['folder', 'recent'], 'File', ['$mod+o'], 'everywhere'),
  action('file.sample', 'Open the sample project', ['example', 'Quillmere', 'try'], 'File', [], 'everywhere'),
  action('file.import', 'Add articles…', ['import', 'paste', 'files', 'text'], 'File', ['$mod+i'], 'project'),
  action(
    'review.takeIn',
    'Take in a colleague’s file…',
    ['annotation file', 'project', 'zip', 'import'],
    'File',
    ['$mod+Shift+i'],
    'project',
  ),
  action(
    'foreign.open',
    'Import from another tool…',
    ['annotations', 'brat', 'doccano', 'INCEpTION', 'Label Studio', 'Prodigy', 'NVivo', 'REFI-QDA', 'labels', 'codes'],
    'File',
    [],
    'project',
  ),
  action('file.export', 'Export the dataset…', ['save', 'JSONL', 'CSV', 'download'], 'File', ['$mod+e'], 'project'),
  action('file.save', 'Save now', ['write', 'disk'], 'File', ['$mod+s'], 'project'),
  action('file.close', 'Close project', ['start', 'leave'], 'File', [], 'project'),
] as const;

const editActions = [
  action('edit.undo', 'Undo', ['back', 'revert'], 'Edit', ['$mod+z'], 'project'),
  action('edit.redo', 'Redo', ['again', 'repeat'], 'Edit', ['$mod+Shift+z', '$mod+y'], 'project'),
  action('article.note', 'Note on the article…', ['remark', 'comment', 'write'], 'Edit', [], 'reader'),
  action(
    'article.done',
    'Article done / not done',
    ['finished', 'work list', 'progress'],
    'Edit',
    ['$mod+Enter'],
    'project',
  ),
] as const;

const spanActions = [
  action('span.create', 'Create span', ['highlight', 'mark', 'selection', 'sentence'], 'Span', ['Enter'], 'reader'),
  action('span.word', 'Span of the word', ['highlight', 'mark'], 'Span', ['w'], 'reader'),
  action('span.copy', 'Copy the words', ['clipboard', 'quote'], 'Span', [], 'reader'),
  action('span.delete', 'Delete span', ['remove', 'unmark'], 'Span', ['Delete', 'Backspace'], 'reader'),
  action('span.addFragment', 'Add the selection to the span', ['discontinuous', 'fragment'], 'Span', ['f'], 'reader'),
  action('span.removeFragment', 'Take the fragment away', ['discontinuous', 'fragment'], 'Span', ['Shift+f'], 'reader'),
  action('span.cycle', 'Next span under the caret', ['overlap', 'nested', 'round'], 'Span', ['o'], 'reader'),
  action('span.note', 'Note on the span…', ['remark', 'comment', 'write'], 'Span', ['a'], 'reader'),
  action('span.tags', 'Tags of the span…', ['label', 'keyword'], 'Span', ['t'], 'reader'),
  action('link.note', 'Note on the link…', ['remark', 'comment', 'claim'], 'Span', ['Shift+a'], 'reader'),
  action('link.unsure', 'Unsure', ['doubt', 'not sure', 'question', 'link'], 'Span', ['q'], 'reader'),
  action('span.startLeft', 'Start one word earlier', ['edge', 'grow'], 'Span', [`${ALT_GR}[`], 'reader'),
  action('span.startRight', 'Start one word later', ['edge', 'shrink'], 'Span', [`[Shift]+${ALT_GR}{`], 'reader'),
  action('span.endRight', 'End one word later', ['edge', 'grow'], 'Span', [`${ALT_GR}]`], 'reader'),
  action('span.endLeft', 'End one word earlier', ['edge', 'shrink'], 'Span', [`[Shift]+${ALT_GR}}`], 'reader'),
  action('span.startLeftChar', 'Start one character earlier', ['edge', 'grow'], 'Span', ['[Shift]+('], 'reader'),
  action('span.startRightChar', 'Start one character later', ['edge', 'shrink'], 'Span', ['[Shift]+>'], 'reader'),
  action('span.endRightChar', 'End one character later', ['edge', 'grow'], 'Span', ['[Shift]+)'], 'reader'),
  action('span.endLeftChar', 'End one character earlier', ['edge', 'shrink'], 'Span', ['[Shift]+<'], 'reader'),
] as const;

const claimActions = [
  action('claim.pick', 'Link to a claim…', ['claim', 'picker'], 'Claim', ['c'], 'reader'),
  action('claim.new', 'New claim…', ['write', 'create'], 'Claim', ['$mod+Shift+c'], 'project'),
  action('claim.silent', 'Checked: silent', ['omission', 'absent', 'says nothing'], 'Claim', ['s'], 'reader'),
  action('claim.peek', 'Peek at the claim (hold)', ['quotes', 'all articles'], 'Claim', ['k'], 'project'),
  action('claim.details', 'Claim details…', ['guideline', 'colour', 'history'], 'Claim', ['d'], 'project'),
  action('claim.edit', 'Edit the claim', ['rename', 'text', 'group'], 'Claim', ['F2'], 'project'),
  action('claim.example', 'Make the span an example', ['guideline'], 'Claim', ['Shift+x'], 'reader'),
  action('claim.relate', 'Relate…', ['contradicts', 'entails', 'same as'], 'Claim', [], 'project'),
  action('claim.merge', 'Merge into…', ['join', 'double', 'duplicate'], 'Claim', [], 'project'),
  action('claim.split', 'Split…', ['divide', 'part'], 'Claim', [], 'project'),
  action('claim.moveUp', 'Move the claim up', ['order', 'earlier'], 'Claim', ['Alt+Shift+ArrowUp'], 'claims'),
  action('claim.moveDown', 'Move the claim down', ['order', 'later'], 'Claim', ['Alt+Shift+ArrowDown'], 'claims'),
  action('claim.retire', 'Retire', ['archive', 'hide', 'obsolete'], 'Claim', [], 'project'),
  action('claim.restore', 'Restore', ['bring back', 'unretire', 'unmerge'], 'Claim', [], 'project'),
] as const;

const stanceActions = [
  action('stance.1', 'Stance 1', ['agrees'], null, ['[Shift]+1'], 'reader'),
  action('stance.2', 'Stance 2', ['contradicts'], null, ['[Shift]+2'], 'reader'),
  action('stance.3', 'Stance 3', ['partly'], null, ['[Shift]+3'], 'reader'),
  action('stance.4', 'Stance 4', ['mentions'], null, ['[Shift]+4'], 'reader'),
  action('stance.5', 'Stance 5', [], null, ['[Shift]+5'], 'reader'),
  action('stance.6', 'Stance 6', [], null, ['[Shift]+6'], 'reader'),
  action('stance.7', 'Stance 7', [], null, ['[Shift]+7'], 'reader'),
  action('stance.8', 'Stance 8', [], null, ['[Shift]+8'], 'reader'),
  action('stance.9', 'Stance 9', [], null, ['[Shift]+9'], 'reader'),
] as const;

const viewActions = [
  action('view.matrix', 'Claims by articles', ['matrix', 'table', 'cells'], 'View', ['m'], 'project'),
  action(
    'view.search',
    'Concordance (search all articles)',
    ['find', 'KWIC', 'regular expression'],
    'View',
    ['$mod+Shift+f'],
    'project',
  ),
  action('view.find', 'Find in this article', ['search', 'words'], 'View', ['$mod+f', '[Shift]+/'], 'project'),
  action(
    'view.passages',
    'Passages of all articles',
    ['spans', 'list', 'filter', 'notes'],
    'View',
    ['Shift+i'],
    'project',
  ),
  action('view.spanList', 'Spans of this article', ['list', 'screen reader', 'filter'], 'View', ['i'], 'project'),
  action('view.history', 'What was done', ['history', 'undo', 'steps'], 'View', ['h'], 'project'),
  action('view.claims', 'Claims panel', ['list', 'show', 'hide'], 'View', ['$mod+b'], 'project'),
  action('view.addPane', 'Add a pane', ['side by side', 'column'], 'View', ['$mod+Shift+Enter'], 'project'),
  action('view.closePane', 'Close the pane', ['column', 'remove'], 'View', ['Alt+KeyW'], 'project'),
  action(
    'view.compare',
    'Annotators shown…',
    ['compare', 'colleagues', 'lanes', 'gold'],
    'View',
    ['Shift+c'],
    'reader',
  ),
  action('compare.onlyDisagreements', 'Only disagreements', ['filter', 'differ'], 'View', ['Shift+d'], 'reader'),
  action('compare.onlyClaim', 'Only the claim in focus', ['filter', 'paired'], 'View', ['Shift+k'], 'reader'),
  action('view.align', 'Align the panes on the claim', ['same height', 'side by side'], 'View', ['l'], 'reading'),
  action('view.connectors', 'Lines between the panes', ['connect', 'contradict'], 'View', ['v'], 'project'),
  action('view.textLarger', 'Larger text', ['zoom', 'size'], 'View', ['$mod+=', '$mod+[Shift]++'], 'everywhere'),
  action('view.textSmaller', 'Smaller text', ['zoom', 'size'], 'View', ['$mod+-'], 'everywhere'),
  action('view.theme', 'Light or dark', ['theme', 'colours', 'night'], 'View', [], 'everywhere'),
] as const;

const matrixActions = [
  action(
    'matrix.openRow',
    'Open the claim’s passages side by side',
    ['row', 'panes', 'matrix'],
    'Claim',
    ['r'],
    'reading',
  ),
  action(
    'matrix.contradicted',
    'Matrix: only contradicted claims',
    ['filter', 'denied'],
    null,
    ['[Shift]+1'],
    'matrix',
  ),
  action('matrix.single', 'Matrix: only claims from a single source', ['filter', 'one'], null, ['[Shift]+2'], 'matrix'),
  action(
    'matrix.silent',
    'Matrix: only claims with silent articles',
    ['filter', 'omission'],
    null,
    ['[Shift]+3'],
    'matrix',
  ),
  action(
    'matrix.unlooked',
    'Matrix: only claims not looked for everywhere',
    ['filter', 'open'],
    null,
    ['[Shift]+4'],
    'matrix',
  ),
  action('matrix.all', 'Matrix: show everything', ['filter', 'reset', 'clear'], null, ['[Shift]+0'], 'matrix'),
  action('matrix.order', 'Matrix: next order of the claims', ['sort', 'coverage', 'group'], null, ['o'], 'matrix'),
  action(
    'matrix.columns',
    'Matrix: next order of the articles',
    ['sort', 'share', 'date'],
    null,
    ['Shift+o'],
    'matrix',
  ),
  action('matrix.done', 'Matrix: articles that are done, not done, all', ['filter'], null, ['Shift+d'], 'matrix'),
  action('matrix.quotes', 'Matrix: quotes of the row or cell', ['peek', 'passages'], null, ['q'], 'matrix'),
] as const;

const reviewActions = [
  action('view.review', 'Review', ['compare', 'disagreements', 'adjudicate', 'gold'], 'Review', ['Shift+r'], 'project'),
  action('review.disagreements', 'Review: disagreements', ['queue', 'adjudicate'], 'Review', ['Alt+Digit1'], 'review'),
  action('review.claims', 'Review: whose claims are whose', ['pairs', 'same'], 'Review', ['Alt+Digit2'], 'review'),
  action('review.agreement', 'Review: agreement', ['figures', 'kappa', 'alpha'], 'Review', ['Alt+Digit3'], 'review'),
  action('review.reports', 'Review: reports', ['print', 'annotator'], 'Review', ['Alt+Digit4'], 'review'),
  action('review.annotators', 'Review: who is compared…', ['annotators', 'against'], 'Review', ['w'], 'review'),
  action('agreement.nextGroup', 'Agreement: the next pair, or all', ['annotators'], 'Review', ['Shift+w'], 'review'),
  action('agreement.gamma', 'Agreement: compute γ', ['gamma', 'alignment'], 'Review', ['Shift+y'], 'review'),
  action('review.exportGold', 'Export the gold set…', ['save', 'dataset'], 'Review', [], 'review'),
  action('review.takeAgreed', 'Take what all agree on', ['gold', 'begin'], 'Review', ['Shift+a'], 'queue'),
  action('review.next', 'Next disagreement', ['down'], 'Review', ['j'], 'queue'),
  action('review.previous', 'Previous disagreement', ['up'], 'Review', ['Shift+j'], 'queue'),
  action('review.nextOpen', 'Next open disagreement', ['unsettled'], 'Review', ['u'], 'queue'),
  action('review.previousOpen', 'Previous open disagreement', ['unsettled'], 'Review', ['Shift+u'], 'queue'),
  action(
    'review.one.1',
    'Take the first annotator’s',
    ['settle', 'hers', 'one'],
    'Review',
    ['a', '[Shift]+1'],
    'queue',
  ),
  action('review.one.2', 'Take the second annotator’s', ['settle', 'his'], 'Review', ['b', '[Shift]+2'], 'queue'),
  action('review.one.3', 'Take the third annotator’s', ['settle'], null, ['c', '[Shift]+3'], 'queue'),
  action('review.one.4', 'Take the fourth annotator’s', ['settle'], null, ['[Shift]+4'], 'queue'),
  action('review.one.5', 'Take the fifth annotator’s', ['settle'], null, ['[Shift]+5'], 'queue'),
  action('review.one.6', 'Take the sixth annotator’s', ['settle'], null, ['[Shift]+6'], 'queue'),
  action('review.one.7', 'Take the seventh annotator’s', ['settle'], null, ['[Shift]+7'], 'queue'),
  action('review.one.8', 'Take the eighth annotator’s', ['settle'], null, ['[Shift]+8'], 'queue'),
  action('review.one.9', 'Take the ninth annotator’s', ['settle'], null, ['[Shift]+9'], 'queue'),
  action('review.both', 'Take both', ['settle', 'all', 'union'], 'Review', ['t'], 'queue'),
  action('review.edit', 'Take an edited version…', ['settle', 'change', 'edge', 'claim'], 'Review', ['e'], 'queue'),
  action('review.neither', 'Take neither', ['settle', 'none', 'nobody'], 'Review', ['x'], 'queue'),
  action('review.keep', 'Keep what was settled', ['changed', 'still', 'gold'], 'Review', ['y'], 'queue'),
  action('review.confirmPair', 'Their claims are the same', ['confirm', 'pair', 'claim'], 'Review', ['s'], 'queue'),
  action('review.later', 'Later', ['settle', 'put off', 'postpone'], 'Review', ['l'], 'queue'),
  action('review.reason', 'Reason…', ['why', 'note', 'write'], 'Review', ['r'], 'queue'),
  action('review.reopen', 'Reopen', ['unsettle', 'take back'], 'Review', ['Backspace'], 'queue'),
  action('review.openAt', 'Open the place at the desk', ['article', 'read'], 'Review', ['o'], 'queue'),
  action('review.kind', 'Only the next kind of disagreement', ['filter'], null, ['f'], 'queue'),
  action('review.state', 'Only open, settled, later, changed …', ['filter'], null, ['Shift+f'], 'queue'),
  action('review.article', 'Only this article / all articles', ['filter'], null, ['Shift+o'], 'queue'),
  action('pairs.confirm', 'They are the same claim', ['confirm', 'pair'], 'Review', ['s'], 'pairs'),
  action('pairs.refuse', 'They are not the same claim', ['refuse', 'distinct'], 'Review', ['x'], 'pairs'),
  action('pairs.partner', 'Pair with another claim…', ['partner', 'choose'], 'Review', ['c'], 'pairs'),
  action('pairs.undo', 'Take back what was said of the pair', ['unconfirm'], 'Review', ['Backspace'], 'pairs'),
  action('pairs.confirmAll', 'Confirm all pairs proposed', ['accept'], 'Review', ['Shift+s'], 'pairs'),
  action('pairs.next', 'Next pair', ['down'], null, ['j'], 'pairs'),
  action('pairs.previous', 'Previous pair', ['up'], null, ['Shift+j'], 'pairs'),
  action('pairs.nextOpen', 'Next pair to be decided', ['proposed'], null, ['u'], 'pairs'),
] as const;

const goActions = [
  action('go.whatNext', 'What next', ['work list', 'to do', 'suggest'], 'Go', ['x'], 'reading'),
  action('go.nextPane', 'Next pane', ['focus', 'panel'], 'Go', ['F6'], 'project'),
  action('go.previousPane', 'Previous pane', ['focus', 'panel'], 'Go', ['Shift+F6'], 'project'),
  action('go.nextSpan', 'Next span', ['highlight'], 'Go', ['[Shift]+.'], 'reader'),
  action('go.previousSpan', 'Previous span', ['highlight'], 'Go', ['[Shift]+,'], 'reader'),
  action('go.nextUnlinked', 'Next unlinked span', ['open', 'without a claim'], 'Go', ['u'], 'reader'),
  action('go.previousUnlinked', 'Previous unlinked span', ['open', 'without a claim'], 'Go', ['Shift+u'], 'reader'),
  action('go.nextGap', 'Next article not linked to the claim', ['silent', 'unlooked', 'gap'], 'Go', ['g'], 'project'),
  action('go.previousGap', 'Previous article not linked to the claim', ['silent', 'gap'], 'Go', ['Shift+g'], 'project'),
  action('go.nextPlace', 'Next place of the claim', ['link', 'follow'], 'Go', ['n'], 'project'),
  action('go.previousPlace', 'Previous place of the claim', ['link', 'follow'], 'Go', ['p'], 'project'),
  // By the key's place, because Alt with a digit types another character on a Mac.
  action('go.pane1', 'Pane 1', ['focus'], null, ['Alt+Digit1'], 'reading'),
  action('go.pane2', 'Pane 2', ['focus'], null, ['Alt+Digit2'], 'reading'),
  action('go.pane3', 'Pane 3', ['focus'], null, ['Alt+Digit3'], 'reading'),
  action('go.pane4', 'Pane 4', ['focus'], null, ['Alt+Digit4'], 'reading'),
  action('go.pane5', 'Pane 5', ['focus'], null, ['Alt+Digit5'], 'reading'),
  action('go.pane6', 'Pane 6', ['focus'], null, ['Alt+Digit6'], 'reading'),
  action('go.pane7', 'Pane 7', ['focus'], null, ['Alt+Digit7'], 'reading'),
  action('go.pane8', 'Pane 8', ['focus'], null, ['Alt+Digit8'], 'reading'),
] as const;

const helpActions = [
  action('view.palette', 'All actions…', ['palette', 'commands', 'find'], 'Help', ['$mod+k', 'F1'], 'everywhere'),
  action('view.shortcuts', 'Keyboard shortcuts', ['keys', 'help'], 'Help', ['[Shift]+?'], 'everywhere'),
  action('view.keys', 'Change keys…', ['shortcuts', 'remap', 'rebind', 'keyboard'], 'Help', [], 'everywhere'),
] as const;

export const actions = [
  ...fileActions,
  ...editActions,
  ...spanActions,
  ...claimActions,
  ...stanceActions,
  ...viewActions,
  ...matrixActions,
  ...reviewActions,
  ...goActions,
  ...helpActions,
] as const satisfies readonly ActionDescriptor[];

export type ActionId = (typeof actions)[number]['id'];

/** Returns whether the string is an action's id. */
export function isActionId(id: string): id is ActionId {
  return actions.some((one) => one.id === id);
}

function action<const Id extends string>(
  id: Id,
  label: string,
  keywords: readonly string[],
  menu: MenuName | null,
  shortcuts: readonly string[],
  where: ActionPlace,
): ActionDescriptor & { readonly id: Id } {
  return { id, label, keywords, menu, shortcuts, where };
}
