/** Notes on spans, links and articles; tags of spans; links marked as unsure. */
export { ArticleNotes } from './ArticleNotes.tsx';
export { ChooseLink } from './ChooseLink.tsx';
export {
  doTo,
  editArticleNote,
  editLinkNote,
  editSpanNote,
  editSpanTags,
  toggleUnsure,
  useEditing,
} from './editing.ts';
export { Note } from './Note.tsx';
export { NoteEditor } from './NoteEditor.tsx';
export { TagsEditor } from './TagsEditor.tsx';
