/** Files that look like another tool's annotations: articles can be taken from some of them, but there is more in them. */
import { client } from '../../platform/index.ts';
import type { DroppedFile } from './sources.ts';

/** A few files tell what the others are. */
const MOST = 50;

/** Returns the name of the format that the files look like, or null. What cannot be asked is not known. */
export async function otherTool(files: readonly DroppedFile[]): Promise<string | null> {
  const every = Math.max(1, Math.ceil(files.length / MOST));
  const some = files.filter((_, index) => index % every === 0);
  try {
    const asked = await Promise.all(
      some.map(async ({ name, head }) => ({ path: name.slice(-1000), head: (await head?.()) ?? '' })),
    );
    return (await client.call('foreign.recognise', { files: asked }))?.label ?? null;
  } catch {
    return null;
  }
}
