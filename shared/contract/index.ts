/**
 * The contract between the workbench's two halves: every call and every event, as schemas. The handlers' type, Electron's
 * bridge, the loopback routes and the page's client are derived from these two tables and from nothing else.
 */
import { z } from 'zod';
import { Diff } from '../document/diff.ts';
import { appCalls, Settings } from './app.ts';
import { documentCalls } from './document.ts';
import type { Answer } from './errors.ts';
import { exportCalls, ExportProgress } from './export.ts';
import { ForeignProgress, foreignCalls } from './foreign.ts';
import { importCalls } from './import.ts';
import { IncomingProgress, incomingCalls } from './incoming.ts';
import { Problem, projectCalls } from './project.ts';
import { reportCalls } from './report.ts';
import { ReviewProgress, reviewCalls } from './review.ts';
import { SearchProgress, searchCalls } from './search.ts';

export const contract = {
  ...appCalls,
  ...projectCalls,
  ...documentCalls,
  ...importCalls,
  ...incomingCalls,
  ...foreignCalls,
  ...exportCalls,
  ...searchCalls,
  ...reviewCalls,
  ...reportCalls,
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type CallInput<N extends CallName> = z.input<Contract[N]['input']>;
export type CallOutput<N extends CallName> = z.output<Contract[N]['output']>;
export type CallAnswer<N extends CallName> = Answer<CallOutput<N>>;

/** What the engine tells every page without being asked. */
export const events = {
  /** The document changed by another hand: another page, or a file that another program wrote. */
  document: z.object({ diff: Diff, origin: z.enum(['page', 'disk']) }),
  problems: z.object({ problems: z.array(Problem) }),
  /** Something the person should read, e.g. that a file changed on disk while it was being edited. */
  notice: z.object({ message: z.string() }),
  /** A menu entry was chosen: the action's id. */
  action: z.object({ id: z.string() }),
  /** Another page opened or closed a project. */
  project: z.object({ open: z.boolean() }),
  /** Another page changed what this person likes. */
  settings: z.object({ settings: Settings }),
  search: SearchProgress,
  /** How far the reading of a colleague's work is. */
  incoming: IncomingProgress,
  /** How far the reading or the taking in of another tool's files is. */
  foreign: ForeignProgress,
  review: ReviewProgress,
  /** How far the writing of a dataset is. */
  export: ExportProgress,
} as const;
export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>;

/** Returns whether the string names a call of the contract. */
export function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}

export * from './app.ts';
export * from './document.ts';
export * from './errors.ts';
export * from './export.ts';
export * from './foreign.ts';
export * from './import.ts';
export * from './incoming.ts';
export * from './project.ts';
export * from './report.ts';
export * from './review.ts';
export * from './search.ts';
