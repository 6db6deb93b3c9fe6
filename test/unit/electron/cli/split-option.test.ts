import { describe, expect, test } from 'vitest';
import { splitOf } from '#electron/cli/export/split-option.ts';

describe('--split', () => {
  test('is taken as it is said, in any order', () => {
    expect(splitOf('by=event,seed=7,train=80,dev=10,test=10,leaks=together')).toEqual({
      by: 'event',
      seed: 7,
      shares: { train: 80, dev: 10, test: 10 },
      leaks: 'together',
    });
    expect(splitOf(' leaks = drop , by=article')).toMatchObject({ by: 'article', leaks: 'drop' });
  });

  test('is by article, 80 : 10 : 10, with seed 1 where it says nothing', () => {
    expect(splitOf('by=article')).toEqual({
      by: 'article',
      seed: 1,
      shares: { train: 80, dev: 10, test: 10 },
      leaks: 'allow',
    });
  });

  test('has no part that is not among the shares it names', () => {
    expect(splitOf('train=3,test=1')).toMatchObject({ shares: { train: 3, dev: 0, test: 1 } });
    expect(splitOf('train=0.8,dev=0.2')).toMatchObject({ shares: { train: 0.8, dev: 0.2, test: 0 } });
  });

  test.each([
    ['validation=10', /"validation" is none of by, seed/],
    ['by=outlet', /by cannot be "outlet"; article or event/],
    ['seed=1.5', /seed cannot be "1.5"/],
    ['seed=x', /seed cannot be "x"/],
    ['train=-1', /train cannot be "-1"; a share is a number of 0 or more/],
    ['leaks=no', /leaks cannot be "no"; allow, together or drop/],
    ['train=0', /At least one share/],
    ['seed=1,seed=2', /twice/],
    ['by', /"by" needs a value, as in by=article/],
  ])('%s is refused, with the way out', (text, message) => {
    const split = splitOf(text);
    expect('wrong' in split ? split.wrong : 'it was taken').toMatch(message);
  });
});
