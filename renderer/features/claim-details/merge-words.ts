/** What a merge would do, in sentences. */
import type { MergePreview } from '#shared/document/merge-preview.ts';

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const does = (count: number, verb: string): string => (count === 1 ? `${verb}s` : verb);

/** Returns the sentences, the most telling first; what would not happen is left out. */
export function mergeInWords({ moved, joined, unsure, redirected, silent, silentGone }: MergePreview): string[] {
  const lines = [
    moved > 0 && `${counted(moved, 'link')} of yours ${does(moved, 'move')} to the claim that stays.`,
    unsure > 0 &&
      `${counted(unsure, 'span')} of yours ${unsure === 1 ? 'is' : 'are'} linked to both with different stances: the stance to the claim that stays is kept and marked unsure.`,
    joined > 0 &&
      `${counted(joined, 'span')} of yours ${joined === 1 ? 'is' : 'are'} linked to both with the same stance: one link stays.`,
    redirected > 0 && `${counted(redirected, 'link')} of colleagues ${does(redirected, 'follow')} by redirect.`,
    silent > 0 && `${counted(silent, 'mark')} “checked: silent” ${does(silent, 'move')} too.`,
    silentGone > 0 &&
      `${counted(silentGone, 'mark')} “checked: silent” ${silentGone === 1 ? 'goes' : 'go'}: the article is linked to the other claim.`,
  ].filter((line) => line !== false);
  return [
    ...(lines.length === 0 ? ['Nothing is linked to the claim that goes.'] : lines),
    'The claim that goes leads to the one that stays from now on. It can be restored from that one’s history; its links then stay where they are.',
  ];
}
