/** `--split by=event,seed=1,train=80,dev=10,test=10,leaks=together`. */
import { Split } from '#shared/model/index.ts';

const USUAL: Split = { by: 'article', seed: 1, shares: { train: 80, dev: 10, test: 10 }, leaks: 'allow' };
const KEYS = ['by', 'seed', 'train', 'dev', 'test', 'leaks'] as const;

/** Returns the split that the text says; what it leaves out is as usual, shares that it leaves out beside others are 0. */
export function splitOf(text: string): Split | { readonly wrong: string } {
  const said = new Map<string, string>();
  for (const pair of text.split(',').filter((part) => part.trim() !== '')) {
    const [key = '', ...rest] = pair.split('=').map((part) => part.trim());
    const value = rest.join('=');
    if (!(KEYS as readonly string[]).includes(key)) return { wrong: `"${key}" is none of ${KEYS.join(', ')}.` };
    if (value === '')
      return { wrong: `"${key}" needs a value, as in ${key}=${EXAMPLES[key as keyof typeof EXAMPLES]}.` };
    if (said.has(key)) return { wrong: `"${key}" is there twice.` };
    said.set(key, value);
  }
  const shared = said.has('train') || said.has('dev') || said.has('test');
  const share = (part: keyof Split['shares']): number => (shared ? Number(said.get(part) ?? 0) : USUAL.shares[part]);
  const parsed = Split.safeParse({
    by: said.get('by') ?? USUAL.by,
    seed: Number(said.get('seed') ?? USUAL.seed),
    leaks: said.get('leaks') ?? USUAL.leaks,
    shares: { train: share('train'), dev: share('dev'), test: share('test') },
  });
  if (!parsed.success) {
    const key = String(parsed.error.issues[0]?.path.at(-1) ?? '');
    return { wrong: `${key} cannot be "${said.get(key) ?? ''}"; ${WAYS[key as keyof typeof WAYS]}.` };
  }
  const { train, dev, test } = parsed.data.shares;
  return train + dev + test > 0 ? parsed.data : { wrong: 'At least one share must be more than 0.' };
}

const EXAMPLES = { by: 'article', seed: '1', train: '80', dev: '10', test: '10', leaks: 'together' };
const SHARE = 'a share is a number of 0 or more';
const WAYS = {
  by: 'article or event',
  seed: 'it is a whole number of 0 or more',
  train: SHARE,
  dev: SHARE,
  test: SHARE,
  leaks: 'allow, together or drop',
};
