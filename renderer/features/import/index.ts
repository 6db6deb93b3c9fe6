export { ArticleFieldsForm } from './ArticleFieldsForm.tsx';
export { fieldProblems, tidyFields } from './fields.ts';
