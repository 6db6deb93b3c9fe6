/** What a handler is and what it may lean on. */
import type { z } from 'zod';
import type { CallName, CallOutput, Contract, EventName, EventPayload } from '#shared/contract/index.ts';
import type { Diff } from '#shared/document/diff.ts';
import type { Memory } from '../settings/index.ts';
import type { Places } from './places.ts';
import type { Session } from './session.ts';

/** Who calls: the face has checked frame, origin or token before it says so. */
export interface Caller {
  /** A name for the page, so that its own changes are not sent back to it. */
  readonly page: string;
}

/** The contract as functions: one for every call, and no call without one. */
export type Handlers = {
  readonly [N in CallName]: (input: z.output<Contract[N]['input']>, caller: Caller) => Promise<CallOutput<N>>;
};

export type EngineEvent = {
  [N in EventName]: {
    readonly name: N;
    readonly payload: N extends 'document'
      ? { readonly diff: Diff; readonly origin: 'page' | 'disk' }
      : EventPayload<N>;
    /** The page that caused it and need not hear of it. */
    readonly except?: string;
  };
}[EventName];

/** The system's own dialogs, where a face has them. All answer with a path, or null if the person cancelled. */
export interface Dialogs {
  chooseFolder(purpose: 'open' | 'create'): Promise<string | null>;
  /** A colleague's annotation file or zip, or her project folder: systems have a dialog for one or the other. */
  chooseIncoming(what: 'file' | 'folder'): Promise<string | null>;
  saveFile(suggestion: { fileName: string; extension: string; label: string }): Promise<string | null>;
}

/** What all handlers share. */
export interface EngineContext {
  readonly face: 'electron' | 'loopback';
  readonly version: string;
  readonly platform: string;
  readonly projectsDir: string;
  readonly dialogs: Dialogs | undefined;
  readonly memory: Memory;
  readonly places: Places;
  readonly session: Session;
  readonly emit: (event: EngineEvent) => void;
  /** Now, as an ISO instant. */
  readonly now: () => string;
}
