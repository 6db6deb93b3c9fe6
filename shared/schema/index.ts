/** The kinds of files that a project folder holds, each at its version. */
export * from './annotations-file.ts';
export * from './annotations-text.ts';
export * from './article-file.ts';
export * from './claims-file.ts';
export * from './migrate.ts';
export * from './project-file.ts';
export * from './stable-json.ts';
