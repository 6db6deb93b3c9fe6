/** The engine and what its faces need to build one. */
export { createEngine } from './engine.ts';
export type { Engine, EngineOptions } from './engine.ts';
export { projectFolder } from './project.ts';
export { sameFolder } from './session.ts';
export type { Caller, Dialogs, EngineEvent } from './types.ts';
