export { ArticleFieldsForm } from './ArticleFieldsForm.tsx';
export { formatInWords } from './badges.ts';
export { fieldProblems, tidyFields } from './fields.ts';
export { takingDrops } from './drops.ts';
export { filesFromDrop, filesFromInput } from './files.ts';
export { ImportDialog } from './ImportDialog.tsx';
export type { DroppedFile } from './sources.ts';
