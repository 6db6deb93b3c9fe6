/** What is wrong with the files, and what was left out because of it: searched and copied. */
import { Copy } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ForeignId, ForeignProblemRow } from '#shared/contract/index.ts';
import { count, grouped } from '#shared/review/report/words.ts';
import { client } from '../../platform/index.ts';
import { toClipboard } from '../../state/clipboard.ts';
import { messageOf } from '../../state/message-of.ts';
import { announce, notify } from '../../state/notices.ts';
import { Button } from '../../ui/Button.tsx';

interface Props {
  readonly id: ForeignId;
  readonly total: number;
  readonly first: readonly ForeignProblemRow[];
}

const LEFT_OUT: Readonly<Record<ForeignProblemRow['leftOut'], string>> = {
  file: 'file left out',
  record: 'left out',
  nothing: 'to know',
};

export function Problems({ id, total, first }: Props): ReactNode {
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<{
    readonly search: string;
    readonly total: number;
    readonly rows: readonly ForeignProblemRow[];
  }>();
  if (total === 0) return <p className="soft">Nothing is wrong with the files.</p>;
  const look = async (words: string): Promise<void> => {
    setSearch(words);
    if (words.trim() === '') return setFound(undefined);
    try {
      const answer = await client.call('foreign.problems', { id, search: words, whole: false });
      setFound({ search: words, ...answer });
    } catch (error) {
      notify(messageOf(error), 'warning');
    }
  };
  const copy = async (): Promise<void> => {
    try {
      const { text } = await client.call('foreign.problems', { id, search, whole: true });
      if (toClipboard(text)) announce('Copied.');
      else notify('The list could not be copied.', 'warning');
    } catch (error) {
      notify(messageOf(error), 'warning');
    }
  };
  const shown = search.trim() !== '' && found?.search === search ? found : { total, rows: first };
  return (
    <details className="foreign-problems" open>
      <summary>{count(total, 'thing')} to know of or left out</summary>
      <div className="foreign-line">
        <label className="foreign-line">
          <span className="soft">Find</span>
          <input className="input" type="search" value={search} onChange={({ target }) => void look(target.value)} />
        </label>
        <Button onClick={() => void copy()}>
          <Copy size={14} aria-hidden /> Copy the list
        </Button>
        <span className="soft" role="status">
          {search.trim() === '' ? '' : `${grouped(shown.total)} of ${grouped(total)}`}
        </span>
      </div>
      <ul className="foreign-list" tabIndex={0} aria-label="What is wrong with the files">
        {shown.rows.map(({ file, place, message, leftOut }, index) => (
          <li key={index}>
            <span className="foreign-tag" data-left-out={leftOut}>
              {LEFT_OUT[leftOut]}
            </span>{' '}
            <bdi>{file}</bdi>
            {place !== '' && (
              <>
                {' '}
                <code>{place}</code>
              </>
            )}
            : {message}
          </li>
        ))}
        {shown.total > shown.rows.length && (
          <li className="soft">
            {grouped(shown.total - shown.rows.length)} more: find them by their words, or copy all
          </li>
        )}
      </ul>
    </details>
  );
}
