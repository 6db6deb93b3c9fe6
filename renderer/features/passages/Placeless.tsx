/** Spans of those who are shown that have no place in this text: what they said, where they came from, and why they wait. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { annotatorOf } from '#shared/document/gold.ts';
import { claimName, short } from '#shared/document/span-words.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, ArticleId, Orphan } from '#shared/model/index.ts';
import { PlaceOrphan } from './PlaceOrphan.tsx';

interface Props {
  readonly doc: DocumentState;
  readonly article: ArticleId;
  readonly annotators: readonly AnnotatorId[];
}

const WHY: Readonly<Record<Orphan['found'], string>> = {
  approximate: 'reworded here; a place was proposed and not taken',
  ambiguous: 'stands in several places here',
  lost: 'nothing like it stands here',
};

export function Placeless({ doc, article, annotators }: Props): ReactNode {
  const { sheets } = doc;
  const orphans = useMemo(
    () => annotators.flatMap((who) => [...(sheets.get(`${who}/${article}`)?.orphans.values() ?? [])]),
    [sheets, annotators, article],
  );
  if (orphans.length === 0) return null;
  return (
    <details className="placeless" open>
      <summary>
        {orphans.length} {orphans.length === 1 ? 'span' : 'spans'} without a place
      </summary>
      <ul>
        {orphans.map((orphan) => {
          const { id, annotator, quote, found, links, note } = orphan;
          return (
            <li key={id}>
              <q dir="auto">{short(quote, 200)}</q>
              <p className="soft">
                {annotatorOf(doc, annotator)?.name ?? annotator}: {WHY[found]}.
                {links.map((link) => (
                  <span key={link.id}> “{claimName(doc.claims.get(link.claim), 80)}”</span>
                ))}
                {note !== undefined && ` Note: ${note}`}
              </p>
              <PlaceOrphan orphan={orphan} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
