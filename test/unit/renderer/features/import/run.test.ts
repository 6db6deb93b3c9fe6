import { describe, expect, it } from 'vitest';
import { CandidateId, CrossreadError } from '#shared/contract/index.ts';
import type { CallInput, CallName, CallOutput, Candidate } from '#shared/contract/index.ts';
import { ArticleId } from '#shared/model/index.ts';
import type { Article } from '#shared/model/index.ts';
import { createImportRun } from '#renderer/features/import/run.ts';
import type { Engine } from '#renderer/features/import/run.ts';
import type { DroppedFile } from '#renderer/features/import/sources.ts';

/** A stand-in for the engine: a file's bytes are its text, what says "bad" is refused. */
class StandIn {
  readonly calls: { name: CallName; input: unknown }[] = [];
  readonly staged = new Map<string, Candidate>();
  refuseKeep: (title: string) => Error | undefined = () => undefined;
  beforeStage: () => Promise<void> = async () => undefined;
  private count = 0;

  readonly engine: Engine = {
    call: async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
      this.calls.push({ name, input });
      return (await this.answer(name, input)) as CallOutput<N>;
    },
  };

  private async answer(name: CallName, input: unknown): Promise<unknown> {
    if (name === 'import.stage') {
      await this.beforeStage();
      const given = input as { name: string; bytes: string } | { pasted: string };
      return this.stage('pasted' in given ? 'pasted' : given.name, 'pasted' in given ? given.pasted : given.bytes);
    }
    if (name === 'import.keep') {
      const { candidate, fields, head, tail } = input as CallInput<'import.keep'>;
      const refused = this.refuseKeep(fields.title);
      if (refused !== undefined) throw refused;
      this.staged.delete(candidate);
      return articleOf(fields.title, tail - head);
    }
    if (name === 'import.discard') {
      for (const id of (input as { candidates: string[] }).candidates) this.staged.delete(id);
      return {};
    }
    throw new Error(`not expected: ${name}`);
  }

  private stage(from: string, text: string): CallOutput<'import.stage'> {
    if (text.includes('gone')) throw new CrossreadError('no-project', 'No project is open.');
    if (text.includes('bad')) return { candidates: [], problems: [{ from, message: 'It is not text.' }] };
    this.count += 1;
    const candidate: Candidate = {
      id: CandidateId.parse(`candidate-${this.count}`),
      from,
      format: 'text',
      encoding: 'UTF-8',
      fields: { title: `Title of ${from}`, outlet: '', author: '', published: '', url: '', language: 'en' },
      text,
      blocks: [{ start: 0, end: text.length, kind: 'paragraph' }],
      cut: { head: 0, tail: text.length },
      duplicateOf: text.includes('known') ? ArticleId.parse('known') : null,
      near: [],
    };
    this.staged.set(candidate.id, candidate);
    const problems = text.includes('remark') ? [{ from, message: 'Its date was left empty.' }] : [];
    return { candidates: [candidate], problems };
  }
}

const articleOf = (title: string, length: number): Article => ({
  type: 'article',
  id: ArticleId.parse(title.toLowerCase().replace(/[^a-z0-9]+/g, '-')),
  title,
  outlet: '',
  author: '',
  published: '',
  url: '',
  language: 'en',
  hash: '0'.repeat(64),
  length,
  added: '2026-01-14T09:10:00Z',
  source: { name: 'x', format: 'text' },
});

const file = (name: string, content = `the text of ${name}`): DroppedFile => ({
  name,
  size: content.length,
  read: async () => content,
});

const names = (stand: StandIn): string[] =>
  stand.calls.filter(({ name }) => name === 'import.stage').map(({ input }) => (input as { name: string }).name);

