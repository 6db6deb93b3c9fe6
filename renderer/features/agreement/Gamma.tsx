/** γ, on request: it takes longer than all other figures together. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { AgreementGroup, GammaAnswer } from '#shared/contract/index.ts';
import { articleName, short } from '#shared/document/span-words.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { SpanId } from '#shared/model/index.ts';
import { figureInWords } from '#shared/review/report/figures.ts';
import { decimal } from '#shared/review/report/words.ts';
import { useKeyHint } from '../../state/keymap.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from './AgreementPart.tsx';
import { cancelGamma, computeGamma, groupKey, useAgreement } from './state.ts';
import { Strip } from './Strip.tsx';
import { annotatorName, figureInCell } from './words.ts';

interface Props {
  readonly doc: DocumentState;
  readonly group: AgreementGroup;
}

export function Gamma({ doc, group }: Props): ReactNode {
  const answer = useAgreement((state) => state.gammas.get(groupKey(group.annotators)));
  const running = useAgreement((state) => state.gammaRunning);
  const alignment = useAgreement((state) => state.alignment);
  const key = useKeyHint('agreement.gamma');
  const shown = alignment !== null && groupKey(alignment.annotators) === groupKey(group.annotators) ? alignment : null;
  return (
    <section className="agreement-part agreement-wide" aria-labelledby="agreement-gamma">
      <h3 id="agreement-gamma">γ, spans and claims at once</h3>
      {running !== null ? (
        <Progress
          what={running.what === 'all' ? 'Computing γ' : 'Computing γ of the article'}
          running={running}
          onCancel={cancelGamma}
        />
      ) : (
        <p className="agreement-line">
          <Button onClick={() => void computeGamma()} title={`Compute γ over all articles${key}`}>
            {answer === undefined ? 'Compute γ' : 'Compute γ again'}
          </Button>
          <span role="status">
            {answer === undefined ? (
              <span className="soft">It aligns all spans, and needs a while.</span>
            ) : (
              <>
                γ over {answer.articles.length} articles: <b>{figureInWords(answer.gamma)}</b>
              </>
            )}
          </span>
        </p>
      )}
      {answer !== undefined && <Table doc={doc} answer={answer} busy={running !== null} shown={shown} />}
    </section>
  );
}

interface TableProps {
  readonly doc: DocumentState;
  readonly answer: GammaAnswer;
  readonly busy: boolean;
  readonly shown: GammaAnswer | null;
}

function Table({ doc, answer, busy, shown }: TableProps): ReactNode {
  const of = shown?.articles[0]?.article;
  return (
    <>
      <div className="agreement-scroll" tabIndex={0} role="group" aria-label="γ by article">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">Article</th>
              <th scope="col">γ</th>
              <th scope="col" className="number">
                Disorder
              </th>
              <th scope="col" className="number">
                Of random articles
              </th>
              <th scope="col">Best alignment</th>
            </tr>
          </thead>
          <tbody>
            {answer.articles.map(({ article, gamma, disorder, expected, note }) => (
              <tr key={article}>
                <th scope="row" dir="auto">
                  {articleName(doc.articles.get(article))}
                </th>
                <td>
                  {gamma.value === null ? <span className="soft">{gamma.why}</span> : figureInCell(gamma)}
                  {note !== undefined && <small className="soft"> {note}</small>}
                </td>
                <td className="number">{disorder === null ? '–' : decimal(disorder, 3)}</td>
                <td className="number">{expected === null ? '–' : decimal(expected, 3)}</td>
                <td>
                  <Button
                    disabled={busy}
                    aria-pressed={of === article}
                    aria-label={`Best alignment of ${articleName(doc.articles.get(article))}`}
                    onClick={() => void computeGamma(article)}
                  >
                    Show
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown !== null && <BestAlignment doc={doc} answer={shown} />}
    </>
  );
}

/** As a drawing, and as a table with a line for each part. */
function BestAlignment({ doc, answer }: { readonly doc: DocumentState; readonly answer: GammaAnswer }): ReactNode {
  const { annotators, alignment } = answer;
  const id = answer.articles[0]?.article;
  const article = id === undefined ? undefined : doc.articles.get(id);
  const parts = useMemo(() => {
    const quote = (part: readonly (SpanId | null)[]) =>
      annotators.map((annotator, at) => {
        const span = id === undefined ? undefined : sheetOf(doc, annotator, id)?.spans.get(part[at] as SpanId);
        return span?.quote;
      });
    return (alignment ?? []).map(quote);
  }, [doc, alignment, annotators, id]);
  if (article === undefined || alignment === null) return null;
  return (
    <section className="alignment" aria-label={`Best alignment of ${articleName(article)}`}>
      <h4 dir="auto">Best alignment of {articleName(article)}</h4>
      <Strip doc={doc} article={article} annotators={annotators} lanes={annotators} aligned={alignment} />
      <div className="agreement-scroll" tabIndex={0} role="group" aria-label="Parts of the alignment">
        <table className="figures">
          <thead>
            <tr>
              {annotators.map((annotator) => (
                <th key={annotator} scope="col">
                  {annotatorName(doc, annotator)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map((part, index) => (
              <tr key={index}>
                {part.map((quote, at) => (
                  <td key={annotators[at]} dir="auto">
                    {quote === undefined ? <span className="soft">no span</span> : <q>{short(quote, 120)}</q>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
