/** One pane: a head that names the article, and the article, or a list to choose one from. */
import { Menu } from '@base-ui/react/menu';
import { EllipsisVertical, GripVertical, Newspaper, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { useArticles, useMatrix } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { activate, closePane, movePane, setPaneArticle, showDialog, useSession } from '../../state/session.ts';
import type { Pane as PaneState } from '../../state/session.ts';
import { IconButton } from '../../ui/Button.tsx';
import { ArticleNotes, editArticleNote } from '../notes/index.ts';
import { SpanList, toggleSpanList } from '../passages/index.ts';
import { ArticleView } from '../reader/index.ts';
import { FindBar } from '../search/index.ts';
import { SpanCard } from '../span/index.ts';
import { ArticleChooser } from './ArticleChooser.tsx';
import { ArticleState } from './ArticleState.tsx';
import { formatPublished } from './dates.ts';
import { Progress } from './Progress.tsx';
import { progressOf } from './progress.ts';

interface Props {
  readonly pane: PaneState;
  readonly index: number;
  readonly count: number;
  readonly startAt: number;
}

const DRAG_TYPE = 'application/x-crossread-pane';

export function Pane({ pane, index, count, startAt }: Props): ReactNode {
  const articles = useArticles();
  const { rows } = useMatrix();
  const active = useSession((state) => state.active === pane.key);
  const section = useRef<HTMLElement>(null);
  /** The list to choose from was asked for here, so it has the keyboard. */
  const [asked, setAsked] = useState(false);
  const at = articles.findIndex((article) => article.id === pane.article);
  const article = articles[at];

  const onDrop = (event: DragEvent): void => {
    const key = event.dataTransfer.getData(DRAG_TYPE);
    if (key === '') return;
    event.preventDefault();
    const from = useSession.getState().panes.findIndex((other) => other.key === key);
    if (from >= 0) movePane(key, index - from);
  };

  return (
    <section
      ref={section}
      className="pane"
      data-active={active}
      aria-label={`Pane ${index + 1} of ${count}`}
      onPointerDown={() => activate(pane.key)}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(DRAG_TYPE)) event.preventDefault();
      }}
      onDrop={onDrop}
    >
      <header className="pane-head">
        <div className="pane-line">
          {count > 1 && (
            <span
              className="grip"
              draggable
              title="Drag to move this pane"
              onDragStart={(event) => {
                event.dataTransfer.setData(DRAG_TYPE, pane.key);
                event.dataTransfer.effectAllowed = 'move';
                if (section.current !== null) event.dataTransfer.setDragImage(section.current, 20, 20);
              }}
            >
              <GripVertical size={14} aria-hidden />
            </span>
          )}
          <b>{article === undefined ? 'Choose an article' : article.outlet || 'Outlet unknown'}</b>
          <span className="soft pane-date">{formatPublished(article?.published ?? '')}</span>
          <span className="pane-tools">
            {article !== undefined && <Progress tally={progressOf(rows, at)} />}
            {article !== undefined && <ArticleState article={article.id} />}
            {article !== undefined && (
              <IconButton
                label="Another article in this pane"
                onClick={() => {
                  setAsked(true);
                  setPaneArticle(pane.key, null);
                }}
              >
                <Newspaper size={15} aria-hidden />
              </IconButton>
            )}
            <PaneMenu pane={pane} index={index} count={count} />
            {(count > 1 || article !== undefined) && (
              <IconButton label="Close this pane" onClick={closeAndStay(pane.key)}>
                <X size={15} aria-hidden />
              </IconButton>
            )}
          </span>
        </div>
        {article !== undefined && (
          <h2 lang={article.language === 'und' ? undefined : article.language} dir="auto" title={article.title}>
            {article.title || article.source.name}
          </h2>
        )}
      </header>
      {article === undefined ? (
        <ArticleChooser
          autoFocus={asked}
          onChoose={(id) => {
            setPaneArticle(pane.key, id);
            // The list had the keyboard; the text takes it over once it is there.
            useSession.setState({ active: pane.key, reveal: { pane: pane.key, start: 0, end: 1, focus: true } });
          }}
        />
      ) : (
        <>
          <FindBar pane={pane.key} article={article.id} />
          <ArticleNotes pane={pane.key} article={article.id} />
          <div className="pane-body">
            <SpanList pane={pane.key} article={article.id} />
            <ArticleView key={article.id} pane={pane.key} article={article} startAt={startAt} />
          </div>
          <SpanCard pane={pane.key} article={article.id} />
        </>
      )}
    </section>
  );
}

/** Closes a pane and gives the keyboard to the one that is active then. */
function closeAndStay(key: string): () => void {
  return () => {
    closePane(key);
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>('.pane[data-active="true"] :is(.reader, .article-chooser input)')?.focus();
    });
  };
}

function PaneMenu({ pane, index, count }: Omit<Props, 'startAt'>): ReactNode {
  const writable = useDocument((state) => state.readOnly === null);
  if (pane.article === null && count === 1) return null;
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <IconButton label="More about this pane">
            <EllipsisVertical size={15} aria-hidden />
          </IconButton>
        }
      />
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end">
          <Menu.Popup className="menu">
            <Menu.Item className="menu-item" disabled={index === 0} onClick={() => movePane(pane.key, -1)}>
              Move left
            </Menu.Item>
            <Menu.Item className="menu-item" disabled={index === count - 1} onClick={() => movePane(pane.key, 1)}>
              Move right
            </Menu.Item>
            {pane.article !== null && (
              <Menu.Item
                className="menu-item"
                onClick={() => {
                  activate(pane.key);
                  showDialog('article');
                }}
              >
                About this article…
              </Menu.Item>
            )}
            {pane.article !== null && writable && (
              <Menu.Item
                className="menu-item"
                onClick={() => {
                  activate(pane.key);
                  editArticleNote();
                }}
              >
                Note on the article…
              </Menu.Item>
            )}
            {pane.article !== null && (
              <Menu.Item
                className="menu-item"
                onClick={() => {
                  activate(pane.key);
                  toggleSpanList();
                }}
              >
                Spans of this article
              </Menu.Item>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
