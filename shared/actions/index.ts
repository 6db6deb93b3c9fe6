/** The actions a person can take, as data. */
export * from './actions.ts';
export * from './shortcuts.ts';
