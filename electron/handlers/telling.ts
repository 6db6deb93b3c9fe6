/** Telling pages what changed, without what a blind project keeps from them. */
import { seenBy } from '#shared/document/blind.ts';
import { applyDiff, isEmptyDiff } from '#shared/document/diff.ts';
import { difference } from '#shared/document/difference.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Opened } from './session.ts';
import type { EngineEvent } from './types.ts';

/** What pages have been given of each open project. */
const given = new WeakMap<Workspace, DocumentState>();

/** Returns the project's document as whoever writes there may see it, and remembers that pages have been given it. */
export function give({ workspace, me }: Opened): DocumentState {
  const seen = seenBy(workspace.doc, me);
  given.set(workspace, seen);
  return seen;
}

/**
 * Returns the events that tell pages of a change. In a blind project one change can show or hide others' work (an article is
 * marked done), and a colleague's file may change what is not to be seen: pages hear of the difference between what they
 * have been given and what they may see now.
 */
export function eventsFor(event: EngineEvent, opened: Opened | null): EngineEvent[] {
  if (event.name !== 'document' || opened === null) return [event];
  const before = given.get(opened.workspace);
  const now = give(opened);
  if (before === undefined || (before.project.blind !== true && now.project.blind !== true)) return [event];
  // What a page did itself is its annotator's own work, which every page may see.
  const own = event.except !== undefined;
  const diff = difference(own ? applyDiff(before, event.payload.diff) : before, now);
  const rest: EngineEvent = { name: 'document', payload: { diff, origin: event.payload.origin } };
  return [...(own ? [event] : []), ...(isEmptyDiff(diff) ? [] : [rest])];
}
