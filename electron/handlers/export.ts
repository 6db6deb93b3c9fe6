/** Taking the dataset out, in any format of the registry. */
import { basename, dirname } from 'node:path';
import { CrossreadError } from '#shared/contract/index.ts';
import type { ArticleText, exportCalls } from '#shared/contract/index.ts';
import { seenBy } from '#shared/document/blind.ts';
import { goldSets, isGold } from '#shared/document/gold.ts';
import { DatasetError } from '#shared/formats/format.ts';
import type { Dataset, Format, Piece } from '#shared/formats/format.ts';
import { formatInfo, formats } from '#shared/formats/index.ts';
import type { AnnotatorId, ArticleId } from '#shared/model/index.ts';
import { realDisk } from '../workspace/disk.ts';
import type { EngineContext, Handlers } from './types.ts';

/** How much of the file a preview shows. */
const PREVIEW_LINES = 40;
const PREVIEW_CHARACTERS = 8_000;

type Writer = Format & Required<Pick<Format, 'serialise' | 'count'>>;

/** Returns the handlers of the calls that take the dataset out. */
export function exportHandlers(context: EngineContext): Pick<Handlers, keyof typeof exportCalls> {
  const { dialogs } = context;
  return {
    'export.formats': async () => formatInfo(),
    'export.preview': async (choice) => {
      const { format, dataset } = await prepare(context, choice);
      return written(() => ({
        fileName: format.fileName(dataset),
        head: headOf(format.serialise(dataset)),
        records: format.count(dataset),
      }));
    },
    'export.make': async (choice) => {
      const { format, dataset } = await prepare(context, choice);
      return written(() => ({
        fileName: format.fileName(dataset),
        content: [...format.serialise(dataset)].join(''),
        records: format.count(dataset),
      }));
    },
    'export.save': async (choice) => {
      if (dialogs === undefined) {
        throw new CrossreadError(
          'unsupported',
          'There is no system dialog here; the browser’s downloads take the file.',
        );
      }
      const { format, dataset } = await prepare(context, choice);
      const { fileName, content, records } = written(() => ({
        fileName: format.fileName(dataset),
        content: [...format.serialise(dataset)].join(''),
        records: format.count(dataset),
      }));
      const { extension, label } = format.info;
      const path = await dialogs.saveFile({ fileName, extension, label });
      if (path === null) return null;
      await realDisk.write(path, content, dirname(path));
      return { label: basename(path), records };
    },
  };
}

async function prepare(
  { session, version }: EngineContext,
  choice: { format: string; annotators: readonly AnnotatorId[] },
): Promise<{ format: Writer; dataset: Dataset }> {
  const { workspace, me } = session.get();
  // What a blind project keeps from whoever writes here is not to be had as a file either.
  const doc = seenBy(workspace.doc, me);
  const format = formats.find(({ info }) => info.id === choice.format);
  if (format === undefined) throw new CrossreadError('not-found', `There is no format "${choice.format}".`);
  if (!writes(format)) throw new CrossreadError('unsupported', `${format.info.label} can be read, not written.`);
  for (const id of choice.annotators) {
    if (isGold(id) ? !goldSets(doc).includes(id) : !doc.annotators.has(id)) {
      const what = isGold(id) ? 'gold set' : 'annotator';
      throw new CrossreadError('not-found', `The project has no ${what} "${id}".`);
    }
  }
  if (format.info.oneAnnotator && new Set(choice.annotators).size !== 1) {
    throw new CrossreadError('bad-input', `${format.info.label} holds one annotator’s work; choose one.`);
  }
  const texts = new Map<ArticleId, ArticleText>();
  for (const id of workspace.doc.articles.keys()) {
    const body = await workspace.readArticle(id).catch((cause: unknown) => {
      // Its problem is shown already; a dataset that needs this text will say so.
      if (cause instanceof CrossreadError) return null;
      throw cause;
    });
    if (body !== null) texts.set(id, body);
  }
  const dataset = { doc, texts, annotators: choice.annotators, generator: `Crossread ${version}` };
  return { format, dataset };
}

function writes(format: Format): format is Writer {
  return format.serialise !== undefined && format.count !== undefined;
}

/** A dataset that cannot be written as it is, is refused with the format's own words. */
function written<T>(make: () => T): T {
  try {
    return make();
  } catch (cause) {
    if (cause instanceof DatasetError) throw new CrossreadError('refused', cause.message, { cause });
    throw cause;
  }
}

/** Takes no more of the file than is shown. */
function headOf(pieces: Iterable<Piece>): string {
  let head = '';
  for (const piece of pieces) {
    head += typeof piece === 'string' ? piece : Buffer.from(piece).toString('latin1');
    if (head.length > PREVIEW_CHARACTERS || head.split('\n').length > PREVIEW_LINES) break;
  }
  const lines = head.slice(0, PREVIEW_CHARACTERS).split('\n');
  return lines.slice(0, PREVIEW_LINES).join('\n');
}
