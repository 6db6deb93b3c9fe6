/** The words of the product as types and schemas. */
export * from './ids.ts';
export * from './interchange.ts';
export * from './records.ts';
export * from './stance.ts';
