/**
 * One taking in, from files to reports: reads what was chosen, holds the previews with what a person decides about their
 * spans, takes them one by one, forgets the rest. Nothing is written before `take`.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type {
  CallInput,
  CallName,
  CallOutput,
  IncomingDecision,
  IncomingId,
  IncomingPreview,
  IncomingReport,
  Place,
} from '#shared/contract/index.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { messageOf } from '../../state/message-of.ts';
import type { DroppedFile } from '../import/index.ts';
import { readSources, refusalOf, stageInput } from './sources.ts';
import { waitingOf } from './waiting.ts';
import type { Choices } from './waiting.ts';

/** One colleague's work as it stands in the dialog. */
export interface Submission {
  readonly preview: IncomingPreview;
  /** By the span's key: a candidate's place in the list, or null for no place. What is not there is not decided. */
  readonly choices: Choices;
  readonly separate: readonly ArticleId[];
  /** The person has asked for an older file, or her own, to take the place of what is here. */
  readonly replace: boolean;
  readonly report: IncomingReport | null;
  readonly error: string;
}

export interface TakeInState {
  readonly submissions: readonly Submission[];
  readonly at: number;
  readonly failures: readonly { readonly from: string; readonly message: string }[];
  /** The files that were read last. */
  readonly tried: readonly DroppedFile[];
  readonly busy: { readonly what: 'reading' | 'taking'; readonly label: string; readonly share: number | null } | null;
}

export interface Engine {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
}

export interface TakeInRun {
  readonly store: StoreApi<TakeInState>;
  readonly job: string;
  addFiles(files: readonly DroppedFile[]): Promise<void>;
  addPlace(place: Place, label: string): Promise<void>;
  /** What the engine tells of a reading. */
  hear(progress: { readonly job: string; readonly label: string; readonly done: number; readonly total: number }): void;
  show(at: number): void;
  choose(key: string, choice: number | null): void;
  replace(on: boolean): void;
  separate(article: ArticleId, on: boolean): Promise<void>;
  /** Takes in what is shown; resolves to its report, or null with the reason in the submission. */
  take(): Promise<IncomingReport | null>;
  discard(): Promise<void>;
}

let jobs = 0;

/** Returns a taking in with nothing in it yet. */
export function createTakeIn(engine: Engine): TakeInRun {
  jobs += 1;
  const job = `take-in ${jobs}`;
  const store = createStore<TakeInState>(() => ({ submissions: [], at: 0, failures: [], tried: [], busy: null }));
  const { getState: get, setState: set } = store;
  let over = false;

  const fail = (from: string, message: string): void => set({ failures: [...get().failures, { from, message }] });
  const change = (at: number, patch: Partial<Submission>): void =>
    set({ submissions: get().submissions.map((one, index) => (index === at ? { ...one, ...patch } : one)) });
  const discardIds = async (ids: IncomingId[]): Promise<void> => {
    // What cannot be discarded is gone with the engine's memory.
    if (ids.length > 0) await engine.call('incoming.discard', { ids }).catch(() => undefined);
  };
  const stage = async (input: CallInput<'incoming.stage'>, label: string): Promise<void> => {
    set({ busy: { what: 'reading', label, share: null } });
    try {
      const { previews, problems } = await engine.call('incoming.stage', input);
      if (over) return await discardIds(previews.map(({ id }) => id));
      const fresh = previews.map((preview): Submission => ({
        preview,
        choices: new Map(),
        separate: [],
        replace: false,
        report: null,
        error: '',
      }));
      const before = get().submissions;
      set({
        submissions: [...before, ...fresh],
        failures: [...get().failures, ...problems],
        ...(fresh.length > 0 ? { at: before.length } : {}),
      });
      if (previews.length === 0 && problems.length === 0) fail(label, 'Nothing of Crossread’s was found in it.');
    } catch (error) {
      fail(label, messageOf(error));
    } finally {
      set({ busy: null });
    }
  };

  return {
    store,
    job,
    async addFiles(files) {
      set({ tried: files });
      const refusal = refusalOf(files);
      if (refusal !== undefined) return fail(files[0]?.name ?? 'The files', refusal);
      try {
        for (const source of await readSources(files)) {
          const label = 'name' in source ? source.name : (source.files[0]?.path.split('/')[0] ?? 'The folder');
          await stage(stageInput(source, job), label);
        }
      } catch (error) {
        fail(files[0]?.name ?? 'The files', messageOf(error));
      }
    },
    addPlace: (place, label) => stage({ job, place }, label),
    hear({ job: of, label, done, total }) {
      const { busy } = get();
      if (of === job && busy !== null) set({ busy: { ...busy, label, share: total === 0 ? null : done / total } });
    },
    show: (at) => set({ at }),
    choose(key, choice) {
      const { at, submissions } = get();
      const now = submissions[at];
      if (now !== undefined) change(at, { choices: new Map(now.choices).set(key, choice) });
    },
    replace: (on) => change(get().at, { replace: on }),
    async separate(article, on) {
      const { at, submissions } = get();
      const now = submissions[at];
      if (now === undefined) return;
      const separate = on ? [...now.separate, article] : now.separate.filter((other) => other !== article);
      try {
        const preview = await engine.call('incoming.preview', { id: now.preview.id, separate });
        // The articles may have other ids now, and the spans other places.
        change(at, { preview, separate, choices: new Map(), error: '' });
      } catch (error) {
        change(at, { error: messageOf(error) });
      }
    },
    async take() {
      const { at, submissions } = get();
      const now = submissions[at];
      if (now === undefined || now.report !== null) return null;
      const { preview, separate, replace } = now;
      set({ busy: { what: 'taking', label: preview.annotator.name, share: null } });
      try {
        const decisions = decisionsOf(now);
        const report = await engine.call('incoming.take', {
          id: preview.id,
          decisions,
          separate: [...separate],
          replace,
        });
        change(at, { report, error: '' });
        return report;
      } catch (error) {
        change(at, { error: messageOf(error) });
        return null;
      } finally {
        set({ busy: null });
      }
    },
    async discard() {
      over = true;
      await discardIds(get().submissions.flatMap(({ preview, report }) => (report === null ? [preview.id] : [])));
    },
  };
}

/** Returns what the person decided, as the engine is told. */
export function decisionsOf({ preview, choices }: Pick<Submission, 'preview' | 'choices'>): IncomingDecision[] {
  return waitingOf(preview).flatMap(({ key, article, became }): IncomingDecision[] => {
    const choice = choices.get(key);
    if (choice === undefined) return [];
    const place = choice === null ? null : (became.candidates[choice]?.fragments ?? null);
    return [{ article, span: became.span, place }];
  });
}
