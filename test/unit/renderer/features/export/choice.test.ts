import { describe, expect, it } from 'vitest';
import { AnnotatorId } from '#shared/model/index.ts';
import { exportedAnnotators, firstChoice, goldAnnotators, settledInWords } from '#renderer/features/export/choice.ts';
import { gold, MARKED, SETTLED } from '../../../shared/review/report/example.ts';

const [ada, bea, cy] = ['ada', 'bea', 'cy'].map((id) => AnnotatorId.parse(id)) as [
  AnnotatorId,
  AnnotatorId,
  AnnotatorId,
];
const everybody = [ada, bea, cy].map((id) => ({ id }));

describe('whose work is exported', () => {
  it('is that of those chosen, in the project’s order', () => {
    expect(exportedAnnotators({ oneAnnotator: false }, new Set([cy, ada]), everybody, bea)).toEqual([ada, cy]);
  });

  it('is one annotator’s where the format holds one: one’s own first', () => {
    expect(exportedAnnotators({ oneAnnotator: true }, new Set([ada, bea]), everybody, bea)).toEqual([bea]);
    expect(exportedAnnotators({ oneAnnotator: true }, new Set([ada, cy]), everybody, bea)).toEqual([ada]);
    expect(exportedAnnotators({ oneAnnotator: true }, new Set(), everybody, bea)).toEqual([]);
  });

  it('begins with one’s own, or with everybody’s while nobody is chosen', () => {
    expect([...firstChoice(everybody, bea)]).toEqual([bea]);
    expect([...firstChoice(everybody, null)]).toEqual([ada, bea, cy]);
  });
});

describe('gold sets', () => {
  it('are offered under a name of their own, with how much was settled', () => {
    expect(goldAnnotators(MARKED)).toEqual([]);
    expect(goldAnnotators(SETTLED)).toEqual([{ type: 'annotator', id: gold, name: 'Gold set of Vera' }]);
    expect(settledInWords(SETTLED, gold)).toBe('4 decisions, 1 put off');
  });
});
