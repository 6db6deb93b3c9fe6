/** The bar over an article that finds words in it. */
import { Popover } from '@base-ui/react/popover';
import { ChevronDown, ChevronUp, SlidersHorizontal, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { ArticleId } from '#shared/model/index.ts';
import { IconButton } from '../../ui/Button.tsx';
import { onViews } from '../reader/index.ts';
import { changeFinding, closeBar, find, goOn, lightAgain, placeInWords, useFinding } from './find-state.ts';
import { QueryOptions } from './QueryOptions.tsx';
import './search.css';

interface Props {
  readonly pane: string;
  readonly article: ArticleId;
}

export function FindBar({ pane, article }: Props): ReactNode {
  const open = useFinding((state) => state.pane === pane);
  return open ? <OpenBar article={article} /> : null;
}

/** The last time that the bar was asked for and took the keyboard. */
let answered = 0;

function OpenBar({ article }: { readonly article: ArticleId }): ReactNode {
  const finding = useFinding();
  const { query, found, status, error, asked } = finding;
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    // A bar that is drawn again, because the desk is, leaves the keyboard where it is.
    if (asked === answered) return;
    answered = asked;
    input.current?.focus();
    input.current?.select();
  }, [asked]);
  // Another article in the pane is searched anew; one that is drawn again has no highlights yet.
  useEffect(() => void find(), [article]);
  useEffect(() => onViews(lightAgain), []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (event.key === 'Escape') closeBar();
    else if (event.key === 'Enter' && event.target === input.current) goOn(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const special = query.mode !== 'phrase' || query.matchCase || query.matchDiacritics || query.wholeWords;
  return (
    <div role="search" aria-label="Find in this article" className="find-bar" onKeyDown={onKeyDown}>
      <input
        ref={input}
        type="text"
        className="input search-query"
        aria-label="Find in this article"
        placeholder="Find in this article"
        aria-invalid={error !== ''}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        value={query.text}
        data-expression={query.mode === 'expression' || undefined}
        onChange={(event) => changeFinding({ text: event.target.value })}
      />
      <span className="find-count" data-none={(status === 'found' && found.length === 0) || undefined}>
        {status === 'searching' ? '…' : status === 'found' ? placeInWords(finding) : ''}
      </span>
      <IconButton label="Previous (Shift+Enter)" disabled={found.length === 0} onClick={() => goOn(-1)}>
        <ChevronUp size={16} aria-hidden />
      </IconButton>
      <IconButton label="Next (Enter)" disabled={found.length === 0} onClick={() => goOn(1)}>
        <ChevronDown size={16} aria-hidden />
      </IconButton>
      <Popover.Root>
        <Popover.Trigger
          render={
            <IconButton label="How to look" data-special={special || undefined}>
              <SlidersHorizontal size={15} aria-hidden />
            </IconButton>
          }
        />
        <Popover.Portal>
          <Popover.Positioner sideOffset={4} align="end">
            <Popover.Popup className="find-options" aria-label="How to look">
              <QueryOptions query={query} onChange={changeFinding} />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      <IconButton label="Close (Escape)" onClick={closeBar}>
        <X size={15} aria-hidden />
      </IconButton>
      {error !== '' && (
        <p className="find-error error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
