/** A colleague's annotation file as a test needs it: exported from a project, with her text other than ours. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

interface StoredSpan {
  readonly id: string;
  fragments: [number, number][];
  quote: string;
  prefix: string;
  suffix: string;
}

export interface ColleagueFile {
  annotator: { id: string; name: string };
  project: { id: string };
  articles: { id: string; text: string; hash: string; outlet?: string }[];
  claims: { id: string; text: string; annotator: { id: string; name: string }; created: string }[];
  annotations: { article: string; spans: StoredSpan[]; links: unknown[] }[];
}

export const readColleague = async (file: string): Promise<ColleagueFile> =>
  JSON.parse(await readFile(file, 'utf8')) as ColleagueFile;

export const writeColleague = (file: string, content: ColleagueFile): Promise<void> =>
  writeFile(file, JSON.stringify(content, null, 2));

/** Puts other words of the same length in the place of some in her text of the article, in her spans too. */
export function otherWords(file: ColleagueFile, words: string, others: string): void {
  const article = file.articles.find(({ text }) => text.includes(words));
  const sheet = file.annotations.find((each) => each.article === article?.id);
  if (article === undefined || sheet === undefined || words.length !== others.length) {
    throw new Error(`“${words}” cannot be “${others}” in her file.`);
  }
  const text = article.text.replace(words, others);
  article.text = text;
  article.hash = createHash('sha256').update(text, 'utf8').digest('hex');
  for (const span of sheet.spans) {
    const [first, last] = [span.fragments[0], span.fragments.at(-1)];
    if (first === undefined || last === undefined) throw new Error('A span has no fragments.');
    if (span.fragments.length === 1) span.quote = text.slice(...first);
    span.prefix = text.slice(Math.max(0, first[0] - span.prefix.length), first[0]);
    span.suffix = text.slice(last[1], last[1] + span.suffix.length);
  }
}

/** Returns her file as another person's, who made the very same with ids of her own. */
export function asSomebodyElse(file: ColleagueFile, id: string, name: string): ColleagueFile {
  const she = file.annotator.id;
  const kept = new Set([
    file.project.id,
    ...file.claims.flatMap((claim) => (claim.annotator.id === she ? [] : [claim.id])),
  ]);
  const text = JSON.stringify(file)
    .replaceAll(JSON.stringify(she), JSON.stringify(id))
    .replaceAll(JSON.stringify(file.annotator.name), JSON.stringify(name))
    // The first digits of a version 7 id are a time: any will do.
    .replaceAll(/(?<=")[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=")/g, (uuid) =>
      kept.has(uuid) ? uuid : `f${uuid.slice(1)}`,
    );
  return JSON.parse(text) as ColleagueFile;
}
