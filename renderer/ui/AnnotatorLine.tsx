/** Annotators that are compared are told apart by a line of their own: its style, and beside it its colour. */
import type { ReactNode } from 'react';
import './annotator-lines.css';

/** How many lines there are; with more annotators the styles come again. */
const STYLES = 6;

/** Returns the classes for words under the line of the annotator with this place in the list. */
export const lineClass = (place: number): string => `annotator-line line-${place % STYLES}`;

/** A short piece of the line, as it stands beside a name. */
export function AnnotatorLine({ place }: { readonly place: number }): ReactNode {
  return <span className={`line-sample line-${place % STYLES}`} aria-hidden />;
}
