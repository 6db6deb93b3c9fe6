import { describe, expect, it } from 'vitest';
import { shareOf } from '#shared/text/overlap.ts';
import { BatchLikeness } from '#renderer/features/import/batch-likeness.ts';

const WIRE =
  'A gate at the dam opened without warning early on Thursday and sent water down the valley, flooding homes and hurting fourteen people, officials said.';
const REWRITE = `${WIRE} The minister has ordered an inquiry that is to report by the end of June, and residents want answers sooner than that.`;

describe('BatchLikeness', () => {
  it('knows the same text again', () => {
    const batch = new BatchLikeness<string>();
    expect(batch.add('a', WIRE)).toEqual({ sameAs: null, near: null });
    expect(batch.add('b', WIRE)).toEqual({ sameAs: 'a', near: null });
  });

  it('names the earlier text that is most like, with the share that comparing the two gives', () => {
    const batch = new BatchLikeness<string>();
    batch.add('other', 'The council met on Monday and spoke for three hours about the repair of the town hall roof.');
    batch.add('wire', WIRE);
    expect(batch.add('rewrite', REWRITE).near).toEqual({ key: 'wire', share: shareOf(REWRITE, WIRE) });
  });

  it('says nothing of texts that share a quotation only', () => {
    const batch = new BatchLikeness<string>();
    batch.add('wire', WIRE);
    const comment = `What are we to make of it? Water went down the valley, flooding homes and hurting fourteen people. Nobody in the control room looked at the gauges that night. It is not the first time that the operator has told us to wait for the facts while it looked for words.`;
    expect(batch.add('comment', comment).near).toBeNull();
  });
});
