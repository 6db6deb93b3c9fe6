/** How the words are looked for: the same choices in the concordance and in the bar over an article. */
import { CaseSensitive, WholeWord } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SearchMode, SearchQuery } from '#shared/text/search/index.ts';
import { IconButton } from '../../ui/Button.tsx';

const MODES: readonly { mode: SearchMode; label: string }[] = [
  { mode: 'phrase', label: 'Phrase' },
  { mode: 'words', label: 'Any of the words' },
  { mode: 'expression', label: 'Regular expression' },
];

interface Props {
  readonly query: SearchQuery;
  readonly onChange: (change: Partial<SearchQuery>) => void;
}

export function QueryOptions({ query, onChange }: Props): ReactNode {
  return (
    <span className="query-options" role="group" aria-label="How to look">
      <select
        className="input"
        aria-label="Look for"
        value={query.mode}
        onChange={(event) => {
          const chosen = MODES.find(({ mode }) => mode === event.target.value);
          if (chosen !== undefined) onChange({ mode: chosen.mode });
        }}
      >
        {MODES.map(({ mode, label }) => (
          <option key={mode} value={mode}>
            {label}
          </option>
        ))}
      </select>
      <IconButton
        label="Match case"
        aria-pressed={query.matchCase}
        onClick={() => onChange({ matchCase: !query.matchCase })}
      >
        <CaseSensitive size={17} aria-hidden />
      </IconButton>
      <IconButton
        label="Match accents and other diacritics"
        aria-pressed={query.matchDiacritics}
        onClick={() => onChange({ matchDiacritics: !query.matchDiacritics })}
      >
        <span aria-hidden className="query-sign">
          é
        </span>
      </IconButton>
      <IconButton
        label="Whole words only"
        aria-pressed={query.wholeWords}
        onClick={() => onChange({ wholeWords: !query.wholeWords })}
      >
        <WholeWord size={17} aria-hidden />
      </IconButton>
    </span>
  );
}
