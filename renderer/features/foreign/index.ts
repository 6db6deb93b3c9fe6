/** Other tools' annotations: read and shown with a mapping of their labels, then taken in whole or not at all. */
export { ForeignDialog } from './ForeignDialog.tsx';
