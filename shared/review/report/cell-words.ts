/** What the states of a cell are called, by the labels that figures know them by. */
export const CELL_WORDS: Readonly<Record<string, string>> = {
  agrees: 'agrees',
  contradicts: 'contradicts',
  both: 'both',
  partly: 'partly',
  mentions: 'mentions',
  silent: 'silent',
  unlooked: 'not looked for',
};
