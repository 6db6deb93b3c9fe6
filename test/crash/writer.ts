/**
 * Opens the project named on the command line and edits it without pause, several edits on their way at once, until it is
 * killed. Every line is written to standard output synchronously: what was said before the kill is heard.
 */
import { writeSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { openWorkspace } from '#electron/workspace/index.ts';
import { CrossreadError } from '#shared/contract/index.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import { endsOf, nextCommand } from './edits.ts';
import type { Line } from './edits.ts';
import { randomFrom } from './random.ts';

const LANES = 5;

const [dir = '', seed = '1'] = process.argv.slice(2);
const say = (line: Line): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const workspace = await openWorkspace(dir, { face: 'cli' });
if (workspace.readOnly !== null) throw new Error(workspace.readOnly.message);
const texts = new Map<string, string>();
for (const id of workspace.doc.articles.keys()) texts.set(id, (await workspace.readArticle(id)).text);
const annotators = [...workspace.doc.annotators.keys()];
const random = randomFrom(Number(seed));
let edits = 0;
say({ say: 'open' });

await Promise.all(Array.from({ length: LANES }, (_, lane) => edit(annotators[lane % annotators.length])));

async function edit(me: AnnotatorId | undefined): Promise<void> {
  if (me === undefined) throw new Error('the project has no annotators');
  for (;;) {
    const command = nextCommand(workspace.doc, me, (article) => texts.get(article.id) ?? '', random, uuidv7);
    const now = new Date().toISOString();
    const made = command && reduce(workspace.doc, command, { me, now, textOf: (id) => texts.get(id) });
    if (made?.ok !== true) {
      // Refused by a rule; the next will fit.
      await new Promise((resolve) => setImmediate(resolve));
      continue;
    }
    const number = (edits += 1);
    say({ say: 'start', edit: number, ends: endsOf(made.diff) });
    try {
      await workspace.apply(made.diff, me);
      say({ say: 'saved', edit: number });
    } catch (error) {
      // Another lane changed the same record first.
      if (!(error instanceof CrossreadError) || !['conflict', 'refused'].includes(error.code)) throw error;
      say({ say: 'refused', edit: number, code: error.code });
    }
    if (random() < 0.2) await new Promise((resolve) => setTimeout(resolve, random() * 5));
  }
}
