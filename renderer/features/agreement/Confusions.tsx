/** Confusion matrices of two annotators; a cell that is chosen lists its places. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { AgreementGroup, AgreementPage, Confusion } from '#shared/contract/index.ts';
import { articleName, claimName, short } from '#shared/document/span-words.ts';
import { spanEnd, spanStart } from '#shared/document/sheet-index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { confusedPlaces } from '#shared/review/agreement/confused.ts';
import type { ConfusedPlace } from '#shared/review/agreement/confused.ts';
import { count, grouped } from '#shared/review/report/words.ts';
import { focusClaim, openAt, openArticle } from '../../state/session.ts';
import { AnnotatorLine } from '../../ui/AnnotatorLine.tsx';
import { openFor } from './open-for.ts';
import { chooseCell, useAgreement } from './state.ts';
import type { ChosenCell } from './state.ts';
import { annotatorName, labelInWords } from './words.ts';

interface Props {
  readonly doc: DocumentState;
  readonly page: AgreementPage;
  readonly group: AgreementGroup;
}

export function Confusions({ doc, page, group }: Props): ReactNode {
  const cell = useAgreement((state) => state.cell);
  const { stances, cells } = group;
  if (stances === null || cells === null) {
    return <p className="agreement-part soft">Confusion matrices are drawn for two annotators: choose a pair above.</p>;
  }
  return (
    <>
      <Matrix doc={doc} group={group} of="stances" title="Stances of links that both made" confusion={stances} />
      {cell?.of === 'stances' && <Places doc={doc} page={page} group={group} cell={cell} />}
      <Matrix doc={doc} group={group} of="cells" title="Cells of claim × article" confusion={cells} />
      {cell?.of === 'cells' && <Places doc={doc} page={page} group={group} cell={cell} />}
    </>
  );
}

interface MatrixProps {
  readonly doc: DocumentState;
  readonly group: AgreementGroup;
  readonly of: ChosenCell['of'];
  readonly title: string;
  readonly confusion: Confusion;
}

function Matrix({ doc, group, of, title, confusion }: MatrixProps): ReactNode {
  const chosen = useAgreement((state) => state.cell);
  const { labels, counts } = confusion;
  const name = (label: string): string => labelInWords(doc, of, label);
  const [first, second] = group.annotators.map((id) => annotatorName(doc, id));
  const total = counts.flat().reduce((sum, n) => sum + n, 0);
  const most = Math.max(1, ...counts.flatMap((row, r) => row.filter((_, c) => r !== c)));
  const id = `confusion-${of}`;
  // A label that neither of them ever gave says nothing.
  const used = labels
    .map((_, at) => at)
    .filter((at) => counts.some((row, r) => (row[at] ?? 0) > 0 || (r === at && row.some((n) => n > 0))));
  return (
    <section className="agreement-part" aria-labelledby={id}>
      <h3 id={id}>
        {title} <small className="soft">{grouped(total)}</small>
      </h3>
      {total === 0 ? (
        <p className="soft">There is nothing to compare: no {of === 'stances' ? 'link that both made' : 'cell'}.</p>
      ) : (
        <div className="agreement-scroll">
          <table className="confusion">
            <caption className="soft">
              Rows: {first} <AnnotatorLine place={0} /> columns: {second} <AnnotatorLine place={1} /> Choose a number to
              list its places.
            </caption>
            <thead>
              <tr>
                <td />
                {used.map((at) => (
                  <th key={at} scope="col">
                    {name(labels[at] ?? '')}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {used.map((r) => (
                <tr key={r}>
                  <th scope="row">{name(labels[r] ?? '')}</th>
                  {used.map((c) => {
                    const n = counts[r]?.[c] ?? 0;
                    const row = labels[r] ?? '';
                    const column = labels[c] ?? '';
                    const is = chosen?.of === of && chosen.row === row && chosen.column === column;
                    return (
                      <td key={c} data-same={r === c} data-much={r !== c && n > 0 && n >= most / 2}>
                        {n === 0 ? (
                          <span className="soft">0</span>
                        ) : (
                          <button
                            type="button"
                            aria-pressed={is}
                            aria-label={`${n}: ${first ?? ''} ${name(row)}, ${second ?? ''} ${name(column)}`}
                            onClick={() => chooseCell({ of, row, column })}
                          >
                            {grouped(n)}
                          </button>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** More than anyone goes through one by one. */
const MOST = 200;

function Places({ doc, page, group, cell }: Props & { readonly cell: ChosenCell }): ReactNode {
  const { annotators, reviewer } = page;
  const [first, second] = group.annotators;
  const places = useMemo(
    () =>
      first === undefined || second === undefined
        ? []
        : confusedPlaces(doc, { reviewer, annotators, pair: [first, second], ...cell }),
    [doc, reviewer, annotators, first, second, cell],
  );
  const name = (label: string): string => labelInWords(doc, cell.of, label);
  const open = (place: ConfusedPlace): void => {
    const [span] = place.spans.flat();
    openFor(group.annotators);
    focusClaim(place.claim);
    if (span === undefined) openArticle(place.article);
    else openAt(place.article, spanStart(span), spanEnd(span));
  };
  return (
    <section className="agreement-part confused" aria-label="Places of the cell">
      <p role="status">
        {count(places.length, 'place')}: <b>{name(cell.row)}</b> for{' '}
        {first === undefined ? '' : annotatorName(doc, first)}, <b>{name(cell.column)}</b> for{' '}
        {second === undefined ? '' : annotatorName(doc, second)}
      </p>
      <ul>
        {places.slice(0, MOST).map((place) => (
          <li key={`${place.article} ${place.claim} ${place.spans[0][0]?.id ?? ''}`}>
            <button type="button" onClick={() => open(place)} title="Open the article there">
              <span className="soft">
                <bdi>{articleName(doc.articles.get(place.article))}</bdi>
              </span>
              <span className="confused-claim">{claimName(doc.claims.get(place.claim), 120)}</span>
              {place.spans.map((spans, at) => (
                <span key={at} className="confused-side">
                  <AnnotatorLine place={annotators.indexOf(group.annotators[at] ?? annotators[0] ?? reviewer)} />{' '}
                  {spans.length === 0 ? (
                    <span className="soft">no span</span>
                  ) : (
                    <q dir="auto">{short(spans.map(({ quote }) => quote).join(' … '), 140)}</q>
                  )}
                </span>
              ))}
            </button>
          </li>
        ))}
      </ul>
      {places.length > MOST && <p className="soft">{grouped(places.length - MOST)} more</p>}
    </section>
  );
}
