/**
 * The sample project: seven invented articles on one invented event, read by two annotators who disagree. It is made
 * through the same import and the same commands as any project, with fixed ids and times, so that two copies are equal.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CrossreadError } from '#shared/contract/index.ts';
import { applyDiff, compose, EMPTY_DIFF } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { Command } from '#shared/document/commands.ts';
import { AnnotatorId, ClaimId, DEFAULT_STANCES, LinkId, ProjectId, SpanId } from '#shared/model/index.ts';
import type { AnyRecord, ArticleId } from '#shared/model/index.ts';
import { prepareArticle, readSource } from '../import/index.ts';
import { createProject, openWorkspace } from '../workspace/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { locate } from './locate.ts';
import { SampleAnnotations } from './schema.ts';
import type { SampleAnnotator } from './schema.ts';

/** What the sample's folder is called. */
export const SAMPLE_FOLDER = 'Quillmere sample';

/** When the sample was annotated, for its records: the day after its last article. */
const MADE = '2026-03-20T09:00:00.000Z';

/** Returns the folder of the sample's files: this module's own in the source, `sample` beside it in a build. */
function contentFolder(): string {
  const beside = join(import.meta.dirname, 'sample');
  return existsSync(join(beside, 'annotations.json')) ? beside : import.meta.dirname;
}

/**
 * Makes the sample project in the folder and returns who its first annotator is. Throws `exists` if the folder holds
 * anything. A folder made for it is taken away again if it cannot be finished.
 */
export async function createSample(dir: string): Promise<{ dir: string; me: AnnotatorId }> {
  const content = contentFolder();
  const annotations = SampleAnnotations.parse(JSON.parse(await readFile(join(content, 'annotations.json'), 'utf8')));
  const [first] = annotations.annotators;
  if (first === undefined) throw new Error('the sample has no annotators');
  const ids = new SampleIds();
  const project = {
    type: 'project' as const,
    id: ProjectId.parse(ids.next('project')),
    name: annotations.project.name,
    created: MADE,
    stances: [...DEFAULT_STANCES],
  };
  const isNew = !existsSync(dir);
  try {
    await createProject(dir, project);
    const workspace = await openWorkspace(dir, { face: 'cli' });
    try {
      const articles = await addArticles(workspace, join(content, 'articles'));
      const claims = new Map<string, ClaimId>();
      for (const annotator of annotations.annotators) await annotate(workspace, annotator, articles, claims, ids);
    } finally {
      await workspace.close();
    }
  } catch (error) {
    // A folder that was there before may hold more than a project, such as a repository's own.
    if (isNew) await rm(dir, { recursive: true, force: true });
    throw error;
  }
  return { dir, me: annotatorIdOf(first) };
}

/** Adds the articles in the order of their files' names; returns their ids by those names. */
async function addArticles(workspace: Workspace, folder: string): Promise<Map<string, ArticleId>> {
  const byFile = new Map<string, ArticleId>();
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.md')).sort()) {
    const { articles, problems } = await readSource({ name, bytes: await readFile(join(folder, name)) });
    const [read] = articles;
    if (read === undefined) throw new CrossreadError('unreadable', problems[0]?.message ?? `${name} holds no article`);
    const taken = new Set<string>(workspace.doc.articles.keys());
    const { article, body } = prepareArticle(read, { head: 0, tail: read.text.length }, taken, MADE);
    await workspace.addArticle(article, body);
    byFile.set(basename(name, '.md'), article.id);
  }
  return byFile;
}

async function annotate(
  workspace: Workspace,
  sample: SampleAnnotator,
  articles: ReadonlyMap<string, ArticleId>,
  claims: Map<string, ClaimId>,
  ids: SampleIds,
): Promise<void> {
  const me = annotatorIdOf(sample);
  const annotator: AnyRecord = { type: 'annotator', id: me, name: sample.name };
  await workspace.apply({ ...EMPTY_DIFF, added: [annotator] }, me);

  const texts = new Map<ArticleId, string>();
  for (const id of articles.values()) texts.set(id, (await workspace.readArticle(id)).text);
  const context = { me, now: MADE, textOf: (article: ArticleId) => texts.get(article) };
  let doc = workspace.doc;
  const diffs: Diff[] = [];
  const run = (command: Command, extra: Record<string, unknown> = {}): void => {
    const result = reduce(doc, command, context);
    if (!result.ok) throw new Error(`the sample cannot ${command.type} for ${sample.name}: ${result.message}`);
    const diff = { ...result.diff, added: result.diff.added.map((record) => ({ ...record, ...extra })) };
    doc = applyDiff(doc, diff);
    diffs.push(diff);
  };

  for (const { key, text, group } of sample.claims) {
    const id = ClaimId.parse(ids.next(`${sample.key}/claim/${key}`));
    claims.set(`${sample.key}:${key}`, id);
    run({ type: 'createClaim', id, text, group });
  }
  // `c1` is the annotator's own claim, `a:c1` that of annotator `a`.
  const claimOf = (key: string): ClaimId =>
    claims.get(key.includes(':') ? key : `${sample.key}:${key}`) ?? fail(`${sample.name} has no claim ${key}`);
  for (const { article: file, spans, silent } of sample.articles) {
    const article = articles.get(file) ?? fail(`there is no article ${file}`);
    const text = texts.get(article) ?? '';
    for (const { key, quotes, links, tags, note } of spans) {
      const span = SpanId.parse(ids.next(`${sample.key}/${file}/span/${key}`));
      const fragments = locate(text, quotes) ?? fail(`${file} does not hold the quotes of ${sample.key}/${key}`);
      run({ type: 'createSpan', id: span, article, fragments }, { ...(tags && { tags }), ...(note && { note }) });
      for (const link of links) {
        const id = LinkId.parse(ids.next(`${sample.key}/${file}/link/${key}/${link.claim}`));
        run(
          { type: 'createLink', id, article, span, claim: claimOf(link.claim), stance: link.stance },
          { ...(link.unsure && { unsure: true }), ...(link.note && { note: link.note }) },
        );
      }
    }
    for (const claim of silent) run({ type: 'setSilent', article, claim: claimOf(claim), silent: true });
  }
  await workspace.apply(compose(diffs), me);
}

function fail(message: string): never {
  throw new Error(`the sample is not whole: ${message}`);
}

function annotatorIdOf({ name, key }: SampleAnnotator): AnnotatorId {
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return AnnotatorId.parse(`${slug}-${createHash('sha256').update(`annotator/${key}`).digest('hex').slice(0, 4)}`);
}

/**
 * UUIDv7 strings (RFC 9562, section 5.7) from names: the time is the sample's own and counts up by a millisecond, so that
 * ids sort as their records were made; the random part is a hash of the name.
 */
class SampleIds {
  private time = Date.parse(MADE);

  next(name: string): string {
    const time = (this.time += 1).toString(16).padStart(12, '0');
    const hash = createHash('sha256').update(`quillmere/${name}`).digest('hex');
    const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
    const parts = [time.slice(0, 8), time.slice(8), `7${hash.slice(0, 3)}`, variant + hash.slice(4, 7), hash.slice(7, 19)];
    return parts.join('-');
  }
}
