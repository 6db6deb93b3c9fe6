/** What came in, and what was left out. */
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { ForeignPreview, ForeignReport } from '#shared/contract/index.ts';
import { Problems } from './Problems.tsx';
import { takenInWords } from './words.ts';

interface Props {
  readonly preview: ForeignPreview;
  readonly report: ForeignReport;
}

export function Done({ preview, report }: Props): ReactNode {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <section className="foreign-done">
      <h3 ref={head} tabIndex={-1}>
        Taken in
      </h3>
      <p>{takenInWords(report)}</p>
      <p className="soft">What became of its labels is remembered for the next file of {preview.format.label}.</p>
      <Problems id={preview.id} total={report.problems.total} first={report.problems.rows} />
    </section>
  );
}
