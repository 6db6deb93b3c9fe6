/**
 * One round of writing: every file that the pending changes touch, as the document has it now.
 *
 * Several files cannot be replaced at one instant, so they are written in an order in which a crash between two of them
 * leaves nothing that names a claim which is not there: first what others lean on (project, claims that come), then what
 * leans on it (sheets; where a claim of one file leads to a claim of another, that too), then claims that go.
 */
import type { DocumentState } from '#shared/document/state.ts';
import type { Claim, ClaimId } from '#shared/model/index.ts';
import { contentFromDocument, textFromContent } from './content.ts';
import type { Content } from './content.ts';
import { inParallel } from './project-files.ts';
import type { StoredFile } from './stored-file.ts';

interface Step {
  readonly file: StoredFile;
  readonly content: Content | undefined;
}

/**
 * Writes the files as `target` has them. Returns what failed, by path. A failure that `matters` ends the round after its
 * phase, for what comes later may lean on it.
 */
export async function writeRound(
  files: readonly StoredFile[],
  target: DocumentState,
  save: (file: StoredFile, content: Content | undefined) => Promise<void>,
  matters: (path: string) => boolean,
): Promise<Map<string, unknown>> {
  const phases: [Step[], Step[], Step[]] = [[], [], []];
  const several = files.filter(({ place }) => place.kind === 'claims').length > 1;
  const known = new Set(files.flatMap(({ content }) => (content?.kind === 'claims' ? [...content.claims.keys()] : [])));
  for (const claim of target.claims.values()) if (!touches(files, claim)) known.add(claim.id);
  for (const file of files) {
    const content = contentFromDocument(target, file.place, file.content);
    if (file.place.kind === 'annotations') phases[1].push({ file, content });
    else if (several && file.place.kind === 'claims') {
      const stages = stagesOf(file.content, content, known);
      const steps = stages.map((stage, phase) => !same(phase === 0 ? file.content : stages[phase - 1], stage));
      // What has no change may still have to be written: after a failure nobody knows what the file holds.
      if (!steps.includes(true)) steps[0] = true;
      for (const [phase, stage] of stages.entries())
        if (steps[phase] === true) phases[phase]?.push({ file, content: stage });
    } else if (!takesAway(file.content, content)) phases[0].push({ file, content });
    else {
      const both = union(file.content, content);
      if (both !== undefined) phases[0].push({ file, content: both });
      phases[2].push({ file, content });
    }
  }
  const failed = new Map<string, unknown>();
  for (const phase of phases) {
    await inParallel(phase, async ({ file, content }) => {
      try {
        await save(file, content);
      } catch (error) {
        failed.set(file.path, error);
      }
    });
    if ([...failed.keys()].some(matters)) break;
  }
  return failed;
}

/** Whether something goes that a sheet on the disk may still lean on. */
function takesAway(from: Content | undefined, to: Content | undefined): boolean {
  if (from?.kind === 'claims') {
    return to?.kind !== 'claims' || [...from.claims.keys()].some((id) => !to.claims.has(id));
  }
  if (from?.kind === 'project' && to?.kind === 'project') {
    const stays = new Set(to.project.stances.map((stance) => stance.id));
    return from.project.stances.some((stance) => !stays.has(stance.id));
  }
  return false;
}

/** The claims of both, if some come and some go. */
function union(from: Content | undefined, to: Content | undefined): Content | undefined {
  if (from?.kind !== 'claims' || to?.kind !== 'claims') return undefined;
  if ([...to.claims.keys()].every((id) => from.claims.has(id))) return undefined;
  return { ...to, claims: new Map([...from.claims, ...to.claims]) };
}

type Claims = Extract<Content, { kind: 'claims' }>;

/** Whether the claim is stored in one of the files. */
const touches = (files: readonly StoredFile[], { annotator }: Claim): boolean =>
  files.some(({ place }) => place.kind === 'claims' && place.annotator === annotator);

/**
 * What a file of claims holds in each phase, where other files of claims change in the same round: first all claims that
 * come or go, leading only to claims that are on the disk already; then where they lead to in the end; then without those
 * that go.
 */
function stagesOf(
  from: Content | undefined,
  content: Content | undefined,
  known: ReadonlySet<ClaimId>,
): readonly (Content | undefined)[] {
  const before = from?.kind === 'claims' ? from : undefined;
  const after = content?.kind === 'claims' ? content : undefined;
  const to: Claims | undefined = after ?? (before && { ...before, claims: new Map(), relations: new Map() });
  if (to === undefined) return [undefined, undefined, undefined];
  const isThere = (id: ClaimId): boolean => known.has(id) || to.claims.has(id);
  const coming = [...to.claims.values()].map((claim) =>
    claim.mergedInto === undefined || isThere(claim.mergedInto) ? claim : withoutRedirect(claim),
  );
  const relations = new Map([...to.relations].filter(([, each]) => isThere(each.from) && isThere(each.to)));
  const going = [...(before?.claims.values() ?? [])].filter(({ id }) => !to.claims.has(id)).map(withoutRedirect);
  return [
    { ...to, claims: byId([...coming, ...going]), relations },
    { ...to, claims: byId([...to.claims.values(), ...going]) },
    after,
  ];
}

const byId = (claims: readonly Claim[]): Map<ClaimId, Claim> => new Map(claims.map((claim) => [claim.id, claim]));

function withoutRedirect({ mergedInto: _into, ...claim }: Claim): Claim {
  return claim;
}

const same = (a: Content | undefined, b: Content | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && textFromContent(a) === textFromContent(b));
