/** The engine without a page: opening the project, and adding spans one after the other. */
import path from 'node:path';
import { openWorkspace } from '#electron/workspace/index.ts';
import { describe } from '#shared/anchoring/describe.ts';
import { EMPTY_DIFF } from '#shared/document/diff.ts';
import { tidyFragments } from '#shared/document/fragments.ts';
import { Span } from '#shared/model/index.ts';
import type { WrittenProject } from '../support/project.ts';
import { median } from '../support/tables.ts';
import { bareWrite, fileSize } from '../support/workbench.ts';

export interface EngineTimes {
  readonly open: number;
  /** From the edit until it is on the disk. */
  readonly apply: number;
  /** Writing as many bytes for good, and nothing else, in the same folder at the same time. */
  readonly bare: number;
}

export async function benchEngine({ dir, me, articles }: WrittenProject, article = articles[0]): Promise<EngineTimes> {
  if (article === undefined) throw new Error('The project has no articles.');
  const opens: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const start = performance.now();
    const workspace = await openWorkspace(dir, { face: 'loopback', watch: true });
    opens.push(performance.now() - start);
    await workspace.close();
  }
  const workspace = await openWorkspace(dir, { face: 'loopback', watch: true });
  const { text } = await workspace.readArticle(article);
  const applied: number[] = [];
  const bare: number[] = [];
  const folder = path.join(dir, 'annotations', me);
  for (let run = 0; run < 12; run += 1) {
    const fragments = tidyFragments(text, [[run * 11, run * 11 + 30]]);
    const id = `01940000-0000-7000-8000-${String(Date.now()).slice(-6)}${String(run).padStart(6, '0')}`;
    const described = { fragments, ...describe(text, fragments), created: '2026-01-15T09:10:00.000Z' };
    const span = Span.parse({ type: 'span', annotator: me, article, id, ...described });
    const start = performance.now();
    await workspace.apply({ ...EMPTY_DIFF, added: [span] }, me);
    applied.push(performance.now() - start);
    // In turn, so that a slow moment of the disk hits both.
    bare.push(bareWrite(folder, fileSize(dir, me, article), 1));
  }
  await workspace.close();
  return { open: median(opens), apply: median(applied.slice(2)), bare: median(bare.slice(2)) };
}
