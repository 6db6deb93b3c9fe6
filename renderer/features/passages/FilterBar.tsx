/** The filter's controls: a field for words, a list for each of the other parts, and what is set as chips to take off. */
import { ListFilter, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { ALL_PASSAGES, claimRanks, tagsInUse } from '#shared/document/passages.ts';
import type { NotePlace, PassageFilter } from '#shared/document/passages.ts';
import { articleName } from '#shared/document/span-words.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, ArticleId, ClaimId, StanceId } from '#shared/model/index.ts';
import { articlesOf } from '../../state/derived.ts';
import { useSession } from '../../state/session.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Chooser } from './Chooser.tsx';
import type { Choice } from './Chooser.tsx';
import { filterChips, NOTE_WORDS, toggled } from './chips.ts';

interface Props {
  readonly doc: DocumentState;
  readonly filter: PassageFilter;
  readonly onFilter: (filter: PassageFilter) => void;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** The list below takes the keyboard. */
  readonly toList: () => void;
  /** Escape in an empty field. */
  readonly onEscape: () => void;
  /** The article whose spans are listed; without it those of all are. */
  readonly article?: ArticleId | undefined;
  /** Stands behind the field. */
  readonly children?: ReactNode;
}

const NOTES: readonly (NotePlace | 'any')[] = ['any', 'span', 'link', 'claim', 'article'];

export function FilterBar({ doc, filter, onFilter, inputRef, toList, onEscape, article, children }: Props): ReactNode {
  const shown = useSession((state) => state.shown);
  /** In a pane there is little room: what is not set stays folded. */
  const [folded, setFolded] = useState(article !== undefined);
  const focused = useSession((state) => state.claim);
  const set = (change: Partial<PassageFilter>): void => onFilter({ ...filter, ...change });
  const tags = useMemo(
    () => tagsInUse(doc, shown).map(({ tag, count }): Choice => ({ id: tag, words: tag, note: String(count) })),
    [doc, shown],
  );
  const claims = useMemo(() => claimChoices(doc, shown, focused), [doc, shown, focused]);
  // What the list is about anyway, or stands in the field just above, is not repeated.
  const chips = filterChips(doc, article === undefined ? filter : { ...filter, articles: [], text: '' });
  const what = [
    ...(filter.unlinked ? ['unlinked'] : []),
    ...(filter.unsure ? ['unsure'] : []),
    ...(filter.note === null ? [] : [filter.note]),
  ];

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      if (filter.text !== '') set({ text: '' });
      else onEscape();
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') toList();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="passage-filter" role="search" aria-label={article === undefined ? 'Filter' : 'Filter the spans'}>
      <div className="passage-controls">
        <input
          ref={inputRef}
          type="search"
          className="input"
          dir="auto"
          aria-label="Words in the quote or a note"
          placeholder="Words in quote or note"
          value={filter.text}
          onChange={(event) => set({ text: event.target.value })}
          onKeyDown={onKeyDown}
        />
        {article !== undefined && (
          <IconButton
            label="More filters"
            aria-expanded={!folded}
            data-set={chips.length > 0 || undefined}
            onClick={() => setFolded(!folded)}
          >
            <ListFilter size={15} aria-hidden />
          </IconButton>
        )}
        {children}
      </div>
      <div className="passage-choosers" hidden={folded}>
        <Chooser
          label="Only"
          choices={[
            { id: 'unlinked', words: 'Unlinked' },
            { id: 'unsure', words: 'Unsure' },
            ...NOTES.filter((place) => article === undefined || place !== 'article').map((place) => ({
              id: place,
              words: NOTE_WORDS[place],
            })),
          ]}
          chosen={what}
          onChoose={(id) => {
            if (id === 'unlinked') set({ unlinked: !filter.unlinked });
            else if (id === 'unsure') set({ unsure: !filter.unsure });
            else set({ note: filter.note === id ? null : (id as NotePlace | 'any') });
          }}
        />
        {(tags.length > 0 || filter.tags.length > 0) && (
          <Chooser
            label="Tags"
            choices={tags}
            chosen={filter.tags}
            onChoose={(tag) => set({ tags: toggled(filter.tags, tag) })}
          />
        )}
        <Chooser
          single
          label="Claim"
          choices={claims}
          chosen={filter.claim === null ? [] : [filter.claim]}
          onChoose={(id) => set({ claim: filter.claim === id ? null : (id as ClaimId) })}
        />
        <Chooser
          label="Stance"
          choices={doc.project.stances.map((stance) => ({ id: stance.id, words: stance.label }))}
          chosen={filter.stances}
          onChoose={(id) => set({ stances: toggled(filter.stances, id as StanceId) })}
        />
        {article === undefined && <Articles doc={doc} filter={filter} set={set} />}
        {shown.length > 1 && (
          <Chooser
            label="By"
            choices={shown.map((id) => ({ id, words: doc.annotators.get(id)?.name ?? id }))}
            chosen={filter.annotators}
            onChoose={(id) => set({ annotators: toggled(filter.annotators, id as AnnotatorId) })}
          />
        )}
      </div>
      {chips.length > 0 && (
        <ul className="passage-chips" aria-label="Filters that are set">
          <li aria-hidden className="soft">
            <ListFilter size={14} />
          </li>
          {chips.map(({ key, words, without }) => (
            <li key={key}>
              <button
                type="button"
                className="tag"
                title="Take this filter off"
                onClick={() => {
                  onFilter(
                    article === undefined ? without : { ...without, articles: filter.articles, text: filter.text },
                  );
                  inputRef.current?.focus();
                }}
              >
                <bdi>{words}</bdi> <X size={12} aria-hidden />
                <span className="visually-hidden">: take this filter off</span>
              </button>
            </li>
          ))}
          {chips.length > 1 && (
            <li>
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  onFilter({ ...ALL_PASSAGES, articles: article === undefined ? [] : filter.articles });
                  inputRef.current?.focus();
                }}
              >
                Take all off
              </button>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

interface ArticlesProps {
  readonly doc: DocumentState;
  readonly filter: PassageFilter;
  readonly set: (change: Partial<PassageFilter>) => void;
}

function Articles({ doc, filter, set }: ArticlesProps): ReactNode {
  const choices = useMemo(
    () => articlesOf(doc).map((one): Choice => ({ id: one.id, words: articleName(one), note: one.title })),
    [doc],
  );
  return (
    <Chooser
      label="Article"
      choices={choices}
      chosen={filter.articles}
      onChoose={(id) => set({ articles: toggled(filter.articles, id as ArticleId) })}
    />
  );
}

/** The claim in focus first, then as they stand in the list. */
function claimChoices(doc: DocumentState, shown: readonly AnnotatorId[], focused: ClaimId | null): Choice[] {
  const choices: Choice[] = [];
  for (const id of claimRanks(doc, shown).keys()) {
    const claim = doc.claims.get(id);
    if (claim === undefined) continue;
    if (id === focused) choices.unshift({ id, words: claim.text, note: 'in focus' });
    else choices.push({ id, words: claim.text, ...(claim.group === undefined ? {} : { note: claim.group }) });
  }
  return choices;
}
