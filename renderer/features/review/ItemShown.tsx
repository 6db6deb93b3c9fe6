/** The disagreement at hand: the text, what each has, what can be done, and the reason. */
import { useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { ActionId } from '#shared/actions/index.ts';
import { sameRecord } from '#shared/document/diff.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { Side } from '#shared/model/index.ts';
import { useDocument } from '../../state/document.ts';
import { focusClaim } from '../../state/session.ts';
import { ActionKey } from '../../ui/ActionKey.tsx';
import { Button } from '../../ui/Button.tsx';
import { beginEditing } from './editing.ts';
import { confirmItemPairs } from './item-pairs.ts';
import { isGone, keepChosen, putOff, reopen, takeBoth, takeNeither, takeOne } from './settling.ts';
import { ItemEditor } from './ItemEditor.tsx';
import { kindInWords, nameOf, verdictInWords } from './items.ts';
import type { QueueItem } from './items.ts';
import { DRAFT, ItemText } from './ItemText.tsx';
import { claimsIn, pairingInWords, pairsIn } from './pairing-words.ts';
import { usePairing } from './queue-now.ts';
import { ReasonField } from './ReasonField.tsx';
import { SideCard, SideText } from './SideCard.tsx';
import { useReview } from './state.ts';

interface Props {
  readonly doc: DocumentState;
  readonly item: QueueItem;
}

export function ItemShown({ doc, item }: Props): ReactNode {
  const writable = useDocument((state) => state.readOnly === null);
  const draft = useReview((state) => state.draft);
  const pairing = usePairing();
  const { sides, decision } = item;
  const article = doc.articles.get(item.article);
  const spans = useMemo(
    () => sides.flatMap(({ spans: theirs }, place) => theirs.map(({ fragments }) => ({ place, fragments }))),
    [sides],
  );
  const drafted = useMemo(() => draft?.spans.map(({ fragments }) => ({ place: DRAFT, fragments })) ?? [], [draft]);
  const standing = item.standing;
  const claim = [...sides, ...(decision?.sides ?? [])].flatMap(claimsIn)[0];
  // So that the keys for a claim's details and quotes mean the claim at hand.
  useEffect(() => {
    if (claim !== undefined) focusClaim(claim);
  }, [claim]);
  const paired = pairing === undefined ? '' : pairingInWords(doc, item, pairing);
  const proposed = pairing !== undefined && pairsIn(item, pairing).some(({ state }) => state === 'proposed');
  const gone = isGone(item);
  const then = (side: Side): Side | null | undefined => {
    if (item.standing !== 'changed') return undefined;
    const before = decision?.sides.find(({ annotator }) => annotator === side.annotator);
    if (before === undefined) return null;
    return sameRecord(before, side) ? undefined : before;
  };
  const taken = (side: Side): 'now' | 'then' | undefined => {
    const isTaken = decision?.verdict === 'both' || (decision?.verdict === 'one' && decision.of === side.annotator);
    return isTaken ? (then(side) === undefined ? 'now' : 'then') : undefined;
  };
  return (
    <>
      <p className="item-kinds">
        {item.kinds.map((kind) => (
          <span key={kind} className="kind-tag" data-kind={kind}>
            {kindInWords(doc, kind, sides)}
          </span>
        ))}
        <Standing doc={doc} item={item} />
      </p>
      {article !== undefined && <ItemText article={article} spans={spans} drafted={drafted} />}
      <div className="sides">
        {sides.map((side, place) => (
          <SideCard key={side.annotator} doc={doc} side={side} place={place} then={then(side)} taken={taken(side)} />
        ))}
      </div>
      {gone && (
        <p className="item-pairing">Nobody who is compared has anything here any more; the gold set still has it.</p>
      )}
      {paired !== '' && (
        <p className="item-pairing soft">
          {paired}{' '}
          {writable && proposed && (
            <Button kind="quiet" onClick={confirmItemPairs}>
              <ActionKey id="review.confirmPair" /> {item.waitsForPair ? 'the same: then they agree' : 'the same'}
            </Button>
          )}
        </p>
      )}
      {decision !== undefined && (decision.verdict === 'edited' || standing === 'changed') && draft === null && (
        <section className="side-card item-chosen">
          <h3>{decision.verdict === 'edited' ? 'Edited' : 'Chosen when it was settled'}</h3>
          <SideText doc={doc} side={decision.chosen} quoted />
        </section>
      )}
      {draft !== null && article !== undefined ? (
        <ItemEditor doc={doc} item={item} article={article} draft={draft} />
      ) : (
        <>
          {writable && <Choices doc={doc} item={item} />}
          {/* Anew for each decision, so that a reason that was undone is not given again. */}
          <ReasonField key={decision?.id} item={item} writable={writable} />
        </>
      )}
    </>
  );
}

function Standing({ doc, item }: Props): ReactNode {
  const standing = item.standing;
  if (item.decision === undefined || standing === 'open') return null;
  const verdict = verdictInWords(doc, item.decision);
  const words = {
    later: 'Put off.',
    changed: `It has changed since it was settled: ${verdict}.`,
    owed: `Settled: ${verdict}. A reason is owed.`,
    settled: `Settled: ${verdict}.`,
  } as const;
  return <span className="item-standing">{words[standing]}</span>;
}

interface Choice {
  readonly action: ActionId;
  readonly words: string;
  readonly run: () => void;
  readonly chosen: boolean;
}

const ONE: readonly ActionId[] = [
  ...(['review.one.1', 'review.one.2', 'review.one.3', 'review.one.4', 'review.one.5'] as const),
  ...(['review.one.6', 'review.one.7', 'review.one.8', 'review.one.9'] as const),
];

function Choices({ doc, item }: Props): ReactNode {
  const { sides, decision } = item;
  const is = (verdict: string): boolean => decision?.verdict === verdict;
  const several = sides.length > 2;
  const choices: readonly Choice[] = isGone(item)
    ? [{ action: 'review.neither', words: 'take it out', run: takeNeither, chosen: false }]
    : [
        ...sides.flatMap(({ annotator }, place): Choice[] => {
          const action = ONE[place];
          if (action === undefined) return [];
          const words = `${nameOf(doc, annotator)}’s`;
          return [{ action, words, run: () => takeOne(place), chosen: is('one') && decision?.of === annotator }];
        }),
        { action: 'review.both', words: several ? 'all' : 'both', run: takeBoth, chosen: is('both') },
        { action: 'review.edit', words: 'edit…', run: beginEditing, chosen: is('edited') },
        { action: 'review.neither', words: several ? 'none' : 'neither', run: takeNeither, chosen: is('neither') },
        ...(item.standing === 'changed'
          ? [{ action: 'review.keep', words: 'keep it', run: keepChosen, chosen: false } as const]
          : []),
        { action: 'review.later', words: 'later', run: putOff, chosen: is('later') },
      ];
  return (
    <div className="item-choices" role="group" aria-label="Settle">
      {choices.map(({ action, words, run, chosen }) => (
        <Button key={action} onClick={run} aria-pressed={chosen}>
          <ActionKey id={action} /> {words}
        </Button>
      ))}
      {decision !== undefined && !isGone(item) && (
        <Button kind="quiet" onClick={reopen}>
          <ActionKey id="review.reopen" /> reopen
        </Button>
      )}
    </div>
  );
}
