/** Confirming, from the queue, that the claims of the disagreement at hand are one. */
import { uuidv7 } from 'uuidv7';
import { claimName } from '#shared/document/span-words.ts';
import { RelationId } from '#shared/model/index.ts';
import { pairClaims } from '#shared/review/pairs.ts';
import { execute, useDocument } from '../../state/document.ts';
import { announce, notify } from '../../state/notices.ts';
import { itemHere, itemInWords, showItem } from './going.ts';
import { isOpen } from './items.ts';
import { pairsIn } from './pairing-words.ts';
import { queueNow } from './queue-now.ts';
import { reviewed } from './state.ts';

/** Confirms the pairs that are only proposed among the claims linked there. Where they then agree, the place is taken so. */
export function confirmItemPairs(): void {
  const { doc, me } = useDocument.getState();
  const item = itemHere();
  if (item === undefined || doc === null || me === null) return;
  const pairs = pairsIn(item, pairClaims(doc, me, reviewed())).filter(({ state }) => state === 'proposed');
  const [first] = pairs;
  if (first === undefined) return notify('No pair of claims is proposed here that could be confirmed.');
  const before = queueNow().disagreements;
  const refused = execute({
    type: 'batch',
    label: 'confirm pair',
    commands: pairs.map(({ a, b }) => ({
      ...{ type: 'createRelation', id: RelationId.parse(uuidv7()), from: a, to: b, kind: 'same-as' },
    })),
  });
  if (refused !== undefined) return;
  const claim = claimName(doc.claims.get(first.a), 60);
  const said =
    pairs.length > 1 ? `Confirmed ${pairs.length} pairs of claims.` : `Confirmed: their claims are both “${claim}”.`;
  const now = new Map(queueNow().disagreements.map((one) => [one.key, one]));
  if (now.has(item.key)) return announce(said);
  // They agree now, and the place is no disagreement any more: the next that is open comes up.
  const at = before.findIndex(({ key }) => key === item.key);
  const next = [...before.slice(at + 1), ...before.slice(0, at)]
    .flatMap(({ key }) => now.get(key) ?? [])
    .find((one) => isOpen(one));
  if (next !== undefined) showItem(next.key);
  announce(`${said} Here they agree now. ${next === undefined ? 'Nothing is open.' : `Next: ${itemInWords(next)}`}`);
}
