/** An annotation file opened by itself: it holds its articles and claims, so it becomes a project of its own to read. */
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CrossreadError } from '#shared/contract/index.ts';
import { createProject, openWorkspace } from '../workspace/index.ts';
import { newProject } from './new-project.ts';
import { isProject } from './start.ts';
import type { EngineContext } from './types.ts';

const ENDING = /\.crossread(?:\.json)?$/i;

export const isAnnotationFile = (path: string): boolean => ENDING.test(path);

/**
 * Returns the folder of the project made of the file, in the folder where projects are kept and named after the file. If
 * it was opened before, what the file adds is taken into that project. A file that cannot be taken in leaves nothing behind
 * and is refused with its name and the place.
 */
export async function projectOfFile(context: EngineContext, path: string): Promise<string> {
  const label = basename(path);
  const dir = join(context.projectsDir, label.replace(ENDING, '') || 'Annotations');
  const known = await isProject(dir);
  if (!known) await createProject(dir, newProject(basename(dir), context.now()));
  try {
    const workspace = await openWorkspace(dir, { face: 'loopback', watch: false });
    try {
      const { planSubmission, readIncoming, takeSubmission } = await import('../import/incoming/index.ts');
      const { submissions, problems } = await readIncoming({ path, label });
      const refuse = (why: string): never => {
        throw new CrossreadError('unreadable', `${label}: ${why}`);
      };
      const [unread] = problems;
      if (unread !== undefined) refuse(unread.message);
      for (const submission of submissions) {
        const plan = await planSubmission(workspace, submission, { me: null });
        const [problem] = plan.problems;
        if (problem !== undefined)
          refuse(problem.place === '' ? problem.message : `${problem.place}: ${problem.message}`);
        if (plan.needsReplace !== null) refuse(plan.needsReplace);
        await takeSubmission(workspace, plan, false);
      }
    } finally {
      await workspace.close();
    }
  } catch (error) {
    if (!known) await rm(dir, { recursive: true, force: true });
    throw error;
  }
  return dir;
}
