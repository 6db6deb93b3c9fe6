/** The claim in focus when it is merged into another: by a colleague's file, by a step done again. */
import { resolveClaim } from '#shared/document/effective.ts';
import { useDocument } from './document.ts';
import { focusClaim, useSession } from './session.ts';

/**
 * Puts the claim that stands for the one in focus in its place whenever that is merged, since no list, cell or highlight
 * shows a merged claim; returns the function that stops.
 */
export function followMerges(): () => void {
  const follow = (): void => {
    const { doc } = useDocument.getState();
    const { claim } = useSession.getState();
    if (doc !== null && claim !== null) focusClaim(resolveClaim(doc, claim));
  };
  const stops = [
    useDocument.subscribe((now, before) => {
      if (now.doc?.claims !== before.doc?.claims) follow();
    }),
    useSession.subscribe((now, before) => {
      if (now.claim !== before.claim) follow();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
