/** Opening projects for one command. */
import type { Problem } from '#shared/contract/index.ts';
import { wayOut } from '#shared/contract/way-out.ts';
import { openWorkspace } from '../workspace/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { complain, Failure, fromHere, reasonOf } from './output.ts';

/** Runs the work on the project, opened for reading: also while someone else has it open. */
export function reading<T>(dir: string, work: (workspace: Workspace) => Promise<T>): Promise<T> {
  return withWorkspace(dir, true, work);
}

/** Runs the work on the project, opened for writing. Throws a `Failure` that says who holds it if somebody does. */
export function writing<T>(dir: string, work: (workspace: Workspace) => Promise<T>): Promise<T> {
  return withWorkspace(dir, false, async (workspace) => {
    if (workspace.readOnly !== null) throw new Failure(`${dir}: ${workspace.readOnly.message}`);
    return work(workspace);
  });
}

async function withWorkspace<T>(
  dir: string,
  readOnly: boolean,
  work: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  const workspace = await openWorkspace(fromHere(dir), { face: 'cli', readOnly }).catch((error: unknown) => {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw new Failure(reason.includes(dir) ? reason : `${dir}: ${reason}`, { cause: error });
  });
  try {
    return await work(workspace);
  } finally {
    await workspace.close();
  }
}

/** Complains of each problem, its file named as seen from where the person stands. */
export function complainOf(dir: string, problems: readonly Problem[]): void {
  for (const problem of problems) {
    const message = /[.!?]$/.test(problem.message) ? problem.message : `${problem.message}.`;
    complain(`${dir.replace(/[/\\]+$/, '')}/${problem.file}`, `${message} ${wayOut(problem)}`);
  }
}