describe('reading', () => {
  it('keeps what is said of a file that was read with it, not among the failures', async () => {
    const run = createImportRun(new StandIn().engine);
    await run.add([file('1.txt', 'a remark'), file('2.txt', 'bad'), file('3.txt')]);
    const { drafts, failures } = run.store.getState();
    expect(drafts.map(({ notices }) => notices)).toEqual([['Its date was left empty.'], []]);
    expect(failures).toEqual([{ from: '2.txt', message: 'It is not text.' }]);
  });

  it('reads file after file; those that fail are listed and stop nobody', async () => {
    const stand = new StandIn();
    const run = createImportRun(stand.engine);
    const locked: DroppedFile = { name: 'locked.txt', size: 1, read: () => Promise.reject(new Error('It is locked.')) };
    await run.add([file('1.txt'), file('2.odt'), file('3.txt', 'bad'), locked, file('5.md')]);
    const { drafts, failures, progress, unread } = run.store.getState();
    expect(drafts.map((draft) => draft.candidate.from)).toEqual(['1.txt', '5.md']);
    expect(failures.map(({ from }) => from)).toEqual(['2.odt', '3.txt', 'locked.txt']);
    expect(failures[2]?.message).toBe('It is locked.');
    expect(names(stand)).toEqual(['1.txt', '3.txt', '5.md']);
    expect(progress).toBeNull();
    expect(unread).toBe(0);
  });

  it('counts as it goes, files added meanwhile among them', async () => {
    const stand = new StandIn();
    const run = createImportRun(stand.engine);
    const seen: string[] = [];
    run.store.subscribe(({ progress }) => {
      if (progress !== null) seen.push(`${progress.done}/${progress.total}`);
    });
    let added = false;
    stand.beforeStage = async () => {
      if (!added) void run.add([file('3.txt'), file('4.txt')]);
      added = true;
    };
    await run.add([file('1.txt'), file('2.txt')]);
    expect(names(stand)).toEqual(['1.txt', '2.txt', '3.txt', '4.txt']);
    expect(seen[0]).toBe('0/2');
    expect(seen).toContain('1/4');
    expect(seen.at(-1)).toBe('4/4');
  });

  it('stops after the file at hand and says how many were left', async () => {
    const stand = new StandIn();
    const run = createImportRun(stand.engine);
    stand.beforeStage = async () => {
      if (stand.calls.length === 2) run.stop();
    };
    await run.add(Array.from({ length: 200 }, (_, index) => file(`${index}.txt`)));
    expect(names(stand)).toHaveLength(2);
    expect(run.store.getState().drafts).toHaveLength(2);
    expect(run.store.getState().unread).toBe(198);
    await run.add([file('again.txt')]);
    expect(run.store.getState()).toMatchObject({ unread: 0 });
    expect(run.store.getState().drafts).toHaveLength(3);
  });

  it('does not ask again when no file can fare better', async () => {
    const stand = new StandIn();
    const run = createImportRun(stand.engine);
    await run.add([file('1.txt', 'gone'), file('2.txt'), file('3.txt')]);
    expect(names(stand)).toEqual(['1.txt']);
    expect(run.store.getState().failures).toEqual([{ from: '1.txt', message: 'No project is open.' }]);
    expect(run.store.getState().unread).toBe(2);
  });

  it('checks what is new, not what the project or this import has already', async () => {
    const run = createImportRun(new StandIn().engine);
    await run.add([
      file('1.txt', 'one and the same'),
      file('2.txt', 'one and the same'),
      file('3.txt', 'a known text'),
    ]);
    expect(run.store.getState().drafts.map((draft) => draft.checked)).toEqual([true, false, false]);
    run.checkAll(true);
    expect(run.store.getState().drafts.map((draft) => draft.checked)).toEqual([true, true, false]);
    run.checkAll(false);
    expect(run.store.getState().drafts.some((draft) => draft.checked)).toBe(false);
  });

  it('says whether a pasted text was taken', async () => {
    const run = createImportRun(new StandIn().engine);
    expect(await run.paste('some words')).toBe(true);
    expect(await run.paste('bad')).toBe(false);
    expect(await run.paste('gone')).toBe(false);
    expect(run.store.getState().failures).toHaveLength(2);
  });
});

describe('keeping', () => {
  it('keeps what is checked, as corrected and cut, and lets go of it', async () => {
    const stand = new StandIn();
    const run = createImportRun(stand.engine);
    await run.add([file('1.txt', 'head body foot'), file('2.txt')]);
    const [first, second] = run.store.getState().drafts;
    if (first === undefined || second === undefined) throw new Error('two files give two drafts');
    run.edit(first.id, { fields: { ...first.fields, title: '  Mended ' }, cut: { head: 5, tail: 9 } });
    run.edit(second.id, { checked: false });
    expect(run.store.getState().drafts[0]?.words).toBe(1);
    const shown: string[] = [];
    const { kept, failed, stopped } = await run.keepChecked((article) => shown.push(article.title));
    expect({ shown, failed, stopped }).toEqual({ shown: ['Mended'], failed: 0, stopped: false });
    expect(kept.map((article) => article.length)).toEqual([4]);
    expect(run.store.getState().drafts.map((draft) => draft.id)).toEqual([second.id]);
  });

  it('goes on after one that cannot be kept and shows its reason', async () => {
    const stand = new StandIn();
    const run = createImportRun(stand.engine);
    await run.add([file('1.txt'), file('2.txt'), file('3.txt')]);
    stand.refuseKeep = (title) => (title.includes('2') ? new CrossreadError('exists', 'It is there.') : undefined);
    const [first] = run.store.getState().drafts;
    if (first === undefined) throw new Error('three files give three drafts');
    run.edit(first.id, { fields: { ...first.fields, url: 'nowhere' } });
    const { kept, failed, stopped } = await run.keepChecked(() => undefined);
    expect(kept.map((article) => article.title)).toEqual(['Title of 3.txt']);
    expect({ failed, stopped }).toEqual({ failed: 2, stopped: false });
    expect(run.store.getState().drafts.map((draft) => draft.error)).toEqual([
      'To be mended first: Address.',
      'It is there.',
    ]);
  });

  it('can be stopped between two', async () => {
    const run = createImportRun(new StandIn().engine);
    await run.add([file('1.txt'), file('2.txt'), file('3.txt')]);
    const { kept, stopped } = await run.keepChecked(() => {
      run.stop();
    });
    expect(kept).toHaveLength(1);
    expect(stopped).toBe(true);
    expect(run.store.getState().drafts).toHaveLength(2);
    expect(run.store.getState().progress).toBeNull();
  });
});

describe('discarding', () => {
  it('leaves nothing with the engine, not even what was being read', async () => {
    const stand = new StandIn();
    const run = createImportRun(stand.engine);
    await run.add([file('1.txt')]);
    let release = (): void => undefined;
    stand.beforeStage = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    const reading = run.add([file('2.txt'), file('3.txt')]);
    // The second file is on its way once its bytes are read.
    await new Promise((resolve) => setTimeout(resolve));
    await run.discard();
    release();
    await reading;
    expect(stand.staged.size).toBe(0);
    expect(names(stand)).toEqual(['1.txt', '2.txt']);
    expect(run.store.getState().drafts).toEqual([]);
  });
});
