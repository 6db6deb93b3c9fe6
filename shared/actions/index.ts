/** The actions a person can take, as data: their keys, who else has a key, and what they are found by. */
export * from './actions.ts';
export * from './context.ts';
export * from './find.ts';
export * from './fixed-keys.ts';
export * from './keymap.ts';
export * from './press.ts';
export * from './shortcuts.ts';
