import type { ReactNode } from 'react';
import type { Tally } from '#shared/document/work.ts';

/** A bar and a fraction: how many of the claims have been looked for in this article. */
export function Progress({ tally }: { readonly tally: Tally | undefined }): ReactNode {
  if (tally === undefined || tally.of === 0) return null;
  const { decided, of } = tally;
  const words = `${decided.toLocaleString('en')} of ${of.toLocaleString('en')} claims looked for in this article`;
  return (
    <span className="progress" title={words}>
      <span className="progress-bar" aria-hidden="true">
        <span style={{ width: `${(100 * decided) / of}%` }} />
      </span>
      <span aria-hidden="true">
        {decided}/{of}
      </span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
