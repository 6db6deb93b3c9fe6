/** `npm run bench [-- NAME…]`: the benches by name, all without one. Prints tables; ratios count, not milliseconds. */
import os from 'node:os';
import { benchDesk } from './desk/run.ts';
import { benchFormats } from './formats/run.ts';
import { benchProject } from './project/run.ts';
import { benchReader } from './reader/run.ts';
import { benchReview } from './review/run.ts';

const BENCHES: Readonly<Record<string, () => Promise<string>>> = {
  reader: benchReader,
  desk: benchDesk,
  project: benchProject,
  review: benchReview,
  formats: benchFormats,
};

const names = process.argv.slice(2).filter((name) => !name.startsWith('-'));
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
  const bench = BENCHES[name];
  if (bench === undefined) {
    console.error(`There is no bench "${name}". There are: ${Object.keys(BENCHES).join(', ')}.`);
    process.exitCode = 1;
    continue;
  }
  const start = performance.now();
  const result = await bench();
  const minutes = (performance.now() - start) / 60_000;
  console.log(`## ${name}\n\n${os.cpus().length} × ${os.cpus()[0]?.model ?? 'CPU'}, Node ${process.version}\n`);
  console.log(`${result}\n\nTook ${minutes.toFixed(1)} minutes.\n`);
}
// Whatever a bench has left open, a built server or a browser, ends with it.
process.exit();
