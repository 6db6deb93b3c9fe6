/** The disagreement at hand: the text, what each has, what can be done, and the reason. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { ActionId } from '#shared/actions/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { Item } from './queue-stub.ts';
import { useDocument } from '../../state/document.ts';
import { ActionKey } from '../../ui/ActionKey.tsx';
import { Button } from '../../ui/Button.tsx';
import { beginEditing, putOff, reopen, takeBoth, takeNeither, takeOne } from './commands.ts';
import { ItemEditor } from './ItemEditor.tsx';
import { kindInWords, nameOf, standingOf, verdictInWords } from './items.ts';
import { DRAFT, ItemText } from './ItemText.tsx';
import { pairingInWords } from './pairing-words.ts';
import { usePairing } from './queue-now.ts';
import { ReasonField } from './ReasonField.tsx';
import { SideCard, SideText } from './SideCard.tsx';
import { useReview } from './state.ts';

interface Props {
  readonly doc: DocumentState;
  readonly item: Item;
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
  const standing = standingOf(item);
  const paired = pairing === undefined ? '' : pairingInWords(doc, item, pairing);
  const then = (place: number): (typeof sides)[number] | undefined => {
    const side = sides[place];
    const before = decision?.sides.find(({ annotator }) => annotator === side?.annotator);
    return standing === 'changed' && before !== undefined && !sameSide(before, side) ? before : undefined;
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
          <SideCard
            key={side.annotator}
            doc={doc}
            side={side}
            place={place}
            then={then(place)}
            taken={decision?.verdict === 'both' || (decision?.verdict === 'one' && decision.of === side.annotator)}
          />
        ))}
      </div>
      {paired !== '' && <p className="item-pairing soft">{paired}</p>}
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
          <ReasonField item={item} writable={writable} />
        </>
      )}
    </>
  );
}

function sameSide(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function Standing({ doc, item }: Props): ReactNode {
  const standing = standingOf(item);
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

function Choices({ doc, item: { sides, decision } }: Props): ReactNode {
  const is = (verdict: string): boolean => decision?.verdict === verdict;
  const choices = [
    ...sides.flatMap(({ annotator }, place): Choice[] => {
      const action = ONE[place];
      if (action === undefined) return [];
      const words = `${nameOf(doc, annotator)}’s`;
      return [{ action, words, run: () => takeOne(place), chosen: is('one') && decision?.of === annotator }];
    }),
    { action: 'review.both', words: sides.length > 2 ? 'all' : 'both', run: takeBoth, chosen: is('both') },
    { action: 'review.edit', words: 'edit…', run: beginEditing, chosen: is('edited') },
    { action: 'review.neither', words: sides.length > 2 ? 'none' : 'neither', run: takeNeither, chosen: is('neither') },
    { action: 'review.later', words: 'later', run: putOff, chosen: is('later') },
  ] as const satisfies readonly Choice[];
  return (
    <div className="item-choices" role="group" aria-label="Settle">
      {choices.map(({ action, words, run, chosen }) => (
        <Button key={action} onClick={run} aria-pressed={chosen}>
          <ActionKey id={action} /> {words}
        </Button>
      ))}
      {decision !== undefined && (
        <Button kind="quiet" onClick={reopen}>
          <ActionKey id="review.reopen" /> reopen
        </Button>
      )}
    </div>
  );
}
