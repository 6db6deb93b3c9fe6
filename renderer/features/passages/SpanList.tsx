/** The spans of one article as a list beside its text: how those meet them who cannot see the highlights. */
import { X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ALL_PASSAGES, passagesOf } from '#shared/document/passages.ts';
import type { Passage } from '#shared/document/passages.ts';
import { spanEnd, spanStart } from '#shared/document/sheet-index.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { deleteSpan, focusOn } from '../../state/annotate.ts';
import { useDocument } from '../../state/document.ts';
import { activate, focusSpan, useSession } from '../../state/session.ts';
import { IconButton } from '../../ui/Button.tsx';
import { viewOf } from '../reader/index.ts';
import { FilterBar } from './FilterBar.tsx';
import { linesOf } from './lines.ts';
import { neighbourOf } from './neighbour.ts';
import { Placeless } from './Placeless.tsx';
import { PassageList } from './PassageList.tsx';
import { closeSpanList, listWanted, wantList } from './span-list.ts';
import './passages.css';

interface Props {
  readonly pane: string;
  readonly article: ArticleId;
}

export function SpanList({ pane, article }: Props): ReactNode {
  const open = useSession((state) => state.spanLists.includes(pane));
  return open ? <Opened key={article} pane={pane} article={article} /> : null;
}

function Opened({ pane, article }: Props): ReactNode {
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const shown = useSession((state) => state.shown);
  const at = useSession((state) => (state.span?.article === article ? state.span.span : null));
  const [filter, setFilter] = useState({ ...ALL_PASSAGES, articles: [article] });
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const sheets = doc?.sheets;

  const total = useMemo(
    () => shown.reduce((sum, who) => sum + (sheets?.get(`${who}/${article}`)?.spans.size ?? 0), 0),
    [sheets, shown, article],
  );
  const passages = useMemo(() => {
    if (doc === null) return [];
    const known = filter.annotators.filter((annotator) => shown.includes(annotator));
    return passagesOf(doc, { ...filter, annotators: known.length > 0 ? known : shown });
  }, [doc, filter, shown]);
  // One article needs no headings, as in the order of time.
  const lines = useMemo(() => (doc === null ? [] : linesOf(doc, passages, filter, 'time')), [doc, passages, filter]);

  useEffect(() => {
    const focus = (): void => (list.current ?? input.current)?.focus({ preventScroll: true });
    if (wantList(pane)) focus();
    return listWanted(pane, focus);
  }, [pane]);
  if (doc === null) return null;

  const toText = (): void => viewOf(pane)?.focus();
  const close = (): void => {
    closeSpanList(pane);
    toText();
  };
  const refTo = ({ span }: Passage) => ({ annotator: span.annotator, article, span: span.id });
  /** The text follows the list; the list itself says what the keyboard is at. */
  const move = (passage: Passage, focus: boolean): void => {
    activate(pane);
    if (focus) focusOn(refTo(passage));
    else focusSpan(refTo(passage));
    const { span } = passage;
    useSession.setState({ reveal: { pane, start: spanStart(span), end: spanEnd(span), focus } });
  };
  const toList = (): void => {
    const [first] = passages;
    if (first !== undefined && passages.every((passage) => passage.span.id !== at)) move(first, false);
    list.current?.focus();
  };
  const remove = (passage: Passage): void => {
    const next = neighbourOf(passages, passage.span.id);
    const after = passages.find(({ span }) => span.id === next);
    focusSpan(refTo(passage));
    deleteSpan();
    if (useSession.getState().span !== null) return;
    if (after === undefined) input.current?.focus();
    else move(after, false);
  };

  return (
    <section className="span-list" aria-label="Spans of this article">
      <FilterBar
        doc={doc}
        filter={filter}
        onFilter={(next) => setFilter({ ...next, articles: [article] })}
        inputRef={input}
        toList={toList}
        onEscape={close}
        article={article}
      >
        <span className="span-list-count" role="status">
          {passages.length === total ? total : `${passages.length} of ${total}`}
          <span className="visually-hidden"> {total === 1 ? 'span' : 'spans'}</span>
        </span>
        <IconButton label="Close the list of spans (Esc)" onClick={close}>
          <X size={14} aria-hidden />
        </IconButton>
      </FilterBar>
      {passages.length > 0 ? (
        <PassageList
          doc={doc}
          me={me}
          annotators={shown}
          lines={lines}
          label="Spans of this article"
          at={at}
          listRef={list}
          withArticle={false}
          withTime={false}
          onMove={(passage) => move(passage, false)}
          onOpen={(passage) => move(passage, true)}
          onDelete={remove}
          onEscape={close}
          onType={() => input.current?.focus()}
        />
      ) : (
        <p className="soft span-list-empty">
          {total === 0 ? 'No span in this article yet.' : 'No span passes the filters.'}
        </p>
      )}
      <Placeless doc={doc} article={article} annotators={shown} />
    </section>
  );
}
