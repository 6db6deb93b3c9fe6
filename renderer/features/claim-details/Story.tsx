/** What has happened to the claim, oldest first. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { claimStory } from '#shared/document/claim-story.ts';
import type { StoryEntry, StoryPart } from '#shared/document/claim-story.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { Claim, ClaimId } from '#shared/model/index.ts';
import { restoreClaim } from '../../state/claims.ts';
import { useDocument } from '../../state/document.ts';
import { Button } from '../../ui/Button.tsx';
import { momentInWords } from './moment.ts';

interface Props {
  readonly doc: DocumentState;
  readonly claim: Claim;
  readonly onShow: (claim: ClaimId) => void;
}

export function Story({ doc, claim, onShow }: Props): ReactNode {
  const story = useMemo(() => claimStory(doc, claim.id), [doc, claim.id]);
  return (
    <section aria-labelledby="claim-story">
      <h3 id="claim-story">History</h3>
      <ol className="claim-story">
        {story.map((entry, index) => (
          <li key={`${entry.at} ${index}`}>
            <time dateTime={entry.at} className="soft">
              {momentInWords(entry.at)}
            </time>
            <span>
              {entry.parts.map((part, at) => (
                <Part key={at} part={part} onShow={onShow} />
              ))}{' '}
              <Who entry={entry} doc={doc} />
              <RestoreMerged entry={entry} doc={doc} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Part({ part, onShow }: { readonly part: StoryPart; readonly onShow: (claim: ClaimId) => void }): ReactNode {
  if (typeof part === 'string') return part;
  if ('quote' in part) return <q dir="auto">{part.quote}</q>;
  return (
    <button type="button" className="link-button" onClick={() => onShow(part.claim)}>
      <bdi>“{part.text}”</bdi>
    </button>
  );
}

function Who({ entry, doc }: { readonly entry: StoryEntry; readonly doc: DocumentState }): ReactNode {
  const me = useDocument((state) => state.me);
  if (entry.by === undefined) return null;
  const name = entry.by === me ? 'you' : (doc.annotators.get(entry.by)?.name ?? entry.by);
  return <small className="soft">by {name}</small>;
}

/** A claim that was merged into this one is found here and nowhere else. */
function RestoreMerged({ entry, doc }: { readonly entry: StoryEntry; readonly doc: DocumentState }): ReactNode {
  const me = useDocument((state) => state.me);
  const writable = useDocument((state) => state.readOnly === null);
  const merged = entry.merged === undefined ? undefined : doc.claims.get(entry.merged);
  if (merged?.annotator !== me || merged === undefined || !writable) return null;
  return (
    <Button kind="quiet" aria-label={`Restore “${merged.text}”`} onClick={() => restoreClaim(merged)}>
      Restore
    </Button>
  );
}
