/** What is taken without asking. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { announce } from '../../state/notices.ts';
import { placeOf, rulesFor } from './rules.ts';
import { useReview, useReviewed } from './state.ts';

export function Threshold(): ReactNode {
  const rule = useReview((state) => state.rule);
  const annotators = useReviewed();
  const choices = useMemo(() => rulesFor(annotators.length), [annotators.length]);
  return (
    <select
      className="input"
      aria-label="What is taken without asking"
      value={placeOf(choices, rule)}
      onChange={({ target }) => {
        const choice = choices[Number(target.value)];
        if (choice === undefined) return;
        useReview.setState({ rule: choice.rule, draft: null });
        announce(`The queue: ${choice.words}.`);
      }}
    >
      {choices.map(({ words }, index) => (
        <option key={words} value={index}>
          {words}
        </option>
      ))}
    </select>
  );
}
