/** What each format hands on: a text with its blocks, and what the source said about it. */
import type { Block } from '#shared/model/index.ts';
import type { RawFields } from './fields.ts';

export interface Draft {
  /** `text`, `markdown`, `html`, `mhtml`, `docx`, `pdf`, `epub`, `jsonl` or `paste`. */
  readonly format: string;
  readonly fields: RawFields;
  /** In canonical form already, or it becomes so without moving any offset of `blocks`. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** What the analyst should know of the reading. */
  readonly notices?: readonly string[];
}
