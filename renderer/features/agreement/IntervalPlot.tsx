/** A value as a dot on its axis and its interval as a bar. It says nothing that does not stand beside it as a number. */
import type { ReactNode } from 'react';
import type { Figure } from '#shared/contract/index.ts';
import { PLOT, ticksOf } from './scale.ts';
import type { Axis } from './scale.ts';

const HEIGHT = 18;

export function IntervalPlot({ figure, axis }: { readonly figure: Figure; readonly axis: Axis }): ReactNode {
  const { value, low, high } = figure;
  const middle = HEIGHT / 2;
  const [from = 0, to = 1] = axis.domain();
  return (
    <svg className="interval-plot" viewBox={`0 0 ${PLOT.width} ${HEIGHT}`} aria-hidden focusable="false">
      <line className="plot-axis" x1={axis(from)} x2={axis(to)} y1={middle} y2={middle} />
      {ticksOf(axis).map((tick) => (
        <line
          key={tick}
          className={tick === 0 ? 'plot-zero' : 'plot-axis'}
          x1={axis(tick)}
          x2={axis(tick)}
          y1={tick === 0 ? 1 : 5}
          y2={HEIGHT - (tick === 0 ? 1 : 5)}
        />
      ))}
      {value !== null && low !== undefined && high !== undefined && (
        <line className="plot-range" x1={axis(low)} x2={axis(high)} y1={middle} y2={middle} />
      )}
      {value !== null && <circle className="plot-value" cx={axis(value)} cy={middle} r={4.5} />}
    </svg>
  );
}

/** The numbers of the axis, over a column of plots. */
export function AxisHead({ axis }: { readonly axis: Axis }): ReactNode {
  return (
    <svg className="interval-plot" viewBox={`0 0 ${PLOT.width} 14`} aria-hidden focusable="false">
      {ticksOf(axis).map((tick, index, all) => (
        <text
          key={tick}
          x={axis(tick)}
          y={11}
          textAnchor={index === 0 ? 'start' : index === all.length - 1 ? 'end' : 'middle'}
        >
          {String(tick).replace('-', '−')}
        </text>
      ))}
    </svg>
  );
}
