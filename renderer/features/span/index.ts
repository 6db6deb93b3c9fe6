/** The span in focus, with its links. */
export { SpanCard } from './SpanCard.tsx';
