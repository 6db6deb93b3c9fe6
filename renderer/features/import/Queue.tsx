/** The articles read, waiting to be looked at: a check box each, and a button that shows the article. */
import { memo, useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { CandidateId } from '#shared/contract/index.ts';
import type { Article, ArticleId } from '#shared/model/index.ts';
import { badgesOf, formatInWords } from './badges.ts';
import type { Draft } from './run.ts';

interface Props {
  readonly drafts: readonly Draft[];
  readonly articles: ReadonlyMap<ArticleId, Article>;
  readonly selected: CandidateId | undefined;
  readonly disabled: boolean;
  readonly onSelect: (id: CandidateId) => void;
  readonly onCheck: (id: CandidateId, checked: boolean) => void;
  readonly onCheckAll: (checked: boolean) => void;
}

export function Queue({ drafts, articles, selected, disabled, onSelect, onCheck, onCheckAll }: Props): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const checked = drafts.filter((draft) => draft.checked).length;
  const titles = new Map(drafts.map((draft) => [draft.id, titleOf(draft)]));

  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
    const at = drafts.findIndex((draft) => draft.id === selected);
    const moves: Record<string, number> = {
      ArrowDown: Math.min(drafts.length - 1, at + 1),
      ArrowUp: Math.max(0, at - 1),
      Home: 0,
      End: drafts.length - 1,
    };
    const next = drafts[moves[event.key] ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next.id);
    const row = list.current?.children[drafts.indexOf(next)];
    // The keyboard stays in its column: check boxes or titles.
    const kind = event.target instanceof HTMLInputElement ? 'input' : 'button';
    row?.querySelector<HTMLElement>(kind)?.focus();
  };

  return (
    <div className="queue">
      <label className="queue-all">
        <AllBox
          state={checked === 0 ? 'none' : checked === drafts.length ? 'all' : 'some'}
          disabled={disabled}
          onCheck={onCheckAll}
        />
        <span>
          {checked} of {drafts.length} chosen
        </span>
      </label>
      <ul ref={list} onKeyDown={onKeyDown} aria-label="Articles read">
        {drafts.map((draft) => (
          <Row
            key={draft.id}
            draft={draft}
            title={titles.get(draft.id) ?? ''}
            badges={badgesOf(draft, articles, titles)
              .map(({ text }) => text)
              .join('\n')}
            selected={draft.id === selected}
            disabled={disabled}
            onSelect={onSelect}
            onCheck={onCheck}
          />
        ))}
      </ul>
    </div>
  );
}

export const titleOf = (draft: Draft): string => draft.fields.title.trim() || draft.candidate.from;

interface RowProps extends Pick<Props, 'disabled' | 'onSelect' | 'onCheck'> {
  readonly draft: Draft;
  readonly title: string;
  /** One a line, so that an unchanged row is seen to be unchanged. */
  readonly badges: string;
  readonly selected: boolean;
}

const Row = memo(function Row({ draft, title, badges, selected, disabled, onSelect, onCheck }: RowProps): ReactNode {
  return (
    <li data-selected={selected}>
      <input
        type="checkbox"
        checked={draft.checked}
        disabled={disabled}
        tabIndex={selected ? 0 : -1}
        aria-label={`Add ${title}`}
        onChange={(event) => {
          onCheck(draft.id, event.target.checked);
        }}
      />
      <button
        type="button"
        tabIndex={selected ? 0 : -1}
        aria-current={selected}
        onClick={() => {
          onSelect(draft.id);
        }}
      >
        <span className="queue-title" dir="auto" data-untitled={draft.fields.title.trim() === ''}>
          {title}
        </span>
        <span className="queue-about">
          {[
            draft.fields.outlet,
            `${draft.words.toLocaleString('en-GB')} words`,
            formatInWords(draft.candidate.format),
            draft.candidate.encoding,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {badges !== '' && (
          <span className="import-badges">
            {badges.split('\n').map((badge) => (
              <span key={badge} className="import-badge">
                {badge}
              </span>
            ))}
          </span>
        )}
        {draft.error !== '' && <span className="error">{draft.error}</span>}
      </button>
    </li>
  );
});

interface AllProps {
  readonly state: 'none' | 'some' | 'all';
  readonly disabled: boolean;
  readonly onCheck: (checked: boolean) => void;
}

function AllBox({ state, disabled, onCheck }: AllProps): ReactNode {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = state === 'some';
  }, [state]);
  return (
    <input
      ref={box}
      type="checkbox"
      checked={state === 'all'}
      disabled={disabled}
      onChange={() => {
        onCheck(state === 'none');
      }}
    />
  );
}
