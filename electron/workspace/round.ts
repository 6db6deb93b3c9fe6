/**
 * One round of writing: every file that the pending changes touch, as the document has it now.
 *
 * Several files cannot be replaced at one instant, so they are written in an order in which a crash between two of them
 * leaves no link to a claim that is not there: first what others lean on (project, claims that come), then the sheets, then
 * claims that go.
 */
import type { DocumentState } from '#shared/document/state.ts';
import { contentFromDocument } from './content.ts';
import type { Content } from './content.ts';
import { inParallel } from './project-files.ts';
import type { StoredFile } from './stored-file.ts';

interface Step {
  readonly file: StoredFile;
  readonly content: Content | undefined;
}

/**
 * Writes the files as `target` has them. Returns what failed, by path. A failure that `matters` ends the round after its
 * phase, for what comes later may lean on it.
 */
export async function writeRound(
  files: readonly StoredFile[],
  target: DocumentState,
  save: (file: StoredFile, content: Content | undefined) => Promise<void>,
  matters: (path: string) => boolean,
): Promise<Map<string, unknown>> {
  const phases: [Step[], Step[], Step[]] = [[], [], []];
  for (const file of files) {
    const content = contentFromDocument(target, file.place, file.content);
    if (file.place.kind === 'annotations') phases[1].push({ file, content });
    else if (!takesAway(file.content, content)) phases[0].push({ file, content });
    else {
      const both = union(file.content, content);
      if (both !== undefined) phases[0].push({ file, content: both });
      phases[2].push({ file, content });
    }
  }
  const failed = new Map<string, unknown>();
  for (const phase of phases) {
    await inParallel(phase, async ({ file, content }) => {
      try {
        await save(file, content);
      } catch (error) {
        failed.set(file.path, error);
      }
    });
    if ([...failed.keys()].some(matters)) break;
  }
  return failed;
}

/** Whether something goes that a sheet on the disk may still lean on. */
function takesAway(from: Content | undefined, to: Content | undefined): boolean {
  if (from?.kind === 'claims') {
    return to?.kind !== 'claims' || [...from.claims.keys()].some((id) => !to.claims.has(id));
  }
  if (from?.kind === 'project' && to?.kind === 'project') {
    const stays = new Set(to.project.stances.map((stance) => stance.id));
    return from.project.stances.some((stance) => !stays.has(stance.id));
  }
  return false;
}

/** The claims of both, if some come and some go. */
function union(from: Content | undefined, to: Content | undefined): Content | undefined {
  if (from?.kind !== 'claims' || to?.kind !== 'claims') return undefined;
  if ([...to.claims.keys()].every((id) => from.claims.has(id))) return undefined;
  return { ...to, claims: new Map([...from.claims, ...to.claims]) };
}
