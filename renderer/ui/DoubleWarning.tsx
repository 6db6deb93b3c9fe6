/** Says while a claim is being written that one much like it exists, and leads to that. */
import type { ReactNode } from 'react';
import type { Claim } from '#shared/model/index.ts';

interface Props {
  readonly double: Claim | undefined;
  /** Leads to the claim; without it, it is only named. */
  readonly onShow?: ((claim: Claim) => void) | undefined;
}

export function DoubleWarning({ double, onShow }: Props): ReactNode {
  return (
    // There from the start: a live region that comes with its words is not read by every screen reader.
    <div role="status" className="double-warning">
      {double !== undefined && (
        <>
          <span>Very like a claim that exists:</span>
          {onShow === undefined ? (
            <bdi>{double.text}</bdi>
          ) : (
            <button type="button" className="link-button" onClick={() => onShow(double)}>
              <bdi>{double.text}</bdi>
            </button>
          )}
        </>
      )}
    </div>
  );
}
