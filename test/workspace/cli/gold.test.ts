/** The gold set on the command line: taken out, counted, checked. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { done, other, SETTLED } from '../../unit/shared/review/report/example.ts';
import { DECISIONS, MARKED } from '../../unit/shared/review/report/example.ts';
import { projectOn } from '../two-hands.ts';
import { openDesk } from './run.ts';

test('a gold set is exported under a name that is no annotator’s, and others’ work is not in it', async () => {
  const desk = await openDesk();
  const dir = await projectOn(SETTLED);
  // “Nobody was aboard.”, “The ferry left” and the harbour: three spans, each with its link.
  const lines = (await desk.ok('export', dir, '--gold', '--format', 'links-jsonl', '--out', '-')).trimEnd().split('\n');
  const links = lines.map((line) => JSON.parse(line) as { annotator: object; quote: string; stance: { id: string } });
  expect(links.map(({ quote, stance }) => `${quote} ${stance.id}`)).toEqual([
    'The ferry 🛳 left agrees',
    'Nobody was aboard. agrees',
    'was closed. contradicts',
  ]);
  expect(new Set(links.map(({ annotator }) => JSON.stringify(annotator)))).toEqual(
    new Set([JSON.stringify({ id: 'vera.gold', name: 'Gold set of Vera' })]),
  );
  for (const name of ['vera', 'Vera', 'vera.gold']) {
    const same = await desk.ok('export', dir, '--gold', name, '--format', 'links-jsonl', '--out', '-');
    expect(same.trimEnd().split('\n')).toEqual(lines);
  }
  // Without the option it stays where it is: four links of Vera's and Ossian's each, less the span without one.
  const all = await desk.ok('export', dir, '--format', 'links-jsonl', '--out', '-');
  expect(all.trimEnd().split('\n')).toHaveLength(7);
  const beside = await desk.ok(
    'export',
    dir,
    '--annotator',
    'ossian',
    '--gold',
    '--format',
    'links-jsonl',
    '--out',
    '-',
  );
  expect(beside.trimEnd().split('\n')).toHaveLength(7);
});

test('as an annotation file it is taken in elsewhere like a colleague’s work', async () => {
  const desk = await openDesk();
  const dir = await projectOn(SETTLED);
  await desk.ok('export', dir, '--gold', '--format', 'annotation-file', '--out', '.');
  const [name = ''] = (await desk.list('.')).filter((each) => each.endsWith('.crossread.json'));
  expect(name).toBe('ferry-vera-gold.crossread.json');
  expect(JSON.parse(await readFile(path.join(desk.dir, name), 'utf8'))).toMatchObject({
    annotator: { id: 'vera-gold', name: 'Gold set of Vera' },
  });
  await desk.ok('check', name);
  await desk.ok('new', 'elsewhere', '--name', 'Elsewhere');
  await desk.ok('import', 'elsewhere', name);
  expect(JSON.parse(await desk.ok('stats', 'elsewhere', '--json'))).toMatchObject({ spans: 3, links: 3, gold: [] });
});

test('where there is none, or several, the command says so', async () => {
  const desk = await openDesk();
  const args = ['--format', 'links-jsonl', '--out', '-'];
  const none = await desk.run('export', await projectOn(MARKED), '--gold', ...args);
  expect(none).toMatchObject({ code: 1, stdout: '' });
  expect(none.errors).toEqual([expect.stringContaining('--gold: nothing has been settled in this project yet')]);
  const [first] = DECISIONS;
  if (first === undefined) throw new Error('unreachable');
  const two = await projectOn(done(SETTLED, other, { type: 'settle', decisions: [first] }));
  const several = await desk.run('export', two, '--gold', ...args);
  expect(several.errors).toEqual([expect.stringContaining('say whose: Ossian (ossian), Vera (vera)')]);
  const nobody = await desk.run('export', two, '--gold', 'Rhona', ...args);
  expect(nobody.errors).toEqual([expect.stringContaining('there is no gold set of “Rhona” here')]);
  expect((await desk.ok('export', two, '--gold', 'Ossian', ...args)).trimEnd().split('\n')).toHaveLength(1);
});

test('stats count it beside the annotators, and check holds it against its decisions', async () => {
  const desk = await openDesk();
  const dir = await projectOn(SETTLED);
  expect(JSON.parse(await desk.ok('stats', dir, '--json'))).toMatchObject({
    spans: 8,
    links: 7,
    gold: [
      {
        ...{ id: 'vera.gold', name: 'Gold set of Vera', adjudicator: 'vera' },
        ...{ articles: 2, decisions: 4, later: 1, spans: 3, links: 3, silent: 0 },
        verdicts: { agreed: 1, one: 2, both: 0, edited: 0, neither: 1, later: 1 },
      },
    ],
  });
  const text = await desk.ok('stats', dir);
  expect(text).toMatch(/^gold set +Gold set of Vera$/m);
  expect(text).toMatch(/^ {2}settled +4 places in 2 articles \(1 agreed, 2 one, 1 neither, 1 later\)$/m);
  expect(text).toMatch(/^ {2}holds +3 spans, 3 links, 0 silent$/m);
  await desk.ok('check', dir);

  const file = path.join(dir, 'adjudication/vera/harbour.json');
  const stored = JSON.parse(await readFile(file, 'utf8')) as { links: { stance: string }[] };
  for (const link of stored.links) link.stance = 'agrees';
  await writeFile(file, JSON.stringify(stored));
  const { code, errors } = await desk.run('check', dir);
  expect(code).toBe(1);
  expect(errors).toEqual([expect.stringMatching(/adjudication\/vera\/harbour\.json: span .* links are not those of/)]);
});
