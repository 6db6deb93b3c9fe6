/**
 * One import of another tool's files, from what was chosen to the report: reads it, holds the mapping as the person changes
 * it, counts what would come in, takes it in or forgets it. Nothing is written before `take`.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type {
  CallInput,
  CallName,
  CallOutput,
  ForeignEffect,
  ForeignPreview,
  ForeignProgress,
  ForeignReport,
} from '#shared/contract/index.ts';
import { CrossreadError } from '#shared/contract/errors.ts';
import type { Mapping } from '#shared/model/index.ts';
import { messageOf } from '../../state/message-of.ts';
import type { DroppedFile } from '../import/index.ts';
import { refusalOf } from '../take-in/index.ts';
import { unfinished } from './mapping.ts';

export interface ForeignState {
  readonly preview: ForeignPreview | null;
  readonly mapping: Mapping | null;
  /** Under the mapping as it is; null while it is being counted. */
  readonly effect: ForeignEffect | null;
  readonly report: ForeignReport | null;
  readonly error: string;
  readonly busy: { readonly what: ForeignProgress['what']; readonly done: number; readonly of: number } | null;
}

export interface Engine {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
}

export interface ForeignRun {
  readonly store: StoreApi<ForeignState>;
  readonly job: string;
  addFiles(files: readonly DroppedFile[]): Promise<void>;
  /** Reads the same files as another format. */
  readAs(format: string): Promise<void>;
  change(mapping: Mapping): void;
  hear(progress: ForeignProgress): void;
  /** Ends the reading, or a taking in that has written nothing yet. */
  cancel(): void;
  take(): Promise<ForeignReport | null>;
  discard(): Promise<void>;
}

/** Counting goes over all annotations: not at every letter of a claim that is being written. */
const COUNT_AFTER_MS = 250;

const isCancelled = (error: unknown): boolean => error instanceof CrossreadError && error.code === 'cancelled';

let jobs = 0;

/** Returns an import with nothing in it yet. */
export function createForeignRun(engine: Engine): ForeignRun {
  jobs += 1;
  const job = `foreign ${jobs}`;
  const store = createStore<ForeignState>(() => ({
    ...{ preview: null, mapping: null, effect: null, report: null, error: '', busy: null },
  }));
  const { getState: get, setState: set } = store;
  let over = false;
  let stopped = false;
  let counted = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const forget = async (ids: ForeignPreview['id'][]): Promise<void> => {
    // What cannot be discarded is gone with the engine's memory.
    if (ids.length > 0) await engine.call('foreign.discard', { ids }).catch(() => undefined);
  };
  const read = async (ask: () => Promise<ForeignPreview>): Promise<void> => {
    set({ busy: { what: 'reading', done: 0, of: 0 }, error: '' });
    try {
      const preview = await ask();
      if (over) return await forget([preview.id]);
      const before = get().preview;
      if (before !== null && before.id !== preview.id) await forget([before.id]);
      set({ preview, mapping: preview.mapping, effect: preview.effect, report: null });
    } catch (error) {
      set({ error: isCancelled(error) ? '' : messageOf(error) });
    } finally {
      set({ busy: null });
    }
  };
  const recount = async (): Promise<void> => {
    const { preview, mapping } = get();
    if (preview === null || mapping === null || unfinished(mapping) !== undefined) return;
    counted += 1;
    const mine = counted;
    try {
      const effect = await engine.call('foreign.preview', { id: preview.id, mapping });
      if (mine === counted) set({ effect, error: '' });
    } catch (error) {
      if (mine === counted) set({ error: messageOf(error) });
    }
  };

  return {
    store,
    job,
    async addFiles(files) {
      if (files.length === 0) return;
      const refusal = refusalOf(files);
      if (refusal !== undefined) return set({ error: refusal });
      stopped = false;
      await read(async () => {
        const sent = await Promise.all(
          files.map(async (file) => ({ path: file.name.slice(-1000), bytes: await file.read() })),
        );
        // The engine knows nothing yet that it could end.
        if (stopped) throw new CrossreadError('cancelled', 'The reading was ended.');
        return engine.call('foreign.stage', { job, files: sent });
      });
    },
    async readAs(format) {
      const { preview } = get();
      if (preview !== null) await read(() => engine.call('foreign.read', { job, id: preview.id, format }));
    },
    change(mapping) {
      counted += 1;
      set({ mapping, effect: null });
      clearTimeout(timer);
      timer = setTimeout(() => void recount(), COUNT_AFTER_MS);
    },
    hear({ job: of, ...busy }) {
      if (of === job && get().busy !== null) set({ busy });
    },
    cancel() {
      stopped = true;
      void engine.call('foreign.cancel', { job }).catch(() => undefined);
    },
    async take() {
      const { preview, mapping } = get();
      if (preview === null || mapping === null || unfinished(mapping) !== undefined) return null;
      clearTimeout(timer);
      set({ busy: { what: 'preparing', done: 0, of: 0 }, error: '' });
      try {
        const report = await engine.call('foreign.take', { job, id: preview.id, mapping });
        set({ report });
        return report;
      } catch (error) {
        set({ error: isCancelled(error) ? '' : messageOf(error) });
        return null;
      } finally {
        set({ busy: null });
      }
    },
    async discard() {
      over = true;
      clearTimeout(timer);
      const { preview, busy } = get();
      if (busy?.what === 'reading') void engine.call('foreign.cancel', { job }).catch(() => undefined);
      if (preview !== null) await forget([preview.id]);
    },
  };
}
