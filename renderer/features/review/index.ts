/** Review: disagreements settled into a gold set, and the frame of all else that is said of annotators together. */
export { beginEditing } from './editing.ts';
export { openItem, stepItem, stepOpen } from './going.ts';
export { confirmItemPairs } from './item-pairs.ts';
export { nextKind, nextStanding, toggleArticle } from './narrowing.ts';
export { reasonFor } from './reason.ts';
export { keepChosen, putOff, reopen, takeBoth, takeNeither, takeOne, takeWhatAllAgreeOn } from './settling.ts';
export { exportGold } from './export-gold.ts';
export { ReviewView } from './ReviewView.tsx';
export { chooseReviewed, reviewed, showPart, toggleReview, useReview, useReviewed } from './state.ts';
export { GoldTally } from './Tally.tsx';
