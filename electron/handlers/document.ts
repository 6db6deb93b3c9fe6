/** Reading and changing the open project, and how its desk looks. */
import { CrossreadError } from '#shared/contract/index.ts';
import type { documentCalls } from '#shared/contract/index.ts';
import { isEmptyDiff } from '#shared/document/diff.ts';
import { checkProject } from '../workspace/index.ts';
import type { EngineContext, Handlers } from './types.ts';

/** Returns the handlers of the calls that read and change the open project. */
export function documentHandlers({ session, memory, emit }: EngineContext): Pick<Handlers, keyof typeof documentCalls> {
  return {
    'article.read': async ({ article }) => {
      const { workspace } = session.get();
      if (!workspace.doc.articles.has(article)) {
        throw new CrossreadError('not-found', `The project has no article "${article}".`);
      }
      return workspace.readArticle(article);
    },
    'document.apply': async ({ diff }, { page }) => {
      const { workspace, me } = session.get();
      if (me === null) throw new CrossreadError('read-only', 'Say who you are before you change anything here.');
      if (isEmptyDiff(diff)) return {};
      await workspace.apply(diff, me);
      emit({ name: 'document', payload: { diff, origin: 'page' }, except: page });
      return {};
    },
    'document.check': async () => checkProject(session.get().workspace.dir),
    'desk.load': async () => (await memory.project(session.get().workspace.doc.project.id)).desk,
    'desk.save': async ({ layout }) => {
      await memory.remember(session.get().workspace.doc.project.id, { desk: layout });
      return {};
    },
  };
}
