/** Review: disagreements settled into a gold set, and the frame of all else that is said of annotators together. */
export {
  beginEditing,
  nextKind,
  nextStanding,
  openItem,
  putOff,
  reasonFor,
  reopen,
  stepItem,
  stepOpen,
  takeBoth,
  takeNeither,
  takeOne,
  takeWhatAllAgreeOn,
  toggleArticle,
} from './commands.ts';
export { exportGold } from './export-gold.ts';
export { ReviewView } from './ReviewView.tsx';
export { chooseReviewed, reviewed, showPart, toggleReview, useReview, useReviewed } from './state.ts';
export { GoldTally } from './Tally.tsx';
