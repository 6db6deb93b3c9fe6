/** Calls about finding, making, opening and closing projects. Folders are named by tokens that the engine hands out. */
import { z } from 'zod';
import { PackedDocument } from '../document/packed.ts';
import { AnnotatorId, Project } from '../model/index.ts';
import { call } from './define.ts';

/** A folder on the engine's disk, as an opaque token: the page never sees or sends a path as a name for something. */
export const Place = z.string().min(1).max(100).brand<'Place'>();
export type Place = z.infer<typeof Place>;

/** Something wrong with a file of the project that did not keep the rest from opening. */
export const Problem = z.object({
  /** The file, relative to the project folder. */
  file: z.string(),
  code: z.enum(['unreadable', 'newer-version', 'invalid', 'inconsistent', 'missing']),
  /** What is wrong, where in the file, and the way out. */
  message: z.string(),
  /** The newest backup of the file, relative to the project folder, if there is one. */
  backup: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

export const ReadOnly = z.object({
  reason: z.enum(['locked', 'newer-version', 'not-writable', 'no-annotator']),
  /** For the screen: who holds the project and since when, or why it cannot be written. */
  message: z.string(),
});
export type ReadOnly = z.infer<typeof ReadOnly>;

export const OpenProject = z.object({
  /** The folder's path, to be shown, never to be sent back. */
  label: z.string(),
  /** Who writes here, or null while nobody has been chosen. */
  me: AnnotatorId.nullable(),
  readOnly: ReadOnly.nullable(),
  project: Project,
  /** Everything else, but for the articles' texts. */
  ...PackedDocument.shape,
  problems: z.array(Problem),
});
export type OpenProject = z.infer<typeof OpenProject>;

const Folder = z.object({ place: Place, name: z.string(), project: z.boolean() });

export const projectCalls = {
  /** Projects opened before, newest first; `missing` where the folder is gone. */
  'start.recent': call(
    z.strictObject({}),
    z.array(z.object({ place: Place, name: z.string(), label: z.string(), opened: z.string(), missing: z.boolean() })),
  ),
  'start.forget': call(z.strictObject({ place: Place }), z.object({})),
  /** Lists a folder for the page's own folder chooser; without `place`, the folder where projects are kept. */
  'start.folders': call(
    z.strictObject({ place: Place.optional() }),
    z.object({
      place: Place,
      label: z.string(),
      parent: Place.nullable(),
      project: z.boolean(),
      folders: z.array(Folder),
    }),
  ),
  'start.makeFolder': call(
    z.strictObject({ parent: Place, name: z.string().trim().min(1).max(100) }),
    z.object({ place: Place, label: z.string() }),
  ),
  /** The system's own dialog, where there is one (`unsupported` elsewhere); null if the person cancelled. */
  'start.chooseFolder': call(
    z.strictObject({ purpose: z.enum(['open', 'create']) }),
    z.object({ place: Place, label: z.string() }).nullable(),
  ),
  /** Makes a project in a new folder `folder` inside `parent` and opens it. */
  'project.create': call(
    z.strictObject({
      parent: Place,
      folder: z.string().trim().min(1).max(100),
      name: z.string().trim().min(1).max(200),
      annotatorName: z.string().trim().min(1).max(100),
    }),
    OpenProject,
  ),
  'project.open': call(z.strictObject({ place: Place }), OpenProject),
  /** Makes a copy of the sample project in the folder where projects are kept and opens it. */
  'project.sample': call(z.strictObject({}), OpenProject),
  'project.close': call(z.strictObject({}), z.object({})),
  /** The project that is open, or null. */
  'project.current': call(z.strictObject({}), OpenProject.nullable()),
  /** Says who writes: an annotator of the project, or a new one by name. Answers with the project as she sees it. */
  'project.become': call(
    z.union([
      z.strictObject({ annotator: AnnotatorId }),
      z.strictObject({ newName: z.string().trim().min(1).max(100) }),
    ]),
    OpenProject,
  ),
};
