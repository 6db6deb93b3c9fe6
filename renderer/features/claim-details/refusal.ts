/** Trying a command before it is done. */
import type { Command } from '#shared/document/commands.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId } from '#shared/model/index.ts';

/** Returns why the command would be refused now, or undefined. For commands that ask for no article's text. */
export function refusalOf(doc: DocumentState, command: Command, me: AnnotatorId): string | undefined {
  const tried = reduce(doc, command, { me, now: doc.project.created, textOf: () => undefined });
  return tried.ok ? undefined : tried.message;
}
