/** Small files of other tools, of our own writing. */

/** 🌊 is one character for most tools and two for JavaScript: what stands behind it tells whether offsets were kept. */
const TEXT = 'The flood 🌊 came at night.\nNobody in Halvern had been warned.\nThe mayor denies it.';
export const QUOTES = { night: 'came at night', nobody: 'Nobody in Halvern', mayor: 'The mayor' } as const;

const points = (words: string): readonly [number, number] => {
  const start = [...TEXT.slice(0, TEXT.indexOf(words))].length;
  return [start, start + [...words].length];
};

function annotation(id: string, label: string, words: string): string {
  const [start, end] = points(words);
  return `${id}\t${label} ${start} ${end}\t${words}\n`;
}

/** One text and its annotations as brat keeps them, counted in code points; the last one stands beyond the text. */
export const BRAT = [
  { name: 'flood.txt', mimeType: 'text/plain', buffer: Buffer.from(`${TEXT}\n`) },
  {
    name: 'flood.ann',
    mimeType: 'text/plain',
    buffer: Buffer.from(
      annotation('T1', 'Timing', QUOTES.night) +
        annotation('T2', 'Warning', QUOTES.nobody) +
        annotation('T3', 'Person', QUOTES.mayor) +
        'T4\tPerson 900 905\tmayor\n',
    ),
  },
];
