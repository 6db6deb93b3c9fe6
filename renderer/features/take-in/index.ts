/** Taking a colleague's file in: shown first, decided span by span where a person is needed, then taken whole or not at all. */
export { isSubmission, refusalOf } from './sources.ts';
export { TakeInDialog } from './TakeInDialog.tsx';
