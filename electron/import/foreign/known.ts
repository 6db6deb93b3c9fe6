/** The project's articles with their texts, for formats whose files name texts without holding them. */
import type { KnownArticle } from '#shared/formats/foreign/corpus.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { ForeignFormat } from './recognise.ts';

/** Returns them if the format needs them. A text that cannot be read is among the project's problems. */
export async function knownArticles(workspace: Workspace, { keeps }: ForeignFormat): Promise<KnownArticle[]> {
  if (keeps?.texts !== false) return [];
  const known: KnownArticle[] = [];
  for (const { id, title, url, hash } of workspace.doc.articles.values()) {
    const body = await workspace.readArticle(id).catch(() => null);
    if (body !== null) known.push({ id, title, url, hash, text: body.text });
  }
  return known;
}
