/**
 * One import, from files to articles: reads them one by one, holds what was read with its corrections, keeps what is
 * checked, discards the rest. It knows neither the page nor the engine but by the functions that it is given.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { CrossreadError } from '#shared/contract/index.ts';
import type { CallInput, CallName, CallOutput, Candidate, CandidateId } from '#shared/contract/index.ts';
import type { Article, ArticleFields } from '#shared/model/index.ts';
import { messageOf } from '../../state/message-of.ts';
import { BatchLikeness } from './batch-likeness.ts';
import { wordCount } from './cut.ts';
import type { Cut } from './cut.ts';
import { FIELD_LABELS, fieldProblems, tidyFields } from './fields.ts';
import type { FieldName } from './fields.ts';
import { refusalOf } from './sources.ts';
import type { DroppedFile } from './sources.ts';

/** An article read and not yet kept, as it stands after corrections. */
export interface Draft {
  readonly id: CandidateId;
  readonly candidate: Candidate;
  readonly fields: ArticleFields;
  readonly cut: Cut;
  /** Words of what is kept. */
  readonly words: number;
  readonly checked: boolean;
  /** What came in this import before: the same text, or the most alike. */
  readonly sameAs: CandidateId | null;
  readonly near: { readonly key: CandidateId; readonly share: number } | null;
  /** What the analyst should know of how it was read. */
  readonly notices: readonly string[];
  /** Why it could not be kept. */
  readonly error: string;
}

export interface Progress {
  readonly what: 'reading' | 'adding';
  readonly done: number;
  readonly total: number;
  readonly name: string;
  readonly stopping: boolean;
}

export interface Failure {
  readonly from: string;
  readonly message: string;
}

export interface ImportState {
  readonly drafts: readonly Draft[];
  readonly failures: readonly Failure[];
  readonly progress: Progress | null;
  /** How many files were left unread when reading was stopped. */
  readonly unread: number;
}

export interface Engine {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
}

export interface ImportRun {
  readonly store: StoreApi<ImportState>;
  /** Reads the files one after another, after those that wait already. */
  add(sources: readonly DroppedFile[]): Promise<void>;
  /** Reads a pasted text; resolves to whether anything was read. */
  paste(text: string): Promise<boolean>;
  /** Ends reading or adding after the file at hand. */
  stop(): void;
  edit(id: CandidateId, patch: Partial<Pick<Draft, 'fields' | 'cut' | 'checked'>>): void;
  /** Checks all that the project does not have already, or nothing. */
  checkAll(checked: boolean): void;
  /** Adds what is checked to the project, handing each article to `onKept`. */
  keepChecked(onKept: (article: Article) => void): Promise<{ kept: Article[]; failed: number; stopped: boolean }>;
  /** Forgets all that was not kept. The run is over. */
  discard(): Promise<void>;
}

/** After these, no other file would fare better. */
const HOPELESS = ['no-project', 'read-only', 'unknown-caller'];
/** The contract's limit on a file's name. */
const LONGEST_NAME = 500;

const EMPTY: ImportState = { drafts: [], failures: [], progress: null, unread: 0 };

