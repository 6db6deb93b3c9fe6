/** What of the project itself and its articles must fit before anyone's work can be taken in. */
import type { DocumentState } from '../../document/state.ts';
import { ArticleId } from '../../model/index.ts';
import type { Article, Project, Stance } from '../../model/index.ts';
import type { ArticleBody } from '../format.ts';
import type { FileProblem } from './parse.ts';
import { articleOf } from './records.ts';
import type { AnnotationFile } from './schema.ts';

export interface ProjectPlan {
  readonly updated: readonly (readonly [Project, Project])[];
  readonly problems: readonly FileProblem[];
  readonly notices: readonly string[];
}

/**
 * Returns how the project's own record must change for the file. A project without articles becomes a copy of the file's
 * project (id, name, stances), so that other annotators' files of it fit as well; any other project must be the same one.
 * Stances that the file uses and the project does not have are added; one with another polarity here refuses the file.
 */
export function planProject(doc: DocumentState, file: AnnotationFile): ProjectPlan {
  const here = doc.project;
  const { id, name, stances } = file.project;
  if (here.id !== id) {
    if (doc.articles.size > 0 || doc.sheets.size > 0) {
      const message =
        `The file belongs to another project, “${name}” (${id}); this one is “${here.name}” (${here.id}). ` +
        'Import it into that project or into a new, empty one.';
      return { updated: [], problems: [{ place: 'project.id', message }], notices: [] };
    }
    const to: Project = { ...here, id, name, stances };
    return { updated: [[here, to]], problems: [], notices: [`This project is now a copy of “${name}”.`] };
  }
  return planStances(here, file);
}

function planStances(here: Project, file: AnnotationFile): ProjectPlan {
  const problems: FileProblem[] = [];
  const added: Stance[] = [];
  const used = new Set(file.annotations.flatMap(({ links }) => links.map(({ stance }) => stance)));
  for (const stance of file.project.stances.filter(({ id }) => used.has(id))) {
    const same = here.stances.find(({ id }) => id === stance.id);
    if (same === undefined) {
      const taken = new Set([...here.stances, ...added].map(({ key }) => key));
      const key = [stance.key, ...'123456789'].find((digit) => !taken.has(digit));
      if (key !== undefined) added.push({ ...stance, key });
      else problems.push({ place: `stance ${stance.id}`, message: 'is not in this project, which has nine already' });
    } else if (same.polarity !== stance.polarity) {
      const message = `has the polarity ${stance.polarity} in the file and ${same.polarity} in this project; make them equal first`;
      problems.push({ place: `stance ${stance.id}`, message });
    }
  }
  if (problems.length > 0 || added.length === 0) return { updated: [], problems, notices: [] };
  const notices = added.map(({ label, key }) => `The stance “${label}” was added to the project (key ${key}).`);
  return { updated: [[here, { ...here, stances: [...here.stances, ...added] }]], problems, notices };
}

export interface ArticlePlan {
  readonly newArticles: readonly { readonly article: Article; readonly body: ArticleBody }[];
  /** Returns the id that an article of the file has in the project. */
  readonly idOf: (inFile: ArticleId) => ArticleId;
  readonly notices: readonly string[];
}

/**
 * Returns which articles of the file are new here and what the others are called here. A text is known by its hash; one
 * whose id is taken here by another text gets a new id, made of its own and the beginning of its hash.
 */
export function planArticles(doc: DocumentState, file: AnnotationFile): ArticlePlan {
  const byHash = new Map([...doc.articles.values()].map((article) => [article.hash, article.id]));
  const taken = new Set<string>([...doc.articles.keys(), ...file.articles.map(({ id }) => id)]);
  const ids = new Map<ArticleId, ArticleId>();
  const newArticles: { article: Article; body: ArticleBody }[] = [];
  const notices: string[] = [];
  for (const inFile of file.articles) {
    const here = doc.articles.get(inFile.id);
    // Of two articles with one text the one with the same id is meant.
    const known = here?.hash === inFile.hash ? here.id : byHash.get(inFile.hash);
    if (known !== undefined) {
      ids.set(inFile.id, known);
      continue;
    }
    const id = here === undefined ? inFile.id : freeId(inFile, taken);
    if (id !== inFile.id) notices.push(`The article "${inFile.id}" is "${id}" here: another text has its name.`);
    taken.add(id);
    ids.set(inFile.id, id);
    const { article, body } = articleOf(inFile);
    newArticles.push({ article: { ...article, id }, body });
  }
  return { newArticles, idOf: (inFile) => ids.get(inFile) ?? inFile, notices };
}

/** An id has at most 64 characters and may not end in a hyphen; a hash has 64, so one of these is free. */
function freeId({ id, hash }: { readonly id: string; readonly hash: string }, taken: ReadonlySet<string>): ArticleId {
  for (let length = 6; length < 32; length += 1) {
    const candidate = `${id.slice(0, 63 - length)}-${hash.slice(0, length)}`;
    if (!taken.has(candidate)) return ArticleId.parse(candidate);
  }
  return ArticleId.parse(hash);
}
