/** `crossread new DIR`: makes a project. */
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { EMPTY_DIFF } from '#shared/document/diff.ts';
import { Annotator, DEFAULT_STANCES, Project, ProjectId } from '#shared/model/index.ts';
import { newAnnotatorId } from '../common/annotator-id.ts';
import { createSample } from '../sample/index.ts';
import { configDirectory, openMemory } from '../settings/index.ts';
import { createProject } from '../workspace/index.ts';
import { Failure, fromHere, print, printJson, remark } from './output.ts';
import { reading, writing } from './project.ts';

export interface NewOptions {
  readonly name?: string;
  readonly annotator?: string;
  readonly sample?: boolean;
  readonly json?: boolean;
}

export async function newCommand(dir: string, options: NewOptions): Promise<void> {
  const target = fromHere(dir);
  if (options.sample === true) {
    const { me } = await createSample(target);
    await reading(dir, async ({ doc }) => {
      await remember(doc.project.id, me);
      report(dir, doc.project, doc.annotators.get(me), options);
    });
    return;
  }
  const name = checked(Project.shape.name, options.name ?? path.basename(target).slice(0, 200), 'the project’s name');
  const annotator =
    options.annotator === undefined
      ? undefined
      : checked(Annotator.shape.name, options.annotator, 'the annotator’s name');
  const project: Project = {
    type: 'project',
    id: ProjectId.parse(uuidv7()),
    name,
    created: new Date().toISOString(),
    stances: [...DEFAULT_STANCES],
  };
  await createProject(target, project);
  if (annotator === undefined) {
    report(dir, project, undefined, options);
    return;
  }
  const record: Annotator = { type: 'annotator', id: newAnnotatorId(annotator), name: annotator };
  await writing(dir, (workspace) => workspace.apply({ ...EMPTY_DIFF, added: [record] }, record.id));
  await remember(project.id, record.id);
  report(dir, project, record, options);
}

/** On this computer it is this annotator who writes here: the workbench opens the project in her name. */
async function remember(project: ProjectId, me: Annotator['id']): Promise<void> {
  const memory = openMemory(configDirectory(), remark);
  // The project is made all the same where the settings cannot be written.
  await memory.remember(project, { me }).catch(() => {
    remark('The workbench will ask who you are: its settings could not be written.');
  });
}

function report(dir: string, project: Project, annotator: Annotator | undefined, options: NewOptions): void {
  if (options.json === true) {
    printJson({ dir: fromHere(dir), project: project.id, name: project.name, annotator: annotator?.id ?? null });
    return;
  }
  const who = annotator === undefined ? '' : `, annotator ${annotator.name} (${annotator.id})`;
  print(`${dir}: project “${project.name}”${who}`);
}

function checked(
  schema: { safeParse: (value: string) => { success: boolean; data?: string | undefined } },
  value: string,
  what: string,
): string {
  const { success, data } = schema.safeParse(value);
  if (!success || data === undefined) throw new Failure(`${what} is empty or too long: “${value.slice(0, 60)}”`);
  return data;
}
