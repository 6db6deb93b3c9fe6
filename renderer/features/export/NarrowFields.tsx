/** Which articles, claims and stances. */
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { claimFinder } from '#shared/document/claim-search.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { findable, hasWords, typedWords } from '#shared/text/find-words.ts';
import type { ClaimId } from '#shared/model/index.ts';
import { articlesOf } from '../../state/derived.ts';
import { choosableClaims } from './choice.ts';
import type { Draft } from './choice.ts';
import { PickField } from './PickField.tsx';

interface Props {
  readonly doc: DocumentState;
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

const EVERY_GROUP = ' all';

export function NarrowFields({ doc, draft, onChange }: Props): ReactNode {
  const [group, setGroup] = useState(EVERY_GROUP);
  const claims = useMemo(() => choosableClaims(doc), [doc]);
  const groups = useMemo(() => [...new Set(claims.map((claim) => claim.group ?? ''))].sort(), [claims]);
  const chosenGroup = groups.includes(group) ? group : EVERY_GROUP;
  const articles = articlesOf(doc);
  return (
    <>
      <PickField
        title="Articles"
        all={articles.map(({ id, title, outlet }) => ({ id, label: title, more: outlet === '' ? undefined : outlet }))}
        picked={draft.articles}
        onPick={(picked) => onChange({ articles: picked })}
        finder={(typed) => {
          const words = typedWords(typed);
          return (id) => {
            const article = doc.articles.get(id);
            if (words.length === 0 || article === undefined) return true;
            const { title, outlet, author, published, event } = article;
            return hasWords(findable([title, outlet, author, published, event].join(' ')), words);
          };
        }}
      />
      <PickField<ClaimId>
        title="Claims"
        all={claims.map((claim) => ({ id: claim.id, label: claim.text, more: claim.group }))}
        picked={draft.claims}
        onPick={(picked) => onChange({ claims: picked })}
        finder={(typed) => {
          const matches = claimFinder(typed);
          return (id) => {
            const claim = doc.claims.get(id);
            return claim !== undefined && matches(claim);
          };
        }}
        {...(groups.length < 2
          ? {}
          : {
              filter: {
                passes: (id: ClaimId) =>
                  chosenGroup === EVERY_GROUP || (doc.claims.get(id)?.group ?? '') === chosenGroup,
                control: (
                  <select
                    className="input"
                    aria-label="Group of the claims"
                    value={chosenGroup}
                    onChange={(event) => {
                      setGroup(event.target.value);
                    }}
                  >
                    <option value={EVERY_GROUP}>all groups</option>
                    {groups.map((name) => (
                      <option key={name} value={name}>
                        {name === '' ? 'in no group' : name}
                      </option>
                    ))}
                  </select>
                ),
              },
            })}
      />
      <PickField
        title="Stances"
        all={doc.project.stances.map(({ id, label }) => ({ id, label }))}
        picked={draft.stances}
        onPick={(picked) => onChange({ stances: picked })}
      />
    </>
  );
}
