export { ExportDialog } from './ExportDialog.tsx';
export { download } from './download.ts';
