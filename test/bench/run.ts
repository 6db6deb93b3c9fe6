/** `npm run bench [-- NAME…]`: the benches by name, all without one. Prints tables; ratios count, not milliseconds. */
import os from 'node:os';
import { benchReader } from './reader/run.ts';

const BENCHES: Readonly<Record<string, () => Promise<string>>> = { reader: benchReader };

const names = process.argv.slice(2).filter((name) => !name.startsWith('-'));
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
  const bench = BENCHES[name];
  if (bench === undefined) {
    console.error(`There is no bench "${name}". There are: ${Object.keys(BENCHES).join(', ')}.`);
    process.exitCode = 1;
    continue;
  }
  console.log(`## ${name}\n\n${os.cpus().length} × ${os.cpus()[0]?.model ?? 'CPU'}, Node ${process.version}\n`);
  console.log(`${await bench()}\n`);
}
