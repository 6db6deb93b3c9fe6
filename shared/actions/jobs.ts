/**
 * Ten common jobs and the presses that they take, here and in three other tools as their documentation has it. What is said
 * of Crossread is performed and counted by `test/e2e/keystrokes.spec.ts`; what is said of the others is counted from what
 * they document, in autumn 2026, each figure with its source and in the others' favour where that leaves it open.
 */

/** Stands among the keys for words that are typed; they are the same in every tool and are not counted. */
export const TYPING = '…';

/** The most presses that the two jobs done all day may take: for the claim in focus, and for another that exists. */
export const MOST_FOR_CLAIM_IN_FOCUS = 5;
export const MOST_FOR_ANOTHER_CLAIM = 8;

export interface PeerFigure {
  /** Presses of keys; null where nothing that is documented does the job. */
  readonly keys: number | null;
  /** A gesture of the mouse is needed besides. */
  readonly mouse?: boolean;
  /** The documentation leaves it open: it may be more. */
  readonly least?: boolean;
  /** Which keys these are, and why. */
  readonly note: string;
}

export type Peer = 'inception' | 'labelStudio' | 'doccano';

export interface Job {
  readonly id: JobId;
  readonly job: string;
  /** What is the case before the first press. */
  readonly start: string;
  /** One entry for each press, modifiers held with their key, in Playwright's words (`Control+Shift+ArrowRight`). */
  readonly keys: readonly string[];
  readonly others: Readonly<Record<Peer, PeerFigure>>;
}

export type JobId =
  | 'word'
  | 'sentence'
  | 'three-words'
  | 'claim-in-focus'
  | 'another-claim'
  | 'new-claim'
  | 'change-stance'
  | 'move-end'
  | 'next-span'
  | 'delete-undo';

export interface PeerSource {
  readonly name: string;
  /** What was read. */
  readonly read: string;
}

export const peers: Readonly<Record<Peer, PeerSource>> = {
  inception: {
    name: 'INCEpTION',
    read:
      'its user guide (“Navigation”, “Spans”, “Undo/re-do”, “Primitive features”, the keyboard cursor of June 2026, ' +
      'inception-project/inception#6106). The keyboard cursor is in the HTML editor (Apache Annotator) only; in the ' +
      'others a span is selected by mouse',
  },
  labelStudio: {
    name: 'Label Studio',
    read:
      'its guide (“Hotkeys”) and the list of keys that the guide refers to ' +
      '(`web/libs/editor/src/core/settings/keymap.json`). There is no caret in a text: words are selected by mouse. ' +
      'A task’s work counts when it is submitted, one press more (Ctrl+Enter) that is not counted here',
  },
  doccano: {
    name: 'doccano',
    read: 'its source and documentation. There is no caret in a text: words are selected by mouse',
  },
};

const MOUSE_THEN_LABEL: PeerFigure = { keys: 1, mouse: true, note: 'The words by mouse, the label by its key.' };

