/** The span in focus: its words, whose it is, its tags and note, and its links, each with a way to change or take it away. */
import { Link2, MessageSquareText, Tag, Trash2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { effectiveSheetOf } from '#shared/document/effective.ts';
import { sheetIndex } from '#shared/document/sheet-index.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { deleteSpan } from '../../state/annotate.ts';
import { useDocument } from '../../state/document.ts';
import { useKeyHint } from '../../state/keymap.ts';
import { activate, focusSpan, select, useSession } from '../../state/session.ts';
import { ActionKey } from '../../ui/ActionKey.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { ChooseLink, editSpanNote, editSpanTags, Note, NoteEditor, TagsEditor, useEditing } from '../notes/index.ts';
import { LinkLine } from './LinkLine.tsx';
import { toReader } from './to-reader.ts';
import { UnderCaret } from './UnderCaret.tsx';
import './span.css';

interface Props {
  readonly pane: string;
  readonly article: ArticleId;
}

export function SpanCard({ pane, article }: Props): ReactNode {
  const ref = useSession((state) => (state.span?.article === article ? state.span : null));
  const sheet = useDocument((state) =>
    ref === null || state.doc === null ? undefined : effectiveSheetOf(state.doc, ref.annotator, article),
  );
  const me = useDocument((state) => state.me);
  const writable = useDocument((state) => state.readOnly === null);
  const author = useDocument((state) => (ref === null ? undefined : state.doc?.annotators.get(ref.annotator)?.name));
  const noteKey = useKeyHint('span.note');
  const tagsKey = useKeyHint('span.tags');
  const pickKey = useKeyHint('claim.pick');
  const deleteKey = useKeyHint('span.delete');
  const editing = useEditing(({ now }) => (now?.pane === pane ? now : null));
  const span = ref === null ? undefined : sheet?.spans.get(ref.span);
  if (ref === null || sheet === undefined || span === undefined) return null;
  const links = sheetIndex(sheet).linksOfSpan.get(span.id) ?? [];
  const mine = writable && span.annotator === me;
  const choosing = editing?.what === 'choose' && editing.ref.span === span.id ? editing : null;
  const writing = editing?.what === 'note' && editing.on.type === 'span' && editing.on.span === span.id;
  const tagging = editing?.what === 'tags' && editing.ref.span === span.id;
  /** What the buttons do is done in this pane. */
  const here = (act: () => void) => (): void => {
    activate(pane);
    act();
  };
  return (
    <aside className="span-card" aria-label="Span in focus">
      <UnderCaret article={article} />
      <div className="span-card-head">
        <q dir="auto">{span.quote}</q>
        {span.annotator !== me && <span className="soft">{author}</span>}
        <span className="span-card-tools">
          {mine && (
            <IconButton label={`Note on the span${noteKey}`} onClick={here(editSpanNote)}>
              <MessageSquareText size={15} aria-hidden />
            </IconButton>
          )}
          {mine && (
            <IconButton label={`Tags of the span${tagsKey}`} onClick={here(editSpanTags)}>
              <Tag size={15} aria-hidden />
            </IconButton>
          )}
          {mine && (
            <IconButton
              label={`Link to another claim${pickKey}`}
              onClick={() => {
                select(null);
                useSession.setState({ picker: 'open' });
              }}
            >
              <Link2 size={15} aria-hidden />
            </IconButton>
          )}
          {mine && (
            <IconButton label={`Delete the span${deleteKey}`} onClick={(event) => toReader(event, deleteSpan)}>
              <Trash2 size={15} aria-hidden />
            </IconButton>
          )}
          <IconButton label="Leave the span" onClick={(event) => toReader(event, () => focusSpan(null))}>
            <X size={15} aria-hidden />
          </IconButton>
        </span>
      </div>
      {tagging ? (
        <TagsEditor key={span.id} on={ref} tags={span.tags ?? []} />
      ) : (
        span.tags !== undefined && (
          <ul className="span-tags" aria-label="Tags">
            {span.tags.map((tag) => (
              <li key={tag} className="tag">
                <bdi>{tag}</bdi>
              </li>
            ))}
          </ul>
        )
      )}
      {writing ? (
        <NoteEditor
          key={span.id}
          on={{ type: 'span', article, span: span.id }}
          note={span.note ?? ''}
          label="Note on the span"
        />
      ) : (
        span.note !== undefined && <Note text={span.note} onEdit={mine ? here(editSpanNote) : undefined} />
      )}
      {choosing !== null ? (
        <ChooseLink links={links.filter((link) => choosing.links.includes(link.id))} deed={choosing.deed} />
      ) : links.length === 0 ? (
        <p className="soft">
          Not linked to a claim yet
          {mine ? (
            <>
              : press <ActionKey id="claim.pick" /> to link it.
            </>
          ) : (
            '.'
          )}
        </p>
      ) : (
        <ul className="span-links" aria-label="Claims">
          {links.map((link) => (
            <LinkLine key={link.id} link={link} pane={pane} mine={mine} />
          ))}
        </ul>
      )}
    </aside>
  );
}
