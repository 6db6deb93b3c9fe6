import type { ReactNode } from 'react';

/** A bar and a percentage: how many of the claims have been looked for in this article. */
export function Progress({ share }: { readonly share: number | undefined }): ReactNode {
  if (share === undefined) return null;
  const percent = Math.round(share * 100);
  return (
    <span className="progress" title={`${percent} % of the claims looked for in this article`}>
      <span className="progress-bar" aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </span>
      {percent} %
    </span>
  );
}
