/** What the reviewer says of the pairs, each one step of history. */
import { uuidv7 } from 'uuidv7';
import type { Command } from '#shared/document/commands.ts';
import { claimName } from '#shared/document/span-words.ts';
import { RelationId } from '#shared/model/index.ts';
import type { ClaimId, RelationKind } from '#shared/model/index.ts';
import { pairClaims } from '#shared/review/pairs.ts';
import { execute, useDocument } from '../../state/document.ts';
import { announce, notify } from '../../state/notices.ts';
import { reviewed } from '../review/index.ts';
import { linesOf, placesIn } from './lines.ts';
import type { Place, TwoClaims } from './lines.ts';
import { usePairs } from './state.ts';

/** Returns the lines that the keyboard can be at, as they are now. */
function placesNow(): Place[] {
  const { doc, me } = useDocument.getState();
  if (doc === null || me === null) return [];
  const annotators = reviewed();
  return placesIn(linesOf(doc, me, annotators, pairClaims(doc, me, annotators)));
}

/** The line that the keyboard is at: the first, if it has not been anywhere. */
function current(): Place | undefined {
  const places = placesNow();
  const { at } = usePairs.getState();
  return places.find(({ key }) => key === at) ?? places[0];
}

/** Puts the keyboard at the next pair (1) or the one before (-1). */
export function stepPair(by: 1 | -1): void {
  const places = placesNow();
  const index = places.findIndex(({ key }) => key === current()?.key);
  const next = places[index + by];
  if (next !== undefined) usePairs.setState({ at: next.key, choosing: false });
}

/** Puts the keyboard at the next pair that is to be decided, round from the last to the first. */
export function nextOpenPair(): void {
  const places = placesNow();
  const index = places.findIndex(({ key }) => key === current()?.key);
  const next = [...places.slice(index + 1), ...places.slice(0, index + 1)].find(
    ({ section }) => section === 'proposed',
  );
  if (next === undefined) return announce('No pair is left to be decided.');
  usePairs.setState({ at: next.key, choosing: false });
}

/** The two are one claim. */
export function confirmPair(): void {
  const line = current();
  if (line?.kind === 'alone') return choosePartner();
  if (line === undefined) return;
  if (line.section === 'same') return notify('Both use this very claim: there is nothing to confirm.');
  if (line.relation?.kind === 'same-as') return notify('You confirmed this pair already.');
  const commands = [...undoing(line), relate(line.a, line.b, 'same-as')];
  decide(line, 'confirm pair', commands, `Confirmed: ${words(line)}.`);
}

/** The two are not one claim, however alike they look. */
export function refusePair(): void {
  const line = current();
  if (line === undefined || line.kind === 'alone') return notify('There is no pair here to refuse.');
  if (line.section === 'same') return notify('Both use this very claim: it cannot be told apart from itself.');
  if (line.section === 'refused') return notify('You refused this pair already.');
  if (line.section === 'confirmed' && line.relation === undefined) return followsFromOthers();
  const commands = [...undoing(line), relate(line.a, line.b, 'distinct')];
  decide(line, 'refuse pair', commands, `Refused: ${words(line)}.`);
}

/** Takes back what the reviewer said of the two. */
export function undoPair(): void {
  const line = current();
  if (line === undefined || line.kind === 'alone' || line.section === 'proposed') {
    return notify('Nothing has been said of this pair that could be taken back.');
  }
  if (line.section === 'same') return notify('Both use this very claim: nothing was said that could be taken back.');
  if (line.relation === undefined) return followsFromOthers();
  decide(line, 'take back pair', undoing(line), `Taken back: ${words(line)}.`);
}

/** Confirms all pairs that are proposed. */
export function confirmAllPairs(): void {
  const proposed = placesNow().filter((line) => line.kind === 'pair' && line.section === 'proposed') as TwoClaims[];
  if (proposed.length === 0) return announce('No pair is left to be decided.');
  const count = `${proposed.length} ${proposed.length === 1 ? 'pair' : 'pairs'}`;
  const commands = proposed.map(({ a, b }) => relate(a, b, 'same-as'));
  if (execute({ type: 'batch', label: `confirm ${count}`, commands }) === undefined) announce(`Confirmed ${count}.`);
}

/** Opens the field in which another partner is found. */
export function choosePartner(): void {
  const line = current();
  if (line === undefined) return;
  if (line.section === 'same') return notify('Both use this very claim: it is its own partner.');
  usePairs.setState({ at: line.key, choosing: true });
}

/** Says that the claim is one with `partner`; of a pair that is left for it, that it is not one with the other. */
export function pairWith(line: Place, claim: ClaimId, partner: ClaimId): void {
  usePairs.setState({ choosing: false });
  const left = line.kind === 'pair' && line.section !== 'refused' && partner !== line.a && partner !== line.b;
  const commands: Command[] = [
    ...(line.kind === 'pair' && line.section !== 'refused' ? undoing(line) : []),
    ...(left ? [relate(line.a, line.b, 'distinct')] : []),
    relate(claim, partner, 'same-as'),
  ];
  const doc = useDocument.getState().doc;
  const said = `“${claimName(doc?.claims.get(claim), 60)}” is one claim with “${claimName(doc?.claims.get(partner), 60)}”.`;
  decide(line, 'pair claims', commands, said);
}

/** Does it, and goes on to the next pair that is to be decided. */
function decide(line: Place, label: string, commands: readonly Command[], said: string): void {
  const index = placesNow().findIndex(({ key }) => key === line.key);
  if (execute({ type: 'batch', label, commands }) !== undefined) return;
  const places = placesNow();
  // What came behind the line has moved up into its place.
  const open = places.filter(({ section }) => section === 'proposed');
  const next =
    line.section === 'proposed'
      ? (places.slice(index).find(({ section }) => section === 'proposed') ?? open[0] ?? places[index])
      : places.find(({ key }) => key.includes(pairKey(line)));
  usePairs.setState({ at: next?.key ?? places[0]?.key ?? null, choosing: false });
  const left = open.length === 0 ? 'No pair is left to be decided.' : `${open.length} to be decided.`;
  announce(`${said} ${left}`);
}

const pairKey = (line: Place): string => (line.kind === 'pair' ? `${line.a} ${line.b}` : line.claim);

const undoing = ({ relation }: TwoClaims): Command[] =>
  relation === undefined ? [] : [{ type: 'deleteRelation', relation: relation.id }];

function relate(from: ClaimId, to: ClaimId, kind: RelationKind): Command {
  return { type: 'createRelation', id: RelationId.parse(uuidv7()), from, to, kind };
}

function words({ a, b }: TwoClaims): string {
  const claims = useDocument.getState().doc?.claims;
  return `“${claimName(claims?.get(a), 60)}” and “${claimName(claims?.get(b), 60)}”`;
}

function followsFromOthers(): void {
  notify('This pair follows from other pairs that you confirmed: take one of those back.', 'warning');
}
