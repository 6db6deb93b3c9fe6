/** Spans that show what the claim's guideline means. */
import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { articleName } from '#shared/document/span-words.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { Claim, Span } from '#shared/model/index.ts';
import { makeExample } from '../../state/claims.ts';
import { execute, useDocument } from '../../state/document.ts';
import { announce } from '../../state/notices.ts';
import { keyName } from '../../state/keymap.ts';
import { useSession } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';

interface Props {
  readonly claim: Claim;
  readonly writable: boolean;
  readonly onGo: (span: Span) => void;
}

export function Examples({ claim, writable, onGo }: Props): ReactNode {
  const doc = useDocument((state) => state.doc);
  const focused = useSession((state) => state.span);
  const examples = claim.examples ?? [];
  if (doc === null || (examples.length === 0 && !writable)) return null;
  const quote =
    focused === null ? undefined : sheetOf(doc, focused.annotator, focused.article)?.spans.get(focused.span)?.quote;
  const can = quote !== undefined && !examples.some((example) => example.span === focused?.span);
  return (
    <section aria-labelledby="claim-examples">
      <h3 id="claim-examples">Examples</h3>
      {examples.length > 0 && (
        <ul className="claim-lines">
          {examples.map((example) => {
            const article = articleName(doc.articles.get(example.article));
            const span = sheetOf(doc, example.annotator, example.article)?.spans.get(example.span);
            return (
              <li key={example.span}>
                <span className="claim-line-words">
                  <q dir="auto">{example.quote}</q>{' '}
                  {span === undefined ? (
                    <span className="soft">{article}; the span is gone</span>
                  ) : (
                    <button
                      type="button"
                      className="link-button"
                      aria-label={`Go to the example in ${article}`}
                      onClick={() => onGo(span)}
                    >
                      {article}
                    </button>
                  )}
                </span>
                {writable && (
                  <IconButton
                    label={`Take the example “${example.quote.slice(0, 60)}” away`}
                    onClick={() => {
                      if (execute({ type: 'removeExample', claim: claim.id, span: example.span }) === undefined) {
                        announce('Example taken away.');
                      }
                    }}
                  >
                    <Trash2 size={14} aria-hidden />
                  </IconButton>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {writable &&
        (can ? (
          <Button onClick={() => makeExample(claim.id)}>
            <span className="claim-cut">Add “{quote}”</span>
          </Button>
        ) : (
          <p className="soft">
            At the desk, {keyName('claim.example')} makes the span in focus an example of the claim in focus.
          </p>
        ))}
    </section>
  );
}
