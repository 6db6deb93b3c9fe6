import { expect, test } from 'vitest';
import { readHtml } from '#electron/import/html.ts';

const PROSE = 'The gate at the dam opened without a warning early on Thursday, the operator of the dam said later. ';
const page = (head: string, body: string, lang = ' lang="en-GB"') =>
  `<!doctype html>\n<html${lang}><head><title>Gate opens | Lantern</title>${head}</head><body>${body}</body></html>`;
const article = (inside: string) =>
  `<nav><a href="/">Home</a></nav><article>${inside}</article><footer>© Lantern</footer>`;
const read = (source: string) => {
  const draft = readHtml('page.html', source);
  return { ...draft, lines: draft.blocks.map(({ start, end, kind }) => [kind, draft.text.slice(start, end)]) };
};

test('headline, paragraphs, headings, quotes and items, each a block; the rest of the page is left out', () => {
  const long = PROSE.repeat(5).trim();
  const { lines, notices } = read(
    page(
      '',
      article(`<h1>Gate <em>opens</em></h1><p>${long}</p>
        <figure><img src="a.png" alt="dam"><figcaption>The dam on Friday</figcaption></figure>
        <h2>The\n brake</h2><p>Part one<br>part two<br>\n<br/>${long}&nbsp;&amp;&#8201;more</p>
        <blockquote><p>“Like gravel.”</p><p>She left.</p></blockquote>
        <ul><li>sand</li><li><p>pumps</p></li></ul>
        <table><tr><th>hurt</th><td>14</td></tr></table>
        <script>bad()</script><style>p{}</style><p hidden>unseen</p><p>${long}</p>`),
    ),
  );
  expect(lines).toEqual([
    ['heading', 'Gate opens'],
    ['paragraph', long],
    ['heading', 'The brake'],
    ['paragraph', 'Part one part two'],
    ['paragraph', `${long}\u00a0&\u2009more`],
    ['quote', '“Like gravel.”'],
    ['quote', 'She left.'],
    ['item', 'sand'],
    ['item', 'pumps'],
    ['paragraph', 'hurt | 14'],
    ['paragraph', long],
  ]);
  expect(notices).toEqual([]);
});

test('what Open Graph and meta elements say', () => {
  const head = `<meta property="og:title" content="Gate opens at dam"><meta property="og:site_name" content="Lantern">
    <meta name="author" content="By A. Dell"><meta property="article:published_time" content="2026-03-12T18:20:00+01:00">
    <link rel="canonical" href="https://lantern.example/gate"><meta property="og:locale" content="en_US">`;
  expect(read(page(head, article(`<p>${PROSE.repeat(8)}</p>`), '')).fields).toEqual({
    title: 'Gate opens at dam',
    outlet: 'Lantern',
    author: 'A. Dell',
    published: '2026-03-12T18:20:00+01:00',
    url: 'https://lantern.example/gate',
    language: 'en-US',
  });
});

test('what JSON-LD says, in a graph, after one that is broken', () => {
  const linked = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', name: 'not this' },
      {
        '@type': ['NewsArticle'],
        headline: 'Gate opens at dam',
        datePublished: '2026-03-12',
        author: [{ '@type': 'Person', name: 'A. Dell' }, { name: 'B. Holm' }],
        publisher: { name: 'Lantern' },
        url: 'https://lantern.example/gate',
        inLanguage: 'en',
      },
    ],
  };
  const head = `<script type="application/ld+json">{broken</script>
    <script type="application/ld+json">${JSON.stringify(linked)}</script>`;
  expect(read(page(head, article(`<p>${PROSE.repeat(8)}</p>`), '')).fields).toEqual({
    title: 'Gate opens at dam',
    outlet: 'Lantern',
    author: 'A. Dell, B. Holm',
    published: '2026-03-12',
    url: 'https://lantern.example/gate',
    language: 'en',
  });
});

test('what the page itself shows: its title without the outlet, a time, the address it was saved from', () => {
  const head = '<meta name="application-name" content="Lantern">';
  const body = article(`<time datetime="2026-03-12">Thursday</time><p>${PROSE.repeat(8)}</p>`);
  const saved = '<!-- saved from url=(0029)https://lantern.example/a/gate -->';
  expect(read(saved + page(head, body)).fields).toMatchObject({
    title: 'Gate opens',
    outlet: 'Lantern',
    published: '2026-03-12',
    url: 'https://lantern.example/a/gate',
    language: 'en-GB',
  });
  const relative = '<link rel="canonical" href="/gate"><meta property="og:url" content="javascript:alert(1)">';
  expect(read(page(relative, body)).fields.url).toBeUndefined();
});

test('a page in which no article is found gives all its text, and says so', () => {
  const draft = read('<body><div class="comment sidebar" style="display:none">Only a hidden aside</div></body>');
  expect(draft.text).toBe('Only a hidden aside');
  expect(draft.notices?.[0]).toContain('No article was found');
});

test('parts of pages, capitals, missing ends', () => {
  expect(read('<p>one</p><p>two').text).toBe('one\n\ntwo');
  expect(read('<HTML><BODY><P>ONE<P>TWO').text).toBe('ONE\n\nTWO');
  expect(read('just words').text).toBe('just words');
});

test('other scripts come through as they are', () => {
  const text = '水闸打开了 👨‍👩‍👧 e\u0301 فتحت البوابة';
  expect(read(page('', article(`<p>${text}</p>`))).text).toContain(text);
});

test('a page without text is refused by name', () => {
  expect(() => read(page('', '<div id="app"></div><script>render()</script>'))).toThrow(
    'page.html is a page without text',
  );
});
