import { expect, test } from 'vitest';
import { readMarkdown } from '#electron/import/markdown.ts';

const kinds = (source: string) => {
  const { text, blocks } = readMarkdown('a.md', source);
  return blocks.map(({ start, end, kind }) => [kind, text.slice(start, end)]);
};

test('front matter becomes fields and leaves the text', () => {
  const source =
    '---\r\ntitle: "Gate: it \\"opened\\""\r\nSource: Lantern\r\nauthor: \'A. O\'\'Dell\'\r\ndate: 2026-03-12\r\nlang: en\r\nurl: https://lantern.example/a?b=c:d\r\ntags:\r\n  - dam\r\n---\r\n\r\nIt opened.\r\n';
  expect(readMarkdown('a.md', source)).toMatchObject({
    fields: {
      title: 'Gate: it "opened"',
      outlet: 'Lantern',
      author: "A. O'Dell",
      published: '2026-03-12',
      url: 'https://lantern.example/a?b=c:d',
      language: 'en',
    },
    text: 'It opened.',
  });
});

test('blocks have kinds and inline markup is its words', () => {
  const source = `# Gate *opens*

The [operator](https://x.example "t") said **"no"** to \`code\` & 5 < 6,
and ~~more~~ <b>bold</b>.

> Quoted once.
>
> Quoted twice.

1. sand
2. pumps
   - of two sizes

| who | how many |
| --- | --- |
| hurt | 14 |

![picture](x.png)

---

    line one
    line two
`;
  expect(kinds(source)).toEqual([
    ['heading', 'Gate opens'],
    ['paragraph', 'The operator said "no" to code & 5 < 6, and more bold.'],
    ['quote', 'Quoted once.'],
    ['quote', 'Quoted twice.'],
    ['item', 'sand'],
    ['item', 'pumps'],
    ['item', 'of two sizes'],
    ['paragraph', 'who | how many'],
    ['paragraph', 'hurt | 14'],
    ['paragraph', 'line one'],
    ['paragraph', 'line two'],
  ]);
});

test('without a title in front the first heading is the title, and stays', () => {
  const draft = readMarkdown('a.md', '## Gate opens\n\nIt did.');
  expect(draft.fields.title).toBe('Gate opens');
  expect(draft.text).toBe('Gate opens\n\nIt did.');
});

test('two rules around prose are not front matter', () => {
  expect(kinds('---\nIt rained\n---\nIt stopped.').map(([, text]) => text)).toEqual(['It rained', 'It stopped.']);
});

test('scripts in Markdown are left out, tags that are shown are shown', () => {
  expect(kinds('<script>bad()</script>\n\nGood &lt;b&gt; `<i>`').map(([, text]) => text)).toEqual(['Good <b> <i>']);
});

test('nothing below the front matter is refused by name', () => {
  expect(() => readMarkdown('a.md', '---\ntitle: T\n---\n\n')).toThrow('a.md has no text below its front matter.');
});
