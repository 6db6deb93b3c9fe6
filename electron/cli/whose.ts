/** Whose work a command is about: annotators and gold sets, by id or by name. */
import { annotatorOf, goldOf, goldSets, isGold, writerOf } from '#shared/document/gold.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { Annotator } from '#shared/model/index.ts';
import { compareText } from '#shared/schema/index.ts';
import { Failure } from './output.ts';

/** Returns the project's annotators by id. */
export function everybody(doc: DocumentState): Annotator[] {
  return [...doc.annotators.values()].sort((a, b) => compareText(a.id, b.id));
}

/** Returns how the annotators are named in messages. */
export function listed(annotators: readonly Annotator[]): string {
  return annotators.map(({ id, name }) => `${name} (${writerOf(id)})`).join(', ');
}

/** Returns those that are named, by id or by name, each once. Throws a `Failure` for a name that is nobody's or several people's. */
export function named(dir: string, doc: DocumentState, wanted: readonly string[]): Annotator[] {
  const all = everybody(doc);
  const chosen = wanted.map((name) =>
    oneOf(all, name, `${dir}: --annotator`, (list) => `there is no “${name}” here, but ${list}`),
  );
  return [...new Set(chosen)];
}

/**
 * Returns the gold set that is meant: of the adjudicator named, or, with `true`, the only one. Throws a `Failure` that lists
 * the gold sets if there is none, or several and none is named.
 */
export function goldSet(dir: string, doc: DocumentState, wanted: string | true): Annotator {
  const where = `${dir}: --gold`;
  const writers = goldSets(doc).flatMap((id) => annotatorOf(doc, writerOf(id)) ?? []);
  const [only, another] = writers;
  if (only === undefined) throw new Failure(`${where}: nothing has been settled in this project yet`);
  if (wanted === true && another !== undefined) {
    throw new Failure(`${where}: there are several gold sets; say whose: ${listed(writers)}`);
  }
  const name =
    wanted === true ? only.id : isGold(wanted as Annotator['id']) ? writerOf(wanted as Annotator['id']) : wanted;
  const writer = oneOf(writers, name, where, (list) => `there is no gold set of “${name}” here, but of ${list}`);
  return annotatorOf(doc, goldOf(writer.id)) ?? writer;
}

function oneOf(all: readonly Annotator[], name: string, where: string, nobody: (list: string) => string): Annotator {
  const byId = all.filter(({ id }) => id === name);
  const found = byId.length > 0 ? byId : all.filter((each) => each.name.toLowerCase() === name.toLowerCase());
  const [only, another] = found;
  if (only === undefined) throw new Failure(`${where}: ${nobody(listed(all))}`);
  if (another !== undefined) {
    const ids = found.map(({ id }) => id).join(', ');
    throw new Failure(`${where}: several are called “${name}”; say which: ${ids}`);
  }
  return only;
}