/** Returns an import with nothing in it yet. */
export function createImportRun(engine: Engine): ImportRun {
  const store = createStore<ImportState>(() => EMPTY);
  const { getState: get, setState: set } = store;
  const likeness = new BatchLikeness<CandidateId>();
  let waiting: DroppedFile[] = [];
  let reading: Promise<void> | null = null;
  let stopped = false;
  let over = false;

  const fail = (from: string, message: string): void => {
    set({ failures: [...get().failures, { from, message }] });
  };
  const advance = (progress: Partial<Progress>): void => {
    const now = get().progress;
    if (now !== null) set({ progress: { ...now, ...progress } });
  };
  const discardIds = async (candidates: CandidateId[]): Promise<void> => {
    // What cannot be discarded is gone with the engine's memory.
    if (candidates.length > 0) await engine.call('import.discard', { candidates }).catch(() => undefined);
  };

  const stage = async (input: CallInput<'import.stage'>): Promise<number> => {
    const { candidates, problems } = await engine.call('import.stage', input);
    if (over) {
      await discardIds(candidates.map(({ id }) => id));
      return 0;
    }
    // What is said of something that was read is no failure.
    const read = new Set(candidates.map(({ from }) => from));
    const noticesOf = ({ from }: Candidate): string[] =>
      problems.filter((problem) => problem.from === from).map(({ message }) => message);
    set({
      drafts: [...get().drafts, ...candidates.map((candidate) => draftOf(candidate, likeness, noticesOf(candidate)))],
      failures: [...get().failures, ...problems.filter(({ from }) => !read.has(from))],
    });
    return candidates.length;
  };

  /** Reads one file; returns whether there is sense in going on. */
  const readOne = async ({ name, size, read }: DroppedFile): Promise<boolean> => {
    const refusal = refusalOf(name, size);
    if (refusal !== undefined) {
      fail(name, refusal);
      return true;
    }
    try {
      await stage({ name: name.slice(-LONGEST_NAME), bytes: await read() });
      return true;
    } catch (error) {
      fail(name, messageOf(error));
      return !isHopeless(error);
    }
  };

  const readAll = async (): Promise<void> => {
    for (;;) {
      const source = waiting.shift();
      if (source === undefined || stopped || over) {
        const unread = waiting.length + (source === undefined ? 0 : 1);
        waiting = [];
        reading = null;
        set({ progress: null, unread });
        return;
      }
      advance({ name: source.name });
      if (!(await readOne(source))) stopped = true;
      advance({ done: (get().progress?.done ?? 0) + 1 });
    }
  };

  return {
    store,
    add(sources) {
      if (sources.length === 0) return reading ?? Promise.resolve();
      waiting.push(...sources);
      if (reading !== null) {
        advance({ total: (get().progress?.total ?? 0) + sources.length });
        return reading;
      }
      stopped = false;
      set({ unread: 0, progress: { what: 'reading', done: 0, total: sources.length, name: '', stopping: false } });
      reading = readAll();
      return reading;
    },

    async paste(text) {
      try {
        return (await stage({ pasted: text })) > 0;
      } catch (error) {
        fail('The pasted text', messageOf(error));
        return false;
      }
    },

    stop() {
      stopped = true;
      advance({ stopping: true });
    },

    edit(id, patch) {
      set({
        drafts: get().drafts.map((draft) => {
          if (draft.id !== id) return draft;
          const next = { ...draft, ...patch, error: '' };
          return patch.cut === undefined ? next : { ...next, words: wordsIn(next) };
        }),
      });
    },

    checkAll(checked) {
      set({
        drafts: get().drafts.map((draft) => ({ ...draft, checked: checked && draft.candidate.duplicateOf === null })),
      });
    },

    async keepChecked(onKept) {
      const chosen = get().drafts.filter((draft) => draft.checked);
      const kept: Article[] = [];
      let failed = 0;
      stopped = false;
      set({ progress: { what: 'adding', done: 0, total: chosen.length, name: '', stopping: false } });
      for (const draft of chosen) {
        if (stopped) break;
        advance({ name: draft.fields.title || draft.candidate.from });
        try {
          const article = await keep(engine, draft);
          kept.push(article);
          onKept(article);
          set({ drafts: get().drafts.filter((other) => other.id !== draft.id) });
        } catch (error) {
          failed += 1;
          const message = messageOf(error);
          set({
            drafts: get().drafts.map((other) => (other.id === draft.id ? { ...other, error: message } : other)),
          });
          if (isHopeless(error)) break;
        }
        advance({ done: kept.length + failed });
      }
      set({ progress: null });
      return { kept, failed, stopped: kept.length + failed < chosen.length };
    },

    async discard() {
      over = true;
      const ids = get().drafts.map((draft) => draft.id);
      set(EMPTY);
      await discardIds(ids);
    },
  };
}

async function keep(engine: Engine, draft: Draft): Promise<Article> {
  const wrong = Object.keys(fieldProblems(draft.fields)) as FieldName[];
  if (wrong.length > 0) throw new Error(`To be mended first: ${wrong.map((name) => FIELD_LABELS[name]).join(', ')}.`);
  const { head, tail } = draft.cut;
  return engine.call('import.keep', { candidate: draft.id, fields: tidyFields(draft.fields), head, tail });
}

function draftOf(candidate: Candidate, likeness: BatchLikeness<CandidateId>, notices: readonly string[]): Draft {
  const { sameAs, near } = likeness.add(candidate.id, keptText(candidate.text, candidate.cut));
  const draft: Draft = {
    id: candidate.id,
    candidate,
    fields: candidate.fields,
    cut: candidate.cut,
    words: 0,
    checked: candidate.duplicateOf === null && sameAs === null,
    sameAs,
    near,
    notices,
    error: '',
  };
  return { ...draft, words: wordsIn(draft) };
}

const keptText = (text: string, { head, tail }: Cut): string => text.slice(head, tail);
const wordsIn = (draft: Draft): number => wordCount(keptText(draft.candidate.text, draft.cut));

function isHopeless(error: unknown): boolean {
  return error instanceof CrossreadError && HOPELESS.includes(error.code);
}
