/** The record of a project newly made. */
import { uuidv7 } from 'uuidv7';
import { DEFAULT_STANCES, ProjectId } from '#shared/model/index.ts';
import type { Project } from '#shared/model/index.ts';

export function newProject(name: string, created: string): Project {
  return {
    type: 'project',
    id: ProjectId.parse(uuidv7()),
    name: name.slice(0, 200),
    created,
    stances: [...DEFAULT_STANCES],
  };
}
