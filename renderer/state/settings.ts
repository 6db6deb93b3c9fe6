/** What this person likes: theme, type, her name. Kept by the engine outside every project, shown at once. */
import { create } from 'zustand';
import { DEFAULT_SETTINGS } from '#shared/contract/index.ts';
import type { Settings } from '#shared/contract/index.ts';
import { client } from '../platform/index.ts';
import { messageOf } from './message-of.ts';
import { notify } from './notices.ts';

interface SettingsStore {
  readonly settings: Settings;
  /** The program's version, and the system it runs on as Node names it (`darwin`, `linux`, `win32`); empty until known. */
  readonly version: string;
  readonly platform: string;
}

export const useSettings = create<SettingsStore>(() => ({ settings: DEFAULT_SETTINGS, version: '', platform: '' }));

export const TEXT_SIZE = { min: 11, max: 32, step: 1 } as const;
export const LINE_SPACING = { min: 1.2, max: 2.4, step: 0.1 } as const;

const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');

/** What the engine last said, to go back to when a change is refused. */
let acknowledged: Settings = DEFAULT_SETTINGS;
let lastChange = 0;

/** Reads the settings and follows the system's theme from now on. Until they are known the system's theme is shown. */
export async function loadSettings(): Promise<void> {
  applyToPage(useSettings.getState().settings);
  systemIsDark.addEventListener('change', followSystem);
  try {
    const { settings, version, platform } = await client.call('app.info', {});
    acknowledged = settings;
    useSettings.setState({ version, platform });
    show(settings);
  } catch (error) {
    notify(`The settings could not be read: ${messageOf(error)}`, 'warning');
  }
}

/** Another page of this person's changed them. */
export function takeInSettings(settings: Settings): void {
  acknowledged = settings;
  show(settings);
}

/** Changes some settings: the page follows at once, and goes back if the engine cannot keep them. */
export async function changeSettings(patch: Partial<Settings>): Promise<void> {
  lastChange += 1;
  const change = lastChange;
  show({ ...useSettings.getState().settings, ...patch });
  try {
    acknowledged = await client.call('app.changeSettings', patch);
    // An older answer must not take back what was changed since.
    if (change === lastChange) show(acknowledged);
  } catch (error) {
    notify(`The settings could not be kept: ${messageOf(error)}`, 'warning');
    if (change === lastChange) show(acknowledged);
  }
}

function show(settings: Settings): void {
  useSettings.setState({ settings });
  applyToPage(settings);
}

function followSystem(): void {
  applyToPage(useSettings.getState().settings);
}

function applyToPage({ theme, textSize, lineSpacing }: Settings): void {
  const root = document.documentElement;
  root.dataset['theme'] = theme === 'system' ? (systemIsDark.matches ? 'dark' : 'light') : theme;
  root.style.setProperty('--text-size', `${textSize}px`);
  root.style.setProperty('--text-spacing', String(lineSpacing));
}
