/** The notes on an article, under its pane's head: mine, which may be changed there, and those of others that are shown. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { articleNotes } from '#shared/document/passages.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { useDocument } from '../../state/document.ts';
import { activate, useSession } from '../../state/session.ts';
import { editArticleNote, useEditing } from './editing.ts';
import { Note } from './Note.tsx';
import { NoteEditor } from './NoteEditor.tsx';
import './notes.css';

interface Props {
  readonly pane: string;
  readonly article: ArticleId;
}

export function ArticleNotes({ pane, article }: Props): ReactNode {
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const writable = useDocument((state) => state.readOnly === null);
  const shown = useSession((state) => state.shown);
  const editing = useEditing(
    ({ now }) => now?.what === 'note' && now.pane === pane && now.on.type === 'article' && now.on.article === article,
  );
  const notes = useMemo(() => (doc === null ? [] : articleNotes(doc, article, shown)), [doc, article, shown]);
  const mine = notes.find((note) => note.annotator === me);
  const others = notes.filter((note) => note.annotator !== me);
  if (notes.length === 0 && !editing) return null;
  return (
    <aside className="article-notes" aria-label="Notes on this article">
      {editing ? (
        <NoteEditor on={{ type: 'article', article }} note={mine?.note ?? ''} label="Note on the article" />
      ) : (
        mine !== undefined && (
          <Note
            text={mine.note}
            onEdit={
              writable
                ? () => {
                    activate(pane);
                    editArticleNote();
                  }
                : undefined
            }
          />
        )
      )}
      {others.map((note) => (
        <Note key={note.annotator} text={note.note} by={doc?.annotators.get(note.annotator)?.name ?? note.annotator} />
      ))}
    </aside>
  );
}
