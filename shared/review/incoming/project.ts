/** What of the project itself must fit before anyone's work can be taken in. */
import type { DocumentState } from '../../document/state.ts';
import type { AnnotationFile, FileProblem } from '../../formats/annotation-file/index.ts';
import type { Project, Stance } from '../../model/index.ts';

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
  const used = new Set(
    file.annotations.flatMap(({ links, orphans = [] }) =>
      [...links, ...orphans.flatMap((orphan) => orphan.links)].map(({ stance }) => stance),
    ),
  );
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
