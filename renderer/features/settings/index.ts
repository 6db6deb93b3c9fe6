import './settings.css';

export { AnnotatorDialog } from './AnnotatorDialog.tsx';
export { ArticleDialog } from './ArticleDialog.tsx';
export { ProblemsDialog } from './ProblemsDialog.tsx';
export { SettingsDialog } from './SettingsDialog.tsx';
export { StancesDialog } from './StancesDialog.tsx';
