import { describe, expect, test } from 'vitest';
import { StanceId } from '#shared/model/index.ts';
import type { SideSpan } from '#shared/model/index.ts';
import {
  draftOf,
  rowsOf,
  stepped,
  withClaim,
  withEdge,
  without,
  withStance,
  withUnsure,
} from '#renderer/features/review/draft.ts';
import { agrees, claimId, contradicts, linkId, spanId } from '#test/support/records.ts';

//            0         1         2
//            012345678901234567890123456
const text = 'The gate opened. It closed.';
const article = { text, blocks: [{ start: 0, end: text.length, kind: 'paragraph' as const }] };

const gateOpened: SideSpan = {
  id: spanId(1),
  fragments: [[4, 15]],
  quote: 'gate opened',
  prefix: 'The ',
  suffix: '. It closed.',
  links: [
    { id: linkId(1), claim: claimId(1), stance: agrees },
    { id: linkId(2), claim: claimId(2), stance: agrees, unsure: true },
  ],
};
const itClosed: SideSpan = {
  id: spanId(2),
  fragments: [[17, 26]],
  quote: 'It closed',
  prefix: 'The gate opened. ',
  suffix: '.',
  links: [],
};
const draft = draftOf({ spans: [gateOpened, itClosed], silent: [claimId(3)] });
const at = (row: number) => ({ ...draft, at: row });

describe('a draft', () => {
  test('has a row for each span, each link and each claim it is silent on, and begins at the first link', () => {
    expect(rowsOf(draft).map(({ kind }) => kind)).toEqual(['span', 'link', 'link', 'span', 'silent']);
    expect(draft.at).toBe(1);
    expect(draftOf({ spans: [itClosed], silent: [] }).at).toBe(0);
  });

  test('is walked to its ends and no further', () => {
    expect(stepped(draft, -3).at).toBe(0);
    expect(stepped(draft, 2).at).toBe(3);
    expect(stepped(draft, 9).at).toBe(4);
  });

  test('moves the edges of the span at hand and tells its words anew', () => {
    const moved = withEdge(draft, article, { edge: 'start', direction: -1, by: 'word' }, 'en');
    expect(moved).toMatchObject({ spans: [{ fragments: [[0, 15]], quote: 'The gate opened', prefix: '' }, itClosed] });
    const second = withEdge(at(3), article, { edge: 'end', direction: -1, by: 'word' }, 'en');
    expect(second).toMatchObject({ spans: [gateOpened, { fragments: [[17, 19]], quote: 'It', suffix: ' closed.' }] });
  });

  test('keeps white space out of the span', () => {
    // One character on from “gate opened”, twice, and the end would stand behind the space.
    const once = withEdge(draft, article, { edge: 'end', direction: 1, by: 'character' }, 'en');
    if (typeof once === 'string') throw new Error(once);
    expect(once.spans[0]?.fragments).toEqual([[4, 16]]);
    expect(withEdge(once, article, { edge: 'end', direction: 1, by: 'character' }, 'en')).toMatchObject({
      spans: [{ fragments: [[4, 16]], quote: 'gate opened.' }, {}],
    });
  });

  test('says why an edge cannot be moved', () => {
    const silent = draftOf({ spans: [], silent: [claimId(3)] });
    expect(withEdge(silent, article, { edge: 'end', direction: 1, by: 'word' }, 'en')).toBe(
      'There is no span here whose edges could be moved.',
    );
  });

  test('sets the stance of the link at hand, or of all links of the span', () => {
    expect(withStance(at(2), contradicts)).toMatchObject({
      spans: [{ links: [{ stance: agrees }, { stance: contradicts, unsure: true }] }, {}],
    });
    expect(withStance(at(0), contradicts)).toMatchObject({
      spans: [{ links: [{ stance: contradicts }, { stance: contradicts }] }, {}],
    });
    expect(withStance(at(3), contradicts)).toBe('The span is not linked: choose its claim first.');
    expect(withStance(at(4), contradicts)).toBe('There is no link here whose stance could be set.');
  });

  test('makes a link unsure and sure again', () => {
    const unsure = withUnsure(at(1));
    expect(unsure).toMatchObject({ spans: [{ links: [{ unsure: true }, { unsure: true }] }, {}] });
    expect(withUnsure(at(2))).toMatchObject({ spans: [{ links: [gateOpened.links[0], { claim: claimId(2) }] }, {}] });
    expect(JSON.stringify(withUnsure(at(2)))).not.toContain('"unsure"');
  });

  test('takes another claim for a link, one link more on a span, and no claim twice', () => {
    const made = { id: linkId(9), stance: StanceId.parse('partly') };
    expect(withClaim(at(1), claimId(5), made)).toMatchObject({
      at: 1,
      spans: [{ links: [{ id: linkId(1), claim: claimId(5) }, { claim: claimId(2) }] }, {}],
    });
    expect(withClaim(at(3), claimId(5), made)).toMatchObject({
      at: 4,
      spans: [gateOpened, { links: [{ id: linkId(9), claim: claimId(5), stance: 'partly' }] }],
    });
    expect(withClaim(at(1), claimId(2), made)).toEqual({ ...draft, at: 2 });
  });

  test('leaves out what is at hand', () => {
    expect(without(at(1)).spans[0]?.links).toEqual([gateOpened.links[1]]);
    expect(without(at(0)).spans).toEqual([itClosed]);
    expect(without(at(4))).toEqual({ spans: [gateOpened, itClosed], silent: [], at: 3 });
  });
});
