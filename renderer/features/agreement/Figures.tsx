/** The figures of a group, subject by subject: value, interval, plot, and on demand what each counts and where it is from. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { AgreementGroup, Figure } from '#shared/contract/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { EXPLANATIONS } from '#shared/review/agreement/explain.ts';
import type { Explanation } from '#shared/review/agreement/explain.ts';
import { SUBJECTS } from '#shared/review/report/figures.ts';
import { count, decimal, grouped } from '#shared/review/report/words.ts';
import { AxisHead, IntervalPlot } from './IntervalPlot.tsx';
import { axisFor } from './scale.ts';
import type { Axis } from './scale.ts';
import { groupKey, useAgreement } from './state.ts';
import { annotatorName, groupInWords } from './words.ts';

interface Props {
  readonly doc: DocumentState;
  readonly group: AgreementGroup;
}

type Family = Explanation['family'];
const FAMILIES = Object.keys(SUBJECTS) as Family[];

export function Figures({ doc, group }: Props): ReactNode {
  const gamma = useAgreement((state) => state.gammas.get(groupKey(group.annotators))?.gamma);
  const lines = useMemo(
    () =>
      EXPLANATIONS.flatMap((explanation) => {
        const figure = explanation.id === 'gamma' ? gamma : group.figures[explanation.id];
        return figure === undefined ? [] : [{ explanation, figure }];
      }),
    [group, gamma],
  );
  const axis = useMemo(() => axisFor(lines.map(({ figure }) => figure)), [lines]);
  const { places, spans, annotators, articles } = group;
  return (
    <section className="agreement-part" aria-labelledby="agreement-figures">
      <h3 id="agreement-figures">Figures of {groupInWords(doc, group)}, with 95 % intervals over articles</h3>
      <p className="soft">
        {count(articles, 'article')} ·{' '}
        {annotators.map((id, at) => `${annotatorName(doc, id)}: ${count(spans[at] ?? 0, 'span')}`).join(', ')} ·{' '}
        {grouped(places.all)} {places.all === 1 ? 'place' : 'places'} of all
        {annotators.length > 2 && `, ${grouped(places.some)} of some`}, {grouped(places.one)} of one alone
      </p>
      <div className="agreement-scroll" tabIndex={0} role="group" aria-labelledby="agreement-figures">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col" className="number">
                Value
              </th>
              <th scope="col" className="number">
                95 % interval
              </th>
              <td className="plot-cell">
                <AxisHead axis={axis} />
              </td>
              <th scope="col" className="number">
                Compared
              </th>
            </tr>
          </thead>
          {FAMILIES.map((family) => (
            <tbody key={family}>
              <tr>
                <th scope="colgroup" colSpan={5} className="figures-family">
                  {SUBJECTS[family].title}
                </th>
              </tr>
              {lines
                .filter(({ explanation }) => explanation.family === family)
                .map(({ explanation, figure }) => (
                  <FigureLine key={explanation.id} explanation={explanation} figure={figure} axis={axis} />
                ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

interface LineProps {
  readonly explanation: Explanation;
  readonly figure: Figure;
  readonly axis: Axis;
}

function FigureLine({ explanation, figure, axis }: LineProps): ReactNode {
  const [open, setOpen] = useState(false);
  const { id, name, family, counts, source, scale } = explanation;
  const { value, why, low, high, noInterval, n } = figure;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <Fragment>
      <tr data-figure={id}>
        <th scope="row">
          <button
            type="button"
            className="figure-name"
            aria-expanded={open}
            title={open ? 'Hide what it counts' : 'What it counts, and where it is from'}
            onClick={() => setOpen(!open)}
          >
            <Chevron size={13} aria-hidden /> {name}
          </button>
        </th>
        {value === null ? (
          <td colSpan={3} className="figure-why">
            undefined: {why ?? 'no reason is known.'}
          </td>
        ) : (
          <>
            <td className="number figure-value">{decimal(value)}</td>
            <td className="number">
              {low !== undefined && high !== undefined ? (
                `${decimal(low)} to ${decimal(high)}`
              ) : (
                <span className="soft figure-none">{noInterval ?? 'none'}</span>
              )}
            </td>
            <td className="plot-cell">
              <IntervalPlot figure={figure} axis={axis} />
            </td>
          </>
        )}
        <td className="number soft">
          {grouped(n)} {SUBJECTS[family].units}
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={5} className="figure-told">
            <p>{counts}</p>
            <p>
              {scale === 'share'
                ? 'It runs from 0 (nothing in common) to 1 (the same throughout).'
                : '1 is agreement throughout, 0 what chance would give; below 0 it is worse than chance.'}
            </p>
            <p className="soft">{source}</p>
          </td>
        </tr>
      )}
    </Fragment>
  );
}
