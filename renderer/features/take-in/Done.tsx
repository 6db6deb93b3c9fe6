/** What was done, in words. */
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Submission } from './run.ts';
import { count } from '#shared/review/report/words.ts';
import { countsInWords, reportInWords } from './words.ts';

interface Props {
  readonly submission: Submission;
  /** How many others are not taken in yet. */
  readonly left: number;
}

export function Done({ submission: { report }, left }: Props): ReactNode {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  if (report === null) return null;
  const counts = countsInWords(report.counts);
  return (
    <section className="take-in-done">
      <h3 ref={head} tabIndex={-1}>
        Taken in
      </h3>
      {reportInWords(report).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {counts !== '' && <p>Spans of articles whose text differs: {counts}.</p>}
      {report.notices.map((notice) => (
        <p key={notice} className="soft">
          {notice}
        </p>
      ))}
      {left > 0 && <p>{count(left, 'other')} can be taken in: choose above.</p>}
    </section>
  );
}
