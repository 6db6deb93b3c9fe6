/** One file of records: a lowdb document behind our own adapter, and what is wrong with the file, if anything. */
import { Low } from 'lowdb';
import type { Problem } from '#shared/contract/index.ts';
import type { Content } from './content.ts';
import type { Disk } from './disk.ts';
import { BadFile, FileAdapter } from './file-adapter.ts';
import type { FilePlace } from './layout.ts';
import { pathOf } from './layout.ts';

export class StoredFile {
  readonly place: FilePlace;
  /** Relative to the project folder. */
  readonly path: string;
  readonly adapter: FileAdapter;
  /** Why the file could not be taken in when it was last read. While this stands it is not written. */
  problem: Problem | undefined;
  /** What a file of a newer version holds, if that fits this version's schema: for looking at only. */
  readable: Content | undefined;
  private readonly low: Low<Content | null>;

  constructor(dir: string, place: FilePlace, disk: Disk) {
    this.place = place;
    this.path = pathOf(place);
    this.adapter = new FileAdapter(dir, place, disk);
    this.low = new Low<Content | null>(this.adapter, null);
  }

  /** What the file held when it was last good: as read, or as written by us. */
  get content(): Content | undefined {
    return this.low.data ?? undefined;
  }

  /** Takes in what the disk holds. A file that is gone has no content; a bad one keeps the content it last had. */
  async load(): Promise<void> {
    this.problem = undefined;
    this.readable = undefined;
    try {
      await this.low.read();
      // lowdb keeps its data when the adapter has none.
      if (!this.adapter.exists) this.low.data = null;
    } catch (error) {
      const bad = error instanceof BadFile ? error.stored : undefined;
      this.readable = bad?.readable;
      this.problem = {
        file: this.path,
        code: bad?.code ?? 'unreadable',
        message: bad?.message ?? (error instanceof Error ? error.message : String(error)),
      };
    }
  }

  /** Makes the file hold the content, or removes it if there is none. Resolves once that lasts. */
  async save(content: Content | undefined): Promise<void> {
    const before = this.low.data;
    this.low.data = content ?? null;
    try {
      // lowdb writes nothing when there is no data, and a file that should go must go.
      await (content === undefined ? this.adapter.write(null) : this.low.write());
    } catch (error) {
      // What counts is what the disk holds, and that is still the old content.
      this.low.data = before;
      throw error;
    }
  }
}
