/** Several spans in one place: which there are, each with its claims, and which of them is in focus. */
import type { ReactNode } from 'react';
import { POLARITY_SIGN } from '#shared/model/index.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { focusOn, linksOf, spanOf, stanceLabel } from '../../state/annotate.ts';
import { useDocument } from '../../state/document.ts';
import { useSession } from '../../state/session.ts';
import type { SpanRef } from '../../state/session.ts';
import { ActionKey } from '../../ui/ActionKey.tsx';
import { SIDE_CLASS, Unsure } from '../../ui/Stance.tsx';
import './under-caret.css';

export function UnderCaret({ article }: { readonly article: ArticleId }): ReactNode {
  const under = useSession((state) => state.under);
  const focused = useSession((state) => state.span?.span);
  // Drawn anew when a span or a link changes.
  useDocument((state) => state.doc?.sheets);
  const here = under.filter((ref) => ref.article === article && spanOf(ref) !== undefined);
  if (here.length < 2) return null;
  return (
    <section className="under-caret" aria-label={`${here.length} spans in this place`}>
      <p className="soft">
        {here.length} spans in this place; <ActionKey id="span.cycle" /> goes through them
      </p>
      <ul>
        {here.map((ref) => (
          <li key={ref.span}>
            <button
              type="button"
              className="link-button"
              aria-current={ref.span === focused ? 'true' : undefined}
              onClick={() => focusOn(ref)}
            >
              <q dir="auto">{spanOf(ref)?.quote}</q> <Claims of={ref} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Claims({ of }: { readonly of: SpanRef }): ReactNode {
  const doc = useDocument((state) => state.doc);
  const links = linksOf(of);
  if (links.length === 0) return <span className="soft">not linked</span>;
  return links.map((link) => {
    const polarity = doc?.project.stances.find((stance) => stance.id === link.stance)?.polarity ?? '0';
    return (
      <span key={link.id} className="under-claim">
        <span className={SIDE_CLASS[polarity]} title={stanceLabel(link.stance)}>
          {POLARITY_SIGN[polarity]}
        </span>
        {link.unsure === true && <Unsure />} <span dir="auto">{doc?.claims.get(link.claim)?.text}</span>
      </span>
    );
  });
}
