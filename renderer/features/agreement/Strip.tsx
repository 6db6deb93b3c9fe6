/** One article's strip: a list of spans that the arrow keys walk, drawn as bars; with lines between those that are aligned. */
import { scaleLinear } from 'd3-scale';
import { useId, useMemo, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { effectiveSheetOf } from '#shared/document/effective.ts';
import { sheetIndex, spanEnd, spanStart } from '#shared/document/sheet-index.ts';
import { claimName, short } from '#shared/document/span-words.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, Article, Span, SpanId } from '#shared/model/index.ts';
import { focusOn } from '../../state/annotate.ts';
import { openAt } from '../../state/session.ts';
import { openFor } from './open-for.ts';
import { annotatorName } from './words.ts';

interface Props {
  readonly doc: DocumentState;
  readonly article: Article;
  /** All that are compared: their places give the colours. */
  readonly annotators: readonly AnnotatorId[];
  /** Who has a lane. */
  readonly lanes: readonly AnnotatorId[];
  /** Parts of an alignment: a span or none of each lane. */
  readonly aligned?: readonly (readonly (SpanId | null)[])[];
}

const WIDTH = 1000;
const LANE = 18;
const BAR = 11;

interface Drawn {
  readonly span: Span;
  readonly lane: number;
  readonly claims: string;
}

export function Strip({ doc, article, annotators, lanes, aligned }: Props): ReactNode {
  const id = useId();
  const [at, setAt] = useState<SpanId | null>(null);
  const drawn = useMemo(() => drawnIn(doc, article, lanes), [doc, article, lanes]);
  const x = scaleLinear([0, Math.max(1, article.length)], [0, WIDTH]).clamp(true);
  const index = drawn.findIndex(({ span }) => span.id === at);
  const gap = aligned === undefined ? 0 : 14;
  const top = (lane: number): number => lane * (LANE + gap) + (LANE - BAR) / 2;
  const height = lanes.length * LANE + (lanes.length - 1) * gap;

  const open = ({ span }: Drawn): void => {
    openFor(lanes);
    focusOn({ annotator: span.annotator, article: article.id, span: span.id });
    openAt(article.id, spanStart(span), spanEnd(span));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const now = drawn[index];
    const inLane = (lane: number): number =>
      drawn.findIndex((one) => one.lane === lane && spanEnd(one.span) > spanStart(now?.span ?? one.span));
    const moves: Record<string, number> = {
      ArrowRight: index + 1,
      ArrowLeft: index < 0 ? drawn.length - 1 : index - 1,
      ArrowDown: now === undefined ? 0 : inLane(now.lane + 1),
      ArrowUp: now === undefined ? 0 : inLane(now.lane - 1),
      Home: 0,
      End: drawn.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      const next = drawn[to];
      if (next !== undefined) setAt(next.span.id);
    } else if (event.key === 'Enter' && now !== undefined) open(now);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  if (drawn.length === 0) return <p className="soft">No span of anyone.</p>;
  const current = drawn[index];
  return (
    <>
      <svg
        className="strip-plot"
        viewBox={`0 0 ${WIDTH} ${height}`}
        style={{ height }}
        preserveAspectRatio="none"
        role="listbox"
        tabIndex={0}
        aria-label={`Spans of ${article.outlet || article.title}`}
        aria-activedescendant={current === undefined ? undefined : `${id}-${current.span.id}`}
        onKeyDown={onKeyDown}
      >
        {lanes.map((lane, place) => (
          <line
            key={lane}
            role="presentation"
            className="strip-lane"
            x1={0}
            x2={WIDTH}
            y1={top(place) + BAR / 2}
            y2={top(place) + BAR / 2}
          />
        ))}
        {aligned !== undefined && <Alignment drawn={drawn} aligned={aligned} x={x} top={top} />}
        {drawn.map(({ span, lane, claims }) => (
          <g
            key={span.id}
            id={`${id}-${span.id}`}
            role="option"
            aria-selected={span.id === at}
            aria-label={`${annotatorName(doc, span.annotator)}: “${short(span.quote, 100)}”. ${claims || 'No claim'}`}
            className="strip-span"
            data-linked={claims !== ''}
            style={{ '--lane': `var(--annotator-${annotators.indexOf(span.annotator) % 6})` } as React.CSSProperties}
            onClick={() => {
              const one = drawn.find((other) => other.span === span);
              if (one !== undefined) open(one);
            }}
          >
            {span.fragments.map(([start, end]) => (
              <rect key={start} x={x(start)} y={top(lane)} width={Math.max(3, x(end) - x(start))} height={BAR} />
            ))}
          </g>
        ))}
      </svg>
      <p className="strip-told soft" aria-hidden>
        {current === undefined
          ? ' '
          : `${annotatorName(doc, current.span.annotator)}: “${short(current.span.quote, 90)}” ${current.claims}`}
      </p>
    </>
  );
}

interface AlignmentProps {
  readonly drawn: readonly Drawn[];
  readonly aligned: readonly (readonly (SpanId | null)[])[];
  readonly x: (offset: number) => number;
  readonly top: (lane: number) => number;
}

/** Lines from lane to lane between the middles of spans that are aligned. */
function Alignment({ drawn, aligned, x, top }: AlignmentProps): ReactNode {
  const byId = new Map(drawn.map((one) => [one.span.id, one]));
  return aligned.flatMap((part, index) => {
    const there = part.flatMap((span) => (span === null ? [] : (byId.get(span) ?? [])));
    return there.slice(1).map((to, at) => {
      const from = there[at];
      if (from === undefined) return null;
      const middle = ({ span }: Drawn): number => x((spanStart(span) + spanEnd(span)) / 2);
      return (
        <line
          key={`${index} ${at}`}
          role="presentation"
          className="strip-link"
          x1={middle(from)}
          x2={middle(to)}
          y1={top(from.lane) + BAR}
          y2={top(to.lane)}
        />
      );
    });
  });
}

function drawnIn(doc: DocumentState, article: Article, lanes: readonly AnnotatorId[]): Drawn[] {
  return lanes
    .flatMap((annotator, lane) => {
      const sheet = effectiveSheetOf(doc, annotator, article.id);
      if (sheet === undefined) return [];
      const { spans, linksOfSpan } = sheetIndex(sheet);
      return spans.map((span): Drawn => {
        const claims = (linksOfSpan.get(span.id) ?? []).map(({ claim }) => claimName(doc.claims.get(claim), 60));
        return { span, lane, claims: claims.join('; ') };
      });
    })
    .sort((a, b) => spanStart(a.span) - spanStart(b.span) || a.lane - b.lane);
}
