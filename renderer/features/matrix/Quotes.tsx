/** Beneath the grid: the quotes of the row that the keyboard is in, article beside article, or those of one cell. */
import { Columns3, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { sideBySide } from '#shared/document/matrix-views.ts';
import type { Article } from '#shared/model/index.ts';
import { nameOf } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { useKeyHint } from '../../state/keymap.ts';
import { useSession } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { CellMark, cellInWords } from '../../ui/Stance.tsx';
import { placesOf } from '../claims/index.ts';
import type { ClaimLine } from '../claims/index.ts';
import { openRow } from './open-row.ts';
import { QuoteButton, stepThrough } from './QuoteButton.tsx';
import { useLook } from './state.ts';

/** More cards are not read at a glance, and would be drawn at each step of the keyboard. */
const MOST = 24;

interface Props {
  readonly line: ClaimLine | undefined;
  readonly articles: readonly Article[];
  readonly gridRef: RefObject<HTMLDivElement | null>;
}

export function Quotes({ line, articles, gridRef }: Props): ReactNode {
  const rowKey = useKeyHint('matrix.openRow');
  const at = useLook((state) => state.at);
  // What the quotes are read from.
  useDocument((state) => state.doc);
  useSession((state) => state.shown);
  const column = articles.findIndex(({ id }) => id === at);
  const only = column >= 0 ? articles[column] : undefined;
  const { shown, left } = line === undefined ? { shown: [], left: [] } : sideBySide(line.row, MOST);
  const places = only === undefined ? shown : [column];
  const close = (): void => {
    useLook.setState({ quotes: false });
    gridRef.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    stepThrough(event);
    if (event.key !== 'Escape') return;
    gridRef.current?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="matrix-quotes" aria-label="Quotes" onKeyDown={onKeyDown}>
      <header>
        <h2 dir="auto">{line === undefined ? 'Go to a claim to read its quotes' : line.claim.text}</h2>
        {line !== undefined && line.row.linked > 0 && (
          <Button
            kind="quiet"
            title={`Open the claim’s passages side by side${rowKey}`}
            onClick={() => openRow(line.claim.id)}
          >
            <Columns3 size={15} aria-hidden /> <span className="matrix-wide">Side by side</span>
          </Button>
        )}
        <IconButton label="Hide the quotes" onClick={close}>
          <X size={15} aria-hidden />
        </IconButton>
      </header>
      {line !== undefined && (
        <ul className="matrix-cards">
          {places.map((place) => {
            const article = articles[place];
            const cell = line.row.cells[place];
            if (article === undefined || cell === undefined) return null;
            return (
              <li key={article.id} className="matrix-card">
                <h3>
                  <CellMark cell={cell} /> <b>{nameOf(article)}</b> <span className="soft">{cellInWords(cell)}</span>
                </h3>
                {placesOf(line.claim.id, article.id).map((each) => (
                  <QuoteButton key={each.link.id} place={each} />
                ))}
              </li>
            );
          })}
          {places.length === 0 && <li className="soft matrix-card-none">No article speaks of this claim yet.</li>}
          {only === undefined && left.length > 0 && (
            <li className="soft matrix-card-none">and {left.length} more articles: see the row</li>
          )}
        </ul>
      )}
    </section>
  );
}
