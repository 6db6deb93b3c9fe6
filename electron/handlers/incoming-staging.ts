/** Colleagues' work that was read but not yet taken in. It lives in memory only, and goes with the project. */
import { randomUUID } from 'node:crypto';
import { CrossreadError, IncomingId } from '#shared/contract/index.ts';
import type { TakeOptions, Submission } from '../import/incoming/index.ts';

/** Bounds on what waits, in submissions and in UTF-16 code units of their texts. */
const MOST_SUBMISSIONS = 200;
const MOST_CHARACTERS = 300_000_000;

export interface Staged {
  readonly submission: Submission;
  /** What was found for its spans, so that it is looked for once. */
  readonly found: NonNullable<TakeOptions['found']>;
  /** Annotators who came with it. */
  readonly beside: readonly { readonly id: Submission['file']['annotator']['id']; readonly name: string }[];
}

export class IncomingStaging {
  private readonly waiting = new Map<IncomingId, Staged>();

  /** Keeps the submissions at hand and returns them with their ids; throws `too-large` if too much is waiting already. */
  add(submissions: readonly Submission[]): [IncomingId, Staged][] {
    const all = [...[...this.waiting.values()].map(({ submission }) => submission), ...submissions];
    const characters = all.reduce((sum, { file }) => file.articles.reduce((part, { length }) => part + length, sum), 0);
    if (all.length > MOST_SUBMISSIONS || characters > MOST_CHARACTERS) {
      throw new CrossreadError(
        'too-large',
        `There are ${this.waiting.size} colleagues’ files waiting already. Take in or discard those first.`,
      );
    }
    const names = submissions.map(({ file: { annotator } }) => ({ id: annotator.id, name: annotator.name }));
    return submissions.map((submission) => {
      const id = IncomingId.parse(randomUUID());
      const beside = names.filter((other) => other.id !== submission.file.annotator.id);
      const staged: Staged = { submission, found: new Map(), beside };
      this.waiting.set(id, staged);
      return [id, staged];
    });
  }

  /** Returns what was staged; throws `not-found` if it was taken in or discarded. */
  get(id: IncomingId): Staged {
    const staged = this.waiting.get(id);
    if (staged === undefined) throw new CrossreadError('not-found', 'This file was taken in or discarded before.');
    return staged;
  }

  /** Forgets it; what is not there is no error. */
  drop(id: IncomingId): void {
    this.waiting.delete(id);
  }
}
