import { describe, expect, it } from 'vitest';
import { fieldProblems, tidyFields } from '#renderer/features/import/fields.ts';

const fields = { title: 'A', outlet: '', author: '', published: '', url: '', language: 'en' };

describe('an article’s fields', () => {
  it('may be empty but for the language, which becomes und', () => {
    expect(fieldProblems({ ...fields, title: '', language: '' })).toEqual({});
    expect(tidyFields({ ...fields, language: ' ' }).language).toBe('und');
  });

  it('lose the blanks around them', () => {
    const typed = { ...fields, title: ' Two \n lines ', published: ' 2026-01-14 ', url: ' https://a.example/x ' };
    expect(fieldProblems(typed)).toEqual({});
    expect(tidyFields(typed)).toMatchObject({
      title: 'Two lines',
      published: '2026-01-14',
      url: 'https://a.example/x',
    });
  });

  it.each([
    ['published', 'yesterday'],
    ['published', '14.1.2026'],
    ['published', '2026-02-30'],
    ['url', 'ftp://a.example/'],
    ['url', 'a.example'],
    ['language', 'English (UK)'],
    ['title', 'x'.repeat(1001)],
  ] as const)('says that %s is wrong: %s', (name, value) => {
    const problems = fieldProblems({ ...fields, [name]: value });
    expect(Object.keys(problems)).toEqual([name]);
    expect(problems[name]).toMatch(/\.$/);
  });

  it.each(['2026-01-14', '2026-01-14T09:10', '2026-01-14T09:10:00+01:00', '2026-01-14T09:10:00Z'])(
    'takes %s for a date',
    (published) => {
      expect(fieldProblems({ ...fields, published })).toEqual({});
    },
  );
});
