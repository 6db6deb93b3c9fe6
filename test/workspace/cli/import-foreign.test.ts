/** Other tools’ files among what is named. */
import { expect, test } from 'vitest';
import { openDesk } from './run.ts';

test('what tells of a corpus is no article of it; one line says so, and it is no failure', async () => {
  const desk = await openDesk();
  await desk.ok('new', 'p');
  await desk.write({
    ...{ 'corpus/one.txt': 'The dam broke at night.\n', 'corpus/one.ann': 'T1\tThing 4 7\tdam\n' },
    ...{
      'corpus/README.md': 'Made in the valley.\n',
      'corpus/LICENCE.txt': 'Free.\n',
      'corpus/more.txt': 'It rained.\n',
    },
  });
  const { code, stdout, errors } = await desk.run('import', 'p', 'corpus');
  expect(errors).toEqual([
    'corpus/LICENCE.txt and 1 more: left out, as it tells of the files beside it; to take it in as an article, name it',
  ]);
  expect(code).toBe(0);
  expect(stdout.split('\n').filter((line) => /^\S+\t/.test(line))).toHaveLength(2);
  expect(stdout).toContain('brat: 1 new article, 1 span');
});
