import { expect, test } from 'vitest';
import {
  exceptions,
  shownTarget,
  unfinished,
  withAnnotator,
  withFeature,
  withForeignStance,
  withLabel,
} from '#renderer/features/foreign/mapping.ts';
import { DEFAULT_STANCES, Project, StanceId } from '#shared/model/index.ts';
import type { Mapping } from '#shared/model/index.ts';

const project = Project.parse({
  ...{ type: 'project', id: '01900000-0000-7000-8000-000000000001', name: 'P', created: '2026-01-01T00:00:00.000Z' },
  stances: [...DEFAULT_STANCES],
});
const mapping: Mapping = {
  format: 'doccano',
  features: { label: { as: 'tag', values: {} } },
  stance: StanceId.parse('mentions'),
  stances: {},
  annotators: { '': { name: 'admin' } },
};
const row = (value: string) => ({ value, count: 1, samples: [] });
const feature = (...values: string[]) => ({
  ...{ name: 'label', uses: values.length, labels: { total: values.length, rows: values.map(row) } },
});

test('one label goes its own way; a choice for the whole feature takes all with it again', () => {
  const one = withLabel(mapping, 'label', 'Cause', { as: 'claim', text: 'The dam broke.' });
  expect(shownTarget(one, 'label', row('Cause'))).toEqual({ as: 'claim', text: 'The dam broke.' });
  expect(shownTarget(one, 'label', row('Place'))).toEqual({ as: 'tag' });
  expect(exceptions(one, 'label')).toBe(1);
  const all = withFeature(one, feature('Cause', 'Place'), 'note', project);
  expect(shownTarget(all, 'label', row('Cause'))).toEqual({ as: 'note' });
  expect(exceptions(all, 'label')).toBe(0);
  // What was there is left as it was.
  expect(mapping.features).toEqual({ label: { as: 'tag', values: {} } });
});

test('a feature of stances maps the words that name one, in any case; the others stay readable as tags', () => {
  const stances = withFeature(mapping, feature('CONTRADICTS', 'perhaps'), 'stance', project);
  expect(shownTarget(stances, 'label', row('CONTRADICTS'))).toEqual({ as: 'stance', stance: 'contradicts' });
  expect(shownTarget(stances, 'label', row('perhaps'))).toEqual({ as: 'tag' });
});

test('labels and names that every object inherits are labels and names like any other', () => {
  const odd = withLabel(mapping, 'constructor', 'toString', { as: 'nothing' });
  expect(shownTarget(odd, 'constructor', row('toString'))).toEqual({ as: 'nothing' });
  expect(shownTarget(odd, 'label', row('constructor'))).toEqual({ as: 'tag' });
  expect(withForeignStance(odd, '__proto__', StanceId.parse('agrees')).stances).toEqual(
    Object.fromEntries([['__proto__', 'agrees']]),
  );
});

test('what has no words yet is not finished', () => {
  expect(unfinished(mapping)).toBeUndefined();
  expect(unfinished(withAnnotator(mapping, '', { name: ' ' }))).toBe('A new annotator needs a name.');
  expect(unfinished(withLabel(mapping, 'label', 'Cause', { as: 'claim', text: '' }))).toBe('A new claim needs words.');
  expect(unfinished(withLabel(mapping, 'label', 'Cause', { as: 'tag', tag: ' ' }))).toBe('A tag needs words.');
});
