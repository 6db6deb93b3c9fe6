import { describe, expect, it } from 'vitest';
import { AnnotatorId } from '#shared/model/index.ts';
import { exportedAnnotators, firstChoice } from '#renderer/features/export/choice.ts';

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
