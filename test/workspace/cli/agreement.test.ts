/** What `crossread agreement` tells of the sample's two annotators. */
import { expect, test } from 'vitest';
import { AgreementPage, GammaAnswer } from '#shared/contract/index.ts';
import { openDesk } from './run.ts';

test('tells all figures, for people and for programs', async () => {
  const desk = await openDesk();
  await desk.ok('new', 'sample', '--sample');
  const printed: unknown = JSON.parse(await desk.ok('agreement', 'sample', '--gamma', '--seed', '4', '--json'));
  const page = AgreementPage.parse(printed);
  const { gamma } = printed as { gamma: unknown };
  expect(page.seed).toBe(4);
  expect(GammaAnswer.parse(gamma).articles).toHaveLength(page.compared);

  const [one = '', other = ''] = page.annotators;
  const turned = AgreementPage.parse(
    JSON.parse(await desk.ok('agreement', 'sample', '--annotators', `${other},${one}`, '--seed', '4', '--json')),
  );
  expect(turned.groups[0]?.figures['link-alpha']).toEqual(page.groups[0]?.figures['link-alpha']);

  const text = await desk.ok('agreement', 'sample', '--seed', '4', '--explain');
  const alpha = page.groups[0]?.figures['link-alpha']?.value ?? expect.fail();
  expect(text).toContain(`Krippendorff’s α           ${alpha.toFixed(3)} [`);
  expect(text).toContain('J. Cohen, A coefficient of agreement for nominal scales');
  expect(text).toMatch(/^Cells: .* \(rows: the first; columns: the second\)$/m);
});

test('says who there is if somebody else is named, or one alone', async () => {
  const desk = await openDesk();
  await desk.ok('new', 'sample', '--sample');
  const nobody = await desk.run('agreement', 'sample', '--annotators', 'Nobody,Rhona Tessaly');
  expect(nobody).toMatchObject({ code: 1, stdout: '' });
  expect(nobody.errors).toHaveLength(1);
  expect(nobody.errors[0]).toMatch(/there is no “Nobody” here, but .*Rhona Tessaly/);
  const alone = await desk.run('agreement', 'sample', '--annotators', 'Rhona Tessaly');
  expect(alone.code).toBe(1);
  expect(alone.errors[0]).toMatch(/two different annotators/);
});
