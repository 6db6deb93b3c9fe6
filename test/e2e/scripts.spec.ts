/** Texts in every script: what is selected by mouse is what is stored, to the code unit. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, linkByKeys, placeOf, reader, saved, selectByMouse, test } from './support/index.ts';

interface Case {
  readonly name: string;
  /** The file's text as it lies on the disk. */
  readonly raw: string;
  /** Words to select in the block (counted from 0), as they stand in the article. */
  readonly block: number;
  readonly words: string;
}

const CASES: readonly Case[] = [
  {
    name: 'emoji',
    raw: 'The pier\n\nA post said “all out 🌊🛶 now” and a family 👩‍👩‍👧‍👦 left by boat 🇳🇴 before noon.\n',
    block: 1,
    words: '🛶 now” and a family 👩‍👩‍👧‍👦 left by boat 🇳🇴 before',
  },
  {
    name: 'combining marks',
    raw: 'The quay\n\nMayor Tẹ̀mi Vo\u0308lder met Zoe\u0308 A\u030angell at the nai\u0308ve cafe\u0301 on Tuesday.\n',
    block: 1,
    words: 'Tẹ̀mi Vo\u0308lder met Zoe\u0308 A\u030angell at the nai\u0308ve cafe\u0301',
  },
  {
    name: 'CR LF',
    raw: 'The lock\r\n\r\nFirst paragraph of the report.\r\nSecond paragraph, with the figures: forty-one.\r\n',
    block: 2,
    words: 'with the figures: forty-one',
  },
  {
    name: 'Arabic',
    raw: 'حادث المرفأ\n\nقالت البلدية إن المرفأ أُغلق عند الساعة السادسة صباحاً بعد اصطدام قاربين صغيرين.\n',
    block: 1,
    words: 'المرفأ أُغلق عند الساعة السادسة صباحاً',
  },
  {
    name: 'Chinese',
    raw: '码头事故\n\n市政府表示,码头在清晨六点关闭,因为两艘小船相撞。没有人受伤。\n',
    block: 1,
    words: '码头在清晨六点关闭,因为两艘小船相撞',
  },
];

for (const { name, raw, block, words } of CASES) {
  test(`${name}: the stored quote is what was selected`, async ({ crossread, folders, openWorkbench }) => {
    const project = path.join(folders.projects, 'scripts');
    const file = path.join(folders.root, 'article.txt');
    await writeFile(file, raw);
    expect(await crossread('new', project, '--annotator', 'R. Tester')).toMatchObject({ code: 0 });
    expect(await crossread('import', project, file)).toMatchObject({ code: 0 });

    const { page } = await openWorkbench({ project });
    await expect(reader(page, 0)).toBeVisible();
    const [from, to] = await placeOf(page, 0, block, words);
    await selectByMouse(page, 0, block, from, to);
    expect(await page.evaluate(() => String(getSelection()))).toBe(words);
    await linkByKeys(page, 'Boats were involved.', '1');
    await saved(page);

    const out = path.join(folders.root, 'links.jsonl');
    expect(await crossread('export', project, '--format', 'links-jsonl', '--out', out)).toMatchObject({ code: 0 });
    const link = JSON.parse(await readFile(out, 'utf8')) as {
      quote: string;
      article: { id: string };
      fragments: [number, number][];
      fragments_code_points: [number, number][];
    };
    expect(link.quote).toBe(words);
    const text = await readFile(path.join(project, 'articles', link.article.id, 'text.txt'), 'utf8');
    expect(text).not.toContain('\r');
    const [start, end] = link.fragments[0] ?? [0, 0];
    expect(text.slice(start, end)).toBe(words);
    const [first, last] = link.fragments_code_points[0] ?? [0, 0];
    expect([...text].slice(first, last).join('')).toBe(words);
  });
}
