/** The articles' names over their columns; beneath, the share of all claims that each makes, and of those looked for. */
import { memo, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { MatrixRow } from '#shared/document/cells.ts';
import { countColumns } from '#shared/document/matrix-views.ts';
import type { CellCounts } from '#shared/document/matrix-views.ts';
import { tallyOf } from '#shared/document/work.ts';
import type { Article } from '#shared/model/index.ts';
import { nameOf, useWorkState } from '../../state/derived.ts';
import { openArticle } from '../../state/session.ts';
import { WORK_WORD, WorkMark } from '../../ui/WorkMark.tsx';
import { percent, shortDay, spansYears } from './layout.ts';
import type { Layout } from './layout.ts';

interface Props {
  readonly articles: readonly Article[];
  readonly rows: readonly MatrixRow[];
  /** The articles whose columns are drawn, by their place. */
  readonly first: number;
  readonly last: number;
  readonly layout: Layout;
  readonly lead: number;
  readonly width: number;
  /** The article whose column the keyboard is in. */
  readonly at: number | undefined;
}

/** The measure is Nenkova and Passonneau's (2004): the weight of a content unit is the number of texts that express it. */
const WEIGHT_WORDS =
  'Coverage weight: how many articles make the claim, as a content unit is weighed in the pyramid method (Nenkova and Passonneau 2004); and how many contradict it';

function Head({ articles, rows, first, last, layout, lead, width, at }: Props): ReactNode {
  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const fixed = layout.text + layout.totals;
  const counts = countColumns(rows);
  const years = useMemo(() => spansYears(articles.map((article) => article.published)), [articles]);
  const { decided, of } = tallyOf(rows);
  return (
    <div role="rowgroup" className="matrix-head" style={{ width }}>
      <div role="row" aria-rowindex={1} className="matrix-names" data-across={layout.across || undefined}>
        <div role="columnheader" aria-colindex={1} className="matrix-corner">
          Claim
        </div>
        {lead > 1 && (
          <div
            role="columnheader"
            aria-colindex={2}
            aria-label={WEIGHT_WORDS}
            title={WEIGHT_WORDS}
            className="matrix-totals"
          >
            Weight
          </div>
        )}
        {places.map((index) => {
          const article = articles[index];
          if (article === undefined) return null;
          return (
            <Name
              key={article.id}
              article={article}
              column={index + lead + 1}
              at={at === index}
              years={years}
              left={fixed + index * layout.column}
              width={layout.column}
            />
          );
        })}
      </div>
      {layout.sums > 0 && (
        <Sums
          {...{ articles, places, layout, lead, counts }}
          rowIndex={2}
          name={`Makes, of ${rows.length.toLocaleString('en')} claims`}
          total={undefined}
          of={rows.length}
          partOf={({ makes }) => makes}
          wordsFor={(count) =>
            `makes ${count.makes} of ${rows.length} claims, contradicts ${count.denies}, mentions ${count.mentions}, is silent on ${count.silent}`
          }
        />
      )}
      {layout.sums > 0 && (
        <Sums
          {...{ articles, places, layout, lead, counts }}
          rowIndex={3}
          name="Looked for"
          total={{ decided, of }}
          of={rows.length}
          bar
          partOf={({ unlooked }) => rows.length - unlooked}
          wordsFor={({ unlooked }) => `${rows.length - unlooked} of ${rows.length} claims looked for`}
        />
      )}
    </div>
  );
}

interface NameProps {
  readonly article: Article;
  readonly column: number;
  readonly at: boolean;
  readonly years: boolean;
  readonly left: number;
  readonly width: number;
}

const Name = memo(function Name({ article, column, at, years, left, width }: NameProps): ReactNode {
  const state = useWorkState(article.id);
  const title = [
    article.outlet,
    article.title,
    article.published.replace('T', ' '),
    state === undefined ? '' : WORK_WORD[state],
  ].filter(Boolean);
  return (
    <div
      role="columnheader"
      aria-colindex={column}
      aria-label={title.join(', ')}
      title={title.join('\n')}
      className="matrix-name"
      data-at={at || undefined}
      style={{ left, width }}
      onClick={() => openArticle(article.id)}
    >
      <span>
        <b dir="auto">{nameOf(article)}</b>
        <small>
          {state !== undefined && <WorkMark state={state} size={12} />} {shortDay(article.published, years)}
        </small>
      </span>
    </div>
  );
});

interface SumsProps {
  readonly articles: readonly Article[];
  readonly places: readonly number[];
  readonly layout: Layout;
  readonly lead: number;
  readonly counts: readonly CellCounts[];
  readonly rowIndex: number;
  readonly name: string;
  /** Of all cells, where there is such a sum. */
  readonly total: { readonly decided: number; readonly of: number } | undefined;
  readonly of: number;
  readonly bar?: boolean;
  readonly partOf: (counts: CellCounts) => number;
  readonly wordsFor: (counts: CellCounts) => string;
}

function Sums({
  articles,
  places,
  layout,
  lead,
  counts,
  rowIndex,
  name,
  total,
  of,
  bar,
  partOf,
  wordsFor,
}: SumsProps): ReactNode {
  const fixed = layout.text + layout.totals;
  const all =
    total === undefined
      ? ''
      : `${total.decided.toLocaleString('en')} of ${total.of.toLocaleString('en')} cells looked at`;
  return (
    <div role="row" aria-rowindex={rowIndex} className="matrix-sums">
      <div role="rowheader" aria-colindex={1} className="matrix-text" title={all === '' ? undefined : all}>
        {name}
      </div>
      {lead > 1 && (
        <div role="gridcell" aria-colindex={2} className="matrix-totals" title={all === '' ? undefined : all}>
          <span className="visually-hidden">{all}</span>
          {total !== undefined && <span aria-hidden>{percent(total.decided, total.of)}</span>}
        </div>
      )}
      {places.map((index) => {
        const count = counts[index];
        const article = articles[index];
        if (count === undefined || article === undefined) return null;
        const words = `${nameOf(article)}: ${wordsFor(count)}`;
        return (
          <div
            key={article.id}
            role="gridcell"
            aria-colindex={index + lead + 1}
            title={words}
            className="matrix-sum"
            style={{ left: fixed + index * layout.column, width: layout.column }}
          >
            <span className="visually-hidden">{words}</span>
            <span aria-hidden>{percent(partOf(count), of)}</span>
            {bar === true && (
              <span aria-hidden className="matrix-bar">
                <span style={{ width: `${of === 0 ? 0 : (100 * partOf(count)) / of}%` }} />
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}

export const MatrixHead = memo(Head);
