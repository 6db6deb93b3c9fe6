/** Taking articles in: read and staged, then kept or discarded. */
import { CrossreadError, MAX_FILE_BYTES } from '#shared/contract/index.ts';
import type { Candidate, CandidateId, importCalls } from '#shared/contract/index.ts';
import { EMPTY_DIFF } from '#shared/document/diff.ts';
import type { Article } from '#shared/model/index.ts';
import { prepareArticle, readSource, sha256Hex } from '../import/index.ts';
import type { ReadArticle } from '../import/index.ts';
import type { Opened } from './session.ts';
import type { EngineContext, Handlers } from './types.ts';

/** Returns the handlers of the calls that take articles in. */
export function importHandlers({ session, emit, now }: EngineContext): Pick<Handlers, keyof typeof importCalls> {
  return {
    'import.stage': async (input) => {
      const opened = writable(session.get());
      const { articles, problems } = await readSource('pasted' in input ? input : decoded(input));
      const ids = opened.staging.add(articles);
      await indexTexts(opened);
      const candidates = articles.flatMap((read, at) => {
        const id = ids[at];
        return id === undefined ? [] : [candidateOf(id, read, opened)];
      });
      return { candidates, problems };
    },
    'import.keep': async ({ candidate, fields, head, tail }, { page }) => {
      const opened = writable(session.get());
      const { workspace, staging } = opened;
      return opened.inTurn(async () => {
        const read = staging.get(candidate);
        if (head >= tail || tail > read.text.length || read.text.slice(head, tail).trim() === '') {
          throw new CrossreadError('bad-input', `Cut to ${head}–${tail}, nothing of the text is left.`);
        }
        const taken = new Set<string>(workspace.doc.articles.keys());
        const { article, body } = prepareArticle({ ...read, fields }, { head, tail }, taken, now());
        const same = articleWithHash(opened, article.hash);
        if (same !== undefined) {
          throw new CrossreadError('exists', `The project has this very text already: “${same.title}”.`);
        }
        await workspace.addArticle(article, body);
        staging.drop(candidate);
        const diff = { ...EMPTY_DIFF, added: [article] };
        emit({ name: 'document', payload: { diff, origin: 'page' }, except: page });
        return article;
      });
    },
    'import.discard': async ({ candidates }) => {
      const { staging } = session.get();
      for (const id of candidates) staging.drop(id);
      return {};
    },
  };
}

/** What cannot be kept need not be read. */
function writable(opened: Opened): Opened {
  const { readOnly } = opened.workspace;
  if (readOnly !== null) throw new CrossreadError('read-only', readOnly.message);
  return opened;
}

function decoded({ name, bytes }: { name: string; bytes: string }): { name: string; bytes: Uint8Array } {
  const data = Buffer.from(bytes, 'base64');
  if (data.length > MAX_FILE_BYTES) {
    const size = (data.length / 1024 / 1024).toFixed(1);
    throw new CrossreadError(
      'too-large',
      `${name} has ${size} MB; files of up to ${MAX_FILE_BYTES / 1024 / 1024} MB are taken in.`,
    );
  }
  return { name, bytes: new Uint8Array(data) };
}

function candidateOf(id: CandidateId, read: ReadArticle, opened: Opened): Candidate {
  const { text, cut } = read;
  const cutText = text.slice(cut.head, cut.tail);
  // The same text may be there whole, or without the boilerplate that is about to be cut from this one.
  const same = articleWithHash(opened, sha256Hex(text)) ?? articleWithHash(opened, sha256Hex(cutText));
  const near = opened.near.near(cutText).filter(({ article }) => article !== same?.id);
  return { ...read, id, duplicateOf: same?.id ?? null, near };
}

function articleWithHash({ workspace }: Opened, hash: string): Article | undefined {
  for (const article of workspace.doc.articles.values()) if (article.hash === hash) return article;
  return undefined;
}

/** Adds the texts that have come since the last time. One that cannot be read is among the project's problems. */
async function indexTexts({ workspace, near, indexed }: Opened): Promise<void> {
  for (const id of workspace.doc.articles.keys()) {
    if (indexed.has(id)) continue;
    const body = await workspace.readArticle(id).catch(() => null);
    // Another file may have been staged meanwhile.
    if (body === null || indexed.has(id)) continue;
    indexed.add(id);
    near.add(id, body.text);
  }
}
