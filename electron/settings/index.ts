/** What is kept about this person, outside every project: settings, recent projects, and per project desk and name. */
import { join } from 'node:path';
import { z } from 'zod';
import { DEFAULT_SETTINGS, DeskLayout, ExportChoice, Settings } from '#shared/contract/index.ts';
import { AnnotatorId, Instant } from '#shared/model/index.ts';
import type { ProjectId } from '#shared/model/index.ts';
import { openStore } from './store.ts';
import type { Store } from './store.ts';

/** How many projects the start screen remembers. */
const RECENT_LIMIT = 20;

/** A file from before keys could be changed says nothing of them. */
const SettingsFile = Settings.extend({ keys: Settings.shape.keys.default({}) });

const Recent = z.object({
  projects: z.array(z.object({ path: z.string(), name: z.string(), opened: Instant })),
});
export type RecentProject = z.infer<typeof Recent>['projects'][number];

const ProjectMemory = z.object({
  me: AnnotatorId.nullable(),
  desk: DeskLayout.nullable(),
  /** What was last taken out. */
  export: ExportChoice.nullable().default(null),
});
export type ProjectMemory = z.infer<typeof ProjectMemory>;

export interface Memory {
  readonly settings: Store<Settings>;
  recent(): Promise<RecentProject[]>;
  /** Puts a project at the head of the recent ones. */
  opened(project: RecentProject): Promise<void>;
  forget(path: string): Promise<void>;
  project(id: ProjectId): Promise<ProjectMemory>;
  remember(id: ProjectId, change: Partial<ProjectMemory>): Promise<void>;
}

/** Returns the memory kept in the folder, which need not exist yet; `warn` hears of files that had to be set aside. */
export function openMemory(configDir: string, warn: (message: string) => void): Memory {
  const settings = openStore(join(configDir, 'settings.json'), SettingsFile, DEFAULT_SETTINGS, warn);
  const recent = openStore(join(configDir, 'recent.json'), Recent, { projects: [] }, warn);
  const projects = new Map<ProjectId, Store<ProjectMemory>>();
  const projectStore = (id: ProjectId): Store<ProjectMemory> => {
    const known = projects.get(id);
    if (known !== undefined) return known;
    const path = join(configDir, 'projects', `${id}.json`);
    const store = openStore(path, ProjectMemory, { me: null, desk: null, export: null }, warn);
    projects.set(id, store);
    return store;
  };
  return {
    settings,
    recent: async () => (await recent.read()).projects,
    opened: async (project) => {
      await recent.update(({ projects: known }) => ({
        projects: [project, ...known.filter(({ path }) => path !== project.path)].slice(0, RECENT_LIMIT),
      }));
    },
    forget: async (path) => {
      await recent.update(({ projects: known }) => ({ projects: known.filter((one) => one.path !== path) }));
    },
    project: (id) => projectStore(id).read(),
    remember: async (id, change) => {
      await projectStore(id).update((known) => ({ ...known, ...change }));
    },
  };
}

export { configDirectory, projectsDirectory } from './dirs.ts';
