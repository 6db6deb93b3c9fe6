/** Taking the dataset out, in any format of the registry. */
import { basename } from 'node:path';
import type { ExportChoice, exportCalls } from '#shared/contract/index.ts';
import { seenBy } from '#shared/document/blind.ts';
import { formatInfo } from '#shared/formats/index.ts';
import { progressTold, toPlace } from '../export/jobs.ts';
import type { Jobs } from '../export/jobs.ts';
import { prepared, refusing, textsOf } from '../export/prepare.ts';
import type { Prepared } from '../export/prepare.ts';
import { previewOf } from '../export/preview.ts';
import type { EngineContext, Handlers } from './types.ts';

/** Where a page fetches what was made for it; the loopback server answers there. */
export const DOWNLOADS = '/export/';

/** Returns the handlers of the calls that take the dataset out. */
export function exportHandlers(context: EngineContext, jobs: Jobs): Pick<Handlers, keyof typeof exportCalls> {
  const { dialogs, session, memory, version, emit } = context;

  const prepare = async (choice: ExportChoice, signal?: AbortSignal): Promise<Prepared> => {
    const { workspace, me } = session.get();
    const texts = await textsOf(workspace, signal);
    // What a blind project keeps from whoever writes here is not to be had as a file either.
    return refusing(() => prepared(seenBy(workspace.doc, me), texts, choice, `Crossread ${version}`));
  };

  return {
    'export.formats': async () => formatInfo(),
    'export.last': async () => (await memory.project(session.get().workspace.doc.project.id)).export ?? null,
    'export.preview': async ({ choice, file }) => {
      const what = await prepare(choice);
      return refusing(() => previewOf(what, file));
    },
    'export.start': ({ run, choice, as }, { page }) =>
      jobs.run(page, run, async (signal) => {
        const { id: project } = session.get().workspace.doc.project;
        const what = await prepare(choice, signal);
        const telling = {
          signal,
          tell: progressTold(run, what, (progress) => {
            emit({ name: 'export', payload: progress });
          }),
        };
        // The dataset is there; that the choice could not be kept is no reason to say otherwise.
        const remember = (): Promise<void> => memory.remember(project, { export: choice }).catch(() => undefined);
        const { output, records, format } = what;
        if (dialogs === undefined) {
          const { id, bytes, fileName } = await refusing(() => jobs.toDownload(page, what, telling));
          await remember();
          return { label: fileName, records, bytes, download: `${DOWNLOADS}${id}` };
        }
        const fileName = as === 'archive' ? (output.archiveName ?? output.fileName) : output.fileName;
        const folder = as === 'folder' && output.archiveName !== null;
        const { label, extension } = format.info;
        const end = folder ? '' : output.archiveName === null ? extension : '.zip';
        const target = await dialogs.saveFile({ fileName, extension: end, label });
        if (target === null) return null;
        const { bytes } = await toPlace(target, what, as, telling);
        await remember();
        return { label: basename(target), records, bytes, download: null };
      }),
    'export.cancel': async ({ run }, { page }) => {
      jobs.cancel(page, run);
      return {};
    },
  };
}
