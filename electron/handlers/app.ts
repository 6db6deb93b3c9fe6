/** The program itself and what this person likes. */
import type { appCalls } from '#shared/contract/index.ts';
import type { EngineContext, Handlers } from './types.ts';

/** Returns the handlers of the calls about the program. */
export function appHandlers({
  face,
  version,
  platform,
  memory,
  emit,
}: EngineContext): Pick<Handlers, keyof typeof appCalls> {
  return {
    'app.info': async () => ({ face, version, platform, settings: await memory.settings.read() }),
    'app.changeSettings': async (changes, { page }) => {
      const settings = await memory.settings.update((settings) => ({
        theme: changes.theme ?? settings.theme,
        textSize: changes.textSize ?? settings.textSize,
        lineSpacing: changes.lineSpacing ?? settings.lineSpacing,
        annotatorName: changes.annotatorName ?? settings.annotatorName,
        keys: changes.keys ?? settings.keys,
      }));
      emit({ name: 'settings', payload: { settings }, except: page });
      return settings;
    },
  };
}
