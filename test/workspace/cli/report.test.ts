/** Reports on the command line: for everybody, for one, as pages and as JSON. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DECISIONS, done, MARKED, other, SETTLED } from '../../unit/shared/review/report/example.ts';
import { projectOn } from '../two-hands.ts';
import { openDesk } from './run.ts';

test('without a name everybody has a report, and so has the project; each is one whole page', async () => {
  const desk = await openDesk();
  const dir = await projectOn(SETTLED);
  await desk.write({ 'out/.keep': '' });
  const said = await desk.ok('report', dir, '--out', 'out');
  expect(
    said
      .trimEnd()
      .split('\n')
      .map((line) => path.basename(line)),
  ).toEqual(['report-ossian.html', 'report-vera.html', 'report-project.html']);
  for (const name of ['ossian', 'vera', 'project']) {
    const content = await readFile(path.join(desk.dir, `out/report-${name}.html`), 'utf8');
    expect(content).toMatch(/^<!doctype html>[^]*<\/html>\s*$/);
    expect(content).not.toMatch(/<script|https?:/);
  }
  const again = await desk.run('report', dir, '--out', 'out');
  expect(again).toMatchObject({ code: 1, stdout: '' });
  expect(again.errors).toEqual([expect.stringContaining('there is a file already (--force replaces it)')]);
  await desk.ok('report', dir, '--out', 'out', '--force');
});

test('one report goes into a file or to standard output, as JSON if asked', async () => {
  const desk = await openDesk();
  const dir = await projectOn(SETTLED);
  const json = JSON.parse(await desk.ok('report', dir, '--annotator', 'Ossian', '--json', '--out', '-')) as {
    annotator: object;
    counts: object;
    figures: { annotators: { name: string }[]; figures: { id: string; value: number | null }[] }[];
  };
  expect(json).toMatchObject({
    ...{ format: 'crossread/annotator-report', annotator: { id: 'ossian', name: 'Ossian' } },
    counts: { settled: 4, stood: 2, changed: 2, later: 1 },
  });
  // Against the gold set first, then against Vera.
  expect(json.figures.map(({ annotators }) => annotators.map(({ name }) => name).sort())).toEqual([
    ['Gold set of Vera', 'Ossian'],
    ['Ossian', 'Vera'],
  ]);
  // Of Ossian's four spans and the gold set's three, two are in the same place: 2 · 2 / (4 + 3).
  const exact = json.figures[0]?.figures.find(({ id }) => id === 'span-f1-exact');
  expect(exact?.value).toBeCloseTo(4 / 7, 12);
  // Of Ossian's four and Vera's four too: 2 · 2 / (4 + 4).
  expect(json.figures[1]?.figures.find(({ id }) => id === 'span-f1-exact')?.value).toBeCloseTo(0.5, 12);

  await desk.ok('report', dir, '--project', '--json', '--out', 'project.json', '--seed', '5');
  expect(JSON.parse(await readFile(path.join(desk.dir, 'project.json'), 'utf8'))).toMatchObject({
    ...{ format: 'crossread/project-report', agreement: { seed: 5, groups: [{ kind: 'pair' }] } },
    gold: { adjudicator: { name: 'Vera' }, settlement: { settled: 4, later: 1, reasons: { given: 1, owed: 1 } } },
  });
});

test('a project in which nothing was settled still has its agreement; one with several gold sets asks whose', async () => {
  const desk = await openDesk();
  const bare = JSON.parse(
    await desk.ok('report', await projectOn(MARKED), '--project', '--json', '--out', '-'),
  ) as object;
  expect(bare).toMatchObject({ gold: null, againstGold: [], agreement: { compared: 2 } });
  const [first] = DECISIONS;
  if (first === undefined) throw new Error('unreachable');
  const two = await projectOn(done(SETTLED, other, { type: 'settle', decisions: [first] }));
  const args = ['report', two, '--project', '--json', '--out', '-'];
  const asked = await desk.run(...args);
  expect(asked.errors).toEqual([expect.stringContaining('--gold: there are several gold sets; say whose')]);
  expect(JSON.parse(await desk.ok(...args, '--gold', 'ossian'))).toMatchObject({
    gold: { id: 'ossian.gold', settlement: { settled: 1 } },
  });
});

test('what cannot be written is one line that says why', async () => {
  const desk = await openDesk();
  const dir = await projectOn(SETTLED);
  const refused = async (...args: string[]): Promise<string> => {
    const { code, stdout, errors } = await desk.run('report', dir, ...args);
    expect({ code, stdout, lines: errors.length }).toEqual({ code: 1, stdout: '', lines: 1 });
    return errors[0] ?? '';
  };
  expect(await refused('--out', 'nowhere')).toContain('there is no such folder, and 3 reports need one');
  expect(await refused('--out', '-')).toContain('only one report goes to standard output');
  expect(await refused('--annotator', 'Nobody', '--out', '-')).toContain(
    'there is no “Nobody” here, but Ossian (ossian)',
  );
  expect(await refused('--gold', 'Ossian', '--out', '-', '--project')).toContain('there is no gold set of “Ossian”');
});
