/**
 * The names of all calls and events without their schemas: the preload script is one small sandboxed file and checks no
 * more than that a name is one of these. The two assertions below keep the lists and the contract's tables the same.
 */
import type { CallName, EventName } from './index.ts';

export const CALL_NAMES = [
  'app.info',
  'app.changeSettings',
  'start.recent',
  'start.forget',
  'start.folders',
  'start.makeFolder',
  'start.chooseFolder',
  'project.create',
  'project.open',
  'project.sample',
  'project.close',
  'project.current',
  'project.become',
  'article.read',
  'document.apply',
  'document.check',
  'desk.load',
  'desk.save',
  'import.stage',
  'import.keep',
  'import.discard',
  'incoming.stage',
  'incoming.preview',
  'incoming.take',
  'incoming.discard',
  'incoming.choose',
  'incoming.orphans',
  'incoming.settle',
  'foreign.recognise',
  'foreign.stage',
  'foreign.read',
  'foreign.preview',
  'foreign.labels',
  'foreign.problems',
  'foreign.take',
  'foreign.discard',
  'foreign.cancel',
  'export.formats',
  'export.last',
  'export.preview',
  'export.start',
  'export.cancel',
  'search.find',
  'search.cancel',
  'review.agreement',
  'review.gamma',
  'review.cancel',
  'review.report',
  'review.saveReport',
  'review.cancelReport',
] as const satisfies readonly CallName[];

export const EVENT_NAMES = [
  'document',
  'problems',
  'notice',
  'action',
  'export',
  'project',
  'review',
  'search',
  'incoming',
  'foreign',
  'settings',
] as const satisfies readonly EventName[];

type Missing<All, Listed> = Exclude<All, Listed> extends never ? true : Exclude<All, Listed>;

/** A name of the contract that is missing above makes one of these lines a type error that names it. */
const allCalls: Missing<CallName, (typeof CALL_NAMES)[number]> = true;
const allEvents: Missing<EventName, (typeof EVENT_NAMES)[number]> = true;
void allCalls;
void allEvents;
