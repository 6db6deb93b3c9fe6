/** What the claim is to other claims, and a field to say so of one more. */
import { Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode, Ref } from 'react';
import { uuidv7 } from 'uuidv7';
import { relationFrom, RELATION_SIDES, relationsOf, RELATION_WORDS } from '#shared/document/claim-relations.ts';
import type { RelationSide } from '#shared/document/claim-relations.ts';
import { short } from '#shared/document/span-words.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { RelationId } from '#shared/model/index.ts';
import type { Claim, ClaimId } from '#shared/model/index.ts';
import { execute, useDocument } from '../../state/document.ts';
import { announce } from '../../state/notices.ts';
import { IconButton } from '../../ui/Button.tsx';
import { ClaimColourMark } from '../../ui/ClaimColour.tsx';
import { otherClaims } from './choices.ts';
import { ClaimChooser } from './ClaimChooser.tsx';

interface Props {
  readonly doc: DocumentState;
  readonly claim: Claim;
  /** New relations may be drawn: by anyone who may write, of any claim in use. */
  readonly open: boolean;
  readonly selectRef: Ref<HTMLSelectElement>;
  readonly onShow: (claim: ClaimId) => void;
}

export function Relations({ doc, claim, open, selectRef, onShow }: Props): ReactNode {
  const me = useDocument((state) => state.me);
  const writable = useDocument((state) => state.readOnly === null);
  const relations = useMemo(() => relationsOf(doc, claim.id), [doc, claim.id]);
  return (
    <section aria-labelledby="claim-relations">
      <h3 id="claim-relations">Relations</h3>
      {relations.length > 0 && (
        <ul className="claim-lines">
          {relations.map(({ relation, side, other }) => {
            const claimThere = doc.claims.get(other);
            const words = claimThere?.text ?? 'a claim that is not here';
            const who = relation.annotator === me ? 'you' : doc.annotators.get(relation.annotator)?.name;
            return (
              <li key={relation.id}>
                <span className="claim-line-words">
                  <b>{RELATION_WORDS[side]}</b>{' '}
                  <button type="button" className="link-button" onClick={() => onShow(other)}>
                    <ClaimColourMark colour={claimThere?.colour} />
                    <bdi>{words}</bdi>
                  </button>{' '}
                  <small className="soft">by {who ?? relation.annotator}</small>
                </span>
                {relation.annotator === me && writable && (
                  <IconButton
                    label={`Take away: ${RELATION_WORDS[side]} “${short(words, 60)}”`}
                    onClick={() => {
                      if (execute({ type: 'deleteRelation', relation: relation.id }) === undefined) {
                        announce('Relation taken away.');
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
      {open ? (
        <AddRelation doc={doc} claim={claim} selectRef={selectRef} />
      ) : (
        relations.length === 0 && <p className="soft">None.</p>
      )}
    </section>
  );
}

function AddRelation({ doc, claim, selectRef }: Pick<Props, 'doc' | 'claim' | 'selectRef'>): ReactNode {
  const [side, setSide] = useState<RelationSide>('contradicts');
  const [error, setError] = useState<string>();
  const others = useMemo(() => otherClaims(doc, claim.id), [doc, claim.id]);
  const add = (other: Claim): void => {
    if (relationsOf(doc, claim.id).some((seen) => seen.side === side && seen.other === other.id)) {
      setError('This relation is there already.');
      return;
    }
    const id = RelationId.parse(uuidv7());
    const refused = execute({ type: 'createRelation', id, ...relationFrom(claim.id, side, other.id) });
    setError(refused);
    if (refused === undefined) announce(`Related: ${RELATION_WORDS[side]} “${short(other.text, 60)}”.`);
  };
  return (
    <div className="claim-relate" role="group" aria-label="Add a relation">
      <label className="field">
        <span>This claim</span>
        <select
          ref={selectRef}
          className="input"
          value={side}
          onChange={(event) => {
            const found = RELATION_SIDES.find((each) => each === event.target.value);
            if (found !== undefined) setSide(found);
          }}
        >
          {RELATION_SIDES.map((each) => (
            <option key={each} value={each}>
              {RELATION_WORDS[each]}
            </option>
          ))}
        </select>
      </label>
      <ClaimChooser label="The other claim" claims={others} like={claim.text} most={4} folds onChoose={add} />
      {error !== undefined && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
