/** Other tools' files that were read but not yet taken in. They live in memory only, and go with the project. */
import { randomUUID } from 'node:crypto';
import { CrossreadError, ForeignId } from '#shared/contract/index.ts';
import type { ForeignProblem, FormatFile } from '#shared/formats/foreign/corpus.ts';
import type { Facts, ForeignFormat, ForeignReading } from '../import/foreign/index.ts';

/** Bounds on what waits, in readings and in UTF-16 code units of their texts. */
const MOST_READINGS = 10;
const MOST_CHARACTERS = 300_000_000;

export interface StagedForeign {
  readonly name: string;
  readonly files: readonly FormatFile[];
  readonly format: ForeignFormat;
  readonly reading: ForeignReading;
  readonly facts: Facts;
  /** What is wrong with the files. */
  readonly problems: readonly ForeignProblem[];
  /** What has no place here under the mapping that was shown last, or all problems once it was taken in. */
  readonly planned: readonly ForeignProblem[];
}

export class ForeignStaging {
  private readonly waiting = new Map<ForeignId, StagedForeign>();
  private readonly running = new Map<string, AbortController>();

  /** Keeps the reading at hand, in the place of the one with that id; throws `too-large` if too much is waiting already. */
  add(staged: StagedForeign, id = ForeignId.parse(randomUUID())): ForeignId {
    const others = [...this.waiting].filter(([other]) => other !== id).map(([, other]) => other);
    const characters = [...others, staged].reduce((sum, one) => sum + charactersOf(one), 0);
    if (others.length >= MOST_READINGS || characters > MOST_CHARACTERS) {
      throw new CrossreadError(
        'too-large',
        `There are ${others.length} imports waiting already. Take in or discard those first.`,
      );
    }
    this.waiting.set(id, staged);
    return id;
  }

  /** Returns what was read; throws `not-found` if it was taken in or discarded. */
  get(id: ForeignId): StagedForeign {
    const staged = this.waiting.get(id);
    if (staged === undefined) throw new CrossreadError('not-found', 'These files were taken in or discarded before.');
    return staged;
  }

  /** Notes what has no place here. */
  note(id: ForeignId, planned: readonly ForeignProblem[]): void {
    const staged = this.waiting.get(id);
    if (staged !== undefined) this.waiting.set(id, { ...staged, planned });
  }

  /** Forgets it; what is not there is no error. */
  drop(id: ForeignId): void {
    this.waiting.delete(id);
  }

  /** Runs the work under the name by which `cancel` ends it. */
  async cancellable<T>(job: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.running.set(job, controller);
    try {
      return await work(controller.signal);
    } finally {
      if (this.running.get(job) === controller) this.running.delete(job);
    }
  }

  cancel(job: string): void {
    this.running.get(job)?.abort();
  }

  close(): void {
    for (const controller of this.running.values()) controller.abort();
    this.waiting.clear();
  }
}

const charactersOf = ({ reading }: StagedForeign): number =>
  reading.corpus.documents.reduce((sum, { text }) => sum + text.length, 0);
