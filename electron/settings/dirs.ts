/** Where this person's settings live, and where her projects do unless she says otherwise. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

const here = (): Surroundings => ({ env: process.env, platform: process.platform, home: homedir() });

/** Returns the folder of the settings: CROSSREAD_CONFIG_DIR if set, else where the system keeps such things. */
export function configDirectory({ env, platform, home }: Surroundings = here()): string {
  if (env.CROSSREAD_CONFIG_DIR) return resolve(env.CROSSREAD_CONFIG_DIR);
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Crossread');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Crossread');
  return join(env.XDG_CONFIG_HOME || join(home, '.config'), 'crossread');
}

/** Returns the folder that new projects are offered: CROSSREAD_PROJECTS_DIR if set, else `Crossread` in the documents. */
export function projectsDirectory({ env, home }: Surroundings = here()): string {
  if (env.CROSSREAD_PROJECTS_DIR) return resolve(env.CROSSREAD_PROJECTS_DIR);
  const documents = join(home, 'Documents');
  return join(existsSync(documents) ? documents : home, 'Crossread');
}
