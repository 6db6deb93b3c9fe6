/** `project.json`: the project's own record. Unknown keys live in the record, which is loose. */
import { z } from 'zod';
import { Project } from '../model/index.ts';
import { defineKind } from './migrate.ts';
import { saidByFile, without } from './stored-records.ts';

const FORMAT = 'crossread/project';

export const ProjectFile = Project.omit({ type: true }).extend({
  type: saidByFile,
  format: z.literal(FORMAT),
  version: z.literal(1),
});
export type ProjectFile = z.infer<typeof ProjectFile>;

export const projectKind = defineKind<ProjectFile>({
  format: FORMAT,
  version: 1,
  schema: ProjectFile,
  migrations: [],
});

/** Returns the project's record as the file gives it. */
export function projectFromFile(file: ProjectFile): Project {
  return { ...without(file, ['format', 'version']), type: 'project' } as Project;
}

/** Returns what `project.json` holds for the record. */
export function fileFromProject(project: Project): ProjectFile {
  return { ...without(project, ['type']), format: FORMAT, version: 1 } as ProjectFile;
}
