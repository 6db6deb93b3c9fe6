import { expect, test } from 'vitest';
import { choicesFor, otherClaims } from '#renderer/features/claim-details/choices.ts';
import { documentOf } from '#shared/document/records.ts';
import { AnnotatorId } from '#shared/model/index.ts';
import { claimId, claimOf, projectOf } from '#test/support/records.ts';

const vera = AnnotatorId.parse('vera');
const ossian = AnnotatorId.parse('ossian');
const gate = claimOf(1, vera, 'The sluice gate opened at noon.');
const doc = documentOf(projectOf(1, 'P'), [
  { type: 'annotator', id: vera, name: 'Vera' },
  { type: 'annotator', id: ossian, name: 'Ossian' },
  gate,
  claimOf(2, ossian, 'The gate of the sluice opened at noon sharp.'),
  claimOf(3, vera, 'Nobody was hurt.'),
  claimOf(4, vera, 'Retired.', { retired: '2026-01-01T00:00:00Z' }),
  claimOf(5, vera, 'Merged.', { mergedInto: gate.id }),
]);
const others = otherClaims(doc, gate.id);

test('all claims in use but the claim itself, whoever wrote them', () => {
  expect(others.map(({ id }) => id)).toEqual([2, 3].map(claimId));
});

test('the most alike comes first; typing asks for words', () => {
  expect(choicesFor(others, '', gate.text, 9).claims.map(({ id }) => id)).toEqual([2, 3].map(claimId));
  expect(choicesFor(others, 'hurt', gate.text, 9).claims.map(({ id }) => id)).toEqual([claimId(3)]);
  expect(choicesFor(others, 'xyzzy', gate.text, 9)).toEqual({ claims: [], left: 0 });
  expect(choicesFor(others, '', gate.text, 1)).toMatchObject({ claims: [{ id: claimId(2) }], left: 1 });
});