export const jobs: readonly Job[] = [
  {
    id: 'word',
    job: 'Make a span of the word at the caret',
    start: 'the caret is in the word',
    keys: ['w'],
    others: {
      inception: {
        keys: 2,
        note: 'Shift+→, Enter, while the granularity is *individual tokens* (Shift+2 sets it).',
      },
      labelStudio: MOUSE_THEN_LABEL,
      doccano: MOUSE_THEN_LABEL,
    },
  },
  {
    id: 'sentence',
    job: 'Make a span of the sentence at the caret',
    start: 'the caret is in the sentence',
    keys: ['Enter'],
    others: {
      inception: {
        keys: 2,
        note: 'Shift+→, Enter, while the granularity is *sentence sequences* (Shift+4 sets it).',
      },
      labelStudio: MOUSE_THEN_LABEL,
      doccano: MOUSE_THEN_LABEL,
    },
  },
  {
    id: 'three-words',
    job: 'Select three words and make a span of them',
    start: 'the caret is before the first',
    keys: ['Control+Shift+ArrowRight', 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight', 'Enter'],
    others: {
      inception: {
        keys: 4,
        least: true,
        note: 'Shift+→ three times, Enter; more if the arrow goes by characters, which the guide leaves open.',
      },
      labelStudio: MOUSE_THEN_LABEL,
      doccano: MOUSE_THEN_LABEL,
    },
  },
  {
    id: 'claim-in-focus',
    job: 'From the caret in a sentence to a saved span, linked to the claim in focus with a stance',
    start: 'the caret is in the sentence, a claim is in focus',
    keys: ['Enter', '1'],
    others: {
      inception: {
        keys: 3,
        note:
          'Shift+→, Enter, and the stance by its key. The claim as a feature that the layer remembers from the span ' +
          'before, the stance as a second feature whose tags the project has given keys.',
      },
      labelStudio: {
        keys: 1,
        mouse: true,
        note:
          'The words by mouse while the label is kept selected (a setting), the stance as a per-region choice by ' +
          'its key.',
      },
      doccano: { keys: null, note: 'A span has one label and nothing beside it: there is no place for a stance.' },
    },
  },
  {
    id: 'another-claim',
    job: 'The same for another claim that exists',
    start: 'the caret is in the sentence, some other claim is in focus',
    keys: ['Enter', 'c', 'd', 'i', 'e', 'd', 'Alt+1'],
    others: {
      inception: {
        keys: 4,
        least: true,
        note:
          'Shift+→, Enter, the claim and the stance each by a key that the project has given its tag; a claim without ' +
          'a key of its own is found in a field that is reached by mouse.',
      },
      labelStudio: {
        keys: 2,
        mouse: true,
        least: true,
        note: 'The label and the stance by their keys, the words by mouse; labels beyond the keys by mouse too.',
      },
      doccano: { keys: null, note: 'No place for a stance.' },
    },
  },
  {
    id: 'new-claim',
    job: 'The same for a new claim, its words not counted',
    start: 'the caret is in the sentence',
    keys: ['Enter', 'c', TYPING, 'Alt+1'],
    others: {
      inception: {
        keys: 3,
        mouse: true,
        least: true,
        note:
          'Shift+→, Enter, then the field of the feature by mouse, where a tagset may be open to new tags; the ' +
          'stance by its key.',
      },
      labelStudio: { keys: null, note: 'Labels are part of the project’s configuration.' },
      doccano: { keys: null, note: 'Labels are made on a page of their own, by the project’s administrator.' },
    },
  },
  {
    id: 'change-stance',
    job: 'Change the stance of a link',
    start: 'the span is in focus',
    keys: ['2'],
    others: {
      inception: { keys: 1, note: 'The tag by the key that the project has given it.' },
      labelStudio: { keys: 1, note: 'The choice by its key, with the region selected.' },
      doccano: { keys: null, note: 'No place for a stance.' },
    },
  },
  {
    id: 'move-end',
    job: 'Move the end of a span by a word',
    start: 'the span is in focus',
    keys: [']'],
    others: {
      inception: { keys: null, note: 'No key is documented.' },
      labelStudio: {
        keys: null,
        note: 'The region is deleted and made anew (HumanSignal/label-studio#3394, open).',
      },
      doccano: { keys: null, note: 'No key is documented.' },
    },
  },
  {
    id: 'next-span',
    job: 'Go to the next span',
    start: 'the caret is in the text',
    keys: ['.'],
    others: {
      inception: { keys: 1, note: 'Shift+→ outside the keyboard cursor.' },
      labelStudio: { keys: 1, note: 'Alt+.' },
      doccano: { keys: null, note: 'The keys go from text to text.' },
    },
  },
  {
    id: 'delete-undo',
    job: 'Delete a span with its links, and take that back',
    start: 'the span is in focus',
    keys: ['Delete', 'Control+z'],
    others: {
      inception: { keys: 2, note: 'Shift+Delete, Ctrl+Z.' },
      labelStudio: { keys: 2, note: 'Backspace, Ctrl+Z.' },
      doccano: { keys: null, note: 'There is no undo.' },
    },
  },
];

/** Returns how many presses the job takes here: what is typed is not counted. */
export function pressesOf({ keys }: Job): number {
  return keys.filter((key) => key !== TYPING).length;
}
