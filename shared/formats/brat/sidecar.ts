/**
 * `crossread.json` at the top of an exported folder: what brat has no place for. brat lists folders and `.txt` files only
 * and never opens it; without it the folder is still read, with what its lines say.
 */
import { z } from 'zod';
import { ArticleFields } from '../../model/index.ts';
import { defineKind, readStored } from '../../schema/migrate.ts';
import type { Stored } from '../../schema/migrate.ts';

const FORMAT = 'crossread/brat';

/** Name of the file. */
export const SIDECAR = 'crossread.json';

const Sidecar = z.looseObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  generator: z.string().optional(),
  annotators: z.array(z.looseObject({ folder: z.string(), name: z.string() })),
  /** `file` is the name of the article's files without the extension. */
  articles: z.array(z.looseObject({ file: z.string(), ...ArticleFields.shape })),
  claims: z.array(
    z.looseObject({
      id: z.string(),
      text: z.string(),
      group: z.string().optional(),
      guideline: z.string().optional(),
      /** Who wrote it: a name. */
      annotator: z.string().optional(),
    }),
  ),
  silent: z.array(z.looseObject({ folder: z.string(), file: z.string(), claim: z.string() })),
});
export type Sidecar = z.infer<typeof Sidecar>;

const kind = defineKind<Sidecar>({ format: FORMAT, version: 1, schema: Sidecar, migrations: [] });

/** Returns what the file says, or what is wrong with it and where. */
export const readSidecar = (json: string): Stored<Sidecar> => readStored(kind, json);

/** Returns whether the file's beginning says that it is one of these: other formats have files of that name. */
export const looksLikeSidecar = (head: string): boolean => head.includes(`"${FORMAT}"`);

/** Returns the file as a value, its format and version put in. */
export const newSidecar = (
  rest: Pick<Sidecar, 'generator' | 'annotators' | 'articles' | 'claims' | 'silent'>,
): Sidecar => ({
  ...{ format: FORMAT, version: 1 },
  ...rest,
});
