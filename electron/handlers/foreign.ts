/** Taking other tools' annotations in: read and shown first, then taken whole or discarded. */
import { CrossreadError, MAX_INCOMING_BYTES } from '#shared/contract/index.ts';
import type { ForeignId, ForeignPreview, ForeignProgress, foreignCalls } from '#shared/contract/index.ts';
import { EMPTY_DIFF, isEmptyDiff } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import type { ForeignProblem, FormatFile } from '#shared/formats/foreign/corpus.ts';
import { proposeMapping, unknownStances } from '#shared/formats/foreign/mapping.ts';
import type { Mapping } from '#shared/model/index.ts';
import type { ForeignFormat } from '../import/foreign/index.ts';
import type { StagedForeign } from './foreign-staging.ts';
import type { Opened } from './session.ts';
import type { EngineContext, Handlers } from './types.ts';

/** Loaded when it is first asked for: most days no other tool's files come in. */
const reading = async () => import('../import/foreign/index.ts');

/** How often progress is told. */
const EACH_MS = 150;

/** Returns the handlers of the calls that take other tools' annotations in. */
export function foreignHandlers({ session, emit, now }: EngineContext): Pick<Handlers, keyof typeof foreignCalls> {
  let told = 0;
  const tell = (job: string, what: ForeignProgress['what'], done: number, of: number): void => {
    const now = Date.now();
    if (done > 0 && done < of && now - told < EACH_MS) return;
    told = now;
    emit({ name: 'foreign', payload: { job, what, done, of } });
  };

  const read = async (
    opened: Opened,
    job: string,
    given: { name: string; files: readonly FormatFile[]; problems: readonly ForeignProblem[] },
    format: ForeignFormat,
    id?: ForeignId,
  ): Promise<ForeignPreview> => {
    const { factsOf, knownArticles, readForeign } = await reading();
    const { workspace, foreign } = opened;
    const articles = await knownArticles(workspace, format);
    const order = { format: format.info.id, files: given.files, articles };
    const result = await foreign.cancellable(job, (signal) => {
      tell(job, 'reading', 0, 0);
      return readForeign(order, { signal, onProgress: (done, of) => tell(job, 'reading', done, of) });
    });
    // What others marked is kept from a blind annotator on its way in too.
    const facts = factsOf(result.corpus, workspace.doc.project.blind !== true);
    const problems = [...given.problems, ...result.corpus.problems];
    const staged = { ...given, format, reading: result, facts, problems, planned: [] };
    return preview(opened, foreign.add(staged, id), staged);
  };

  const preview = async (opened: Opened, id: ForeignId, staged: StagedForeign): Promise<ForeignPreview> => {
    const { featureRows, firstOf, guessFormats, headsOf, makerOf, placeDocuments } = await reading();
    const { workspace } = opened;
    const { doc } = workspace;
    const { corpus } = staged.reading;
    const { facts, format } = staged;
    const placed = placeDocuments(staged.reading, doc);
    const mapping = proposeMapping(format.info.id, corpus, doc, makerOf(staged.name));
    const blind = doc.project.blind === true;
    return {
      ...{ id, name: staged.name, files: staged.files.length },
      format: { id: format.info.id, label: format.info.label },
      formats: guessFormats(headsOf(staged.files)).map(({ format: { info }, score }) => ({
        ...{ id: info.id, label: info.label, likely: score > 0 },
      })),
      documents: firstOf(
        corpus.documents.map(({ name, file, text, annotations }, index) => {
          const one = placed[index];
          const article = one?.state === 'known' ? one.article : null;
          return {
            ...{ name, file, characters: text.length, annotations: annotations.length, article },
            title: article === null ? '' : (doc.articles.get(article)?.title ?? ''),
            empty: one === undefined || one.state === 'empty',
          };
        }),
      ),
      ...{ annotations: facts.annotations, offsets: facts.offsets, features: featureRows(facts), links: facts.links },
      claims: blind ? { total: facts.claims.length, rows: [] } : firstOf(facts.claims),
      annotators: firstOf(facts.annotators),
      stances: unknownStances(corpus, doc.project),
      problems: firstOf(staged.problems),
      notices: blind
        ? ['This project is blind: what others marked in an article is shown once you have marked it done.']
        : [],
      mapping,
      remembered: doc.project.mappings?.some((one) => one.format === format.info.id) === true,
      effect: await effect(opened, id, staged, mapping),
    };
  };

  const effect = async (opened: Opened, id: ForeignId, staged: StagedForeign, mapping: Mapping) => {
    const { effectOf, placeDocuments, planWith, provisionalIds } = await reading();
    const { workspace, me, foreign } = opened;
    const { doc } = workspace;
    checkFormat(staged, mapping);
    const placed = placeDocuments(staged.reading, doc);
    const articles = provisionalIds(placed);
    const plan = planWith(staged.reading.corpus, mapping, { doc, articles, me, now: now() });
    foreign.note(id, plan.problems);
    return effectOf(plan, placed);
  };

  return {
    'foreign.recognise': async ({ files }) => {
      const { formatOfFiles, shownHead } = await reading();
      const info = formatOfFiles(files.map(({ path, head }) => ({ path, head: shownHead(head) })))?.format.info;
      return info === undefined ? null : { id: info.id, label: info.label };
    },
    'foreign.stage': async ({ job, files: sent, format: wanted }) => {
      const opened = writable(session.get());
      const { gather, guessFormats, headsOf, nameOf } = await reading();
      const given = decoded(sent);
      const { files, problems } = await opened.foreign.cancellable(job, (signal) =>
        gather(given, { signal, progress: (done, of) => tell(job, 'reading', done, of) }),
      );
      const [only] = problems;
      if (files.length === 0 && only !== undefined) {
        throw new CrossreadError('unreadable', `${only.file}: ${only.message}`);
      }
      const [best] = guessFormats(headsOf(files));
      const format =
        wanted === undefined
          ? best !== undefined && best.score > 0
            ? best.format
            : undefined
          : await formatNamed(wanted);
      if (format === undefined) throw new CrossreadError('bad-input', await unknownFiles(nameOf(given)));
      return read(opened, job, { name: nameOf(given), files, problems }, format);
    },
    'foreign.read': async ({ job, id, format }) => {
      const opened = writable(session.get());
      const { name, files, problems, reading: before } = opened.foreign.get(id);
      const ofFiles = problems.filter((problem) => !before.corpus.problems.includes(problem));
      return read(opened, job, { name, files, problems: ofFiles }, await formatNamed(format), id);
    },
    'foreign.preview': async ({ id, mapping }) => {
      const opened = session.get();
      return effect(opened, id, opened.foreign.get(id), mapping);
    },
    'foreign.labels': async ({ id, feature, search }) => {
      const { firstOf, labelsWith } = await reading();
      return firstOf(labelsWith(session.get().foreign.get(id).facts, feature, search));
    },
    'foreign.problems': async ({ id, search, whole }) => {
      const { firstOf } = await reading();
      const { problems, planned } = session.get().foreign.get(id);
      const words = search.trim().toLowerCase();
      const found = [...problems, ...planned].filter(
        ({ file, place, message }) => words === '' || `${file}: ${place}: ${message}`.toLowerCase().includes(words),
      );
      return { ...firstOf(found), text: whole ? found.map(lineOf).join('\n') : '' };
    },
    'foreign.take': async ({ job, id, mapping }) => {
      const opened = writable(session.get());
      return opened.inTurn(async () => {
        const { takeForeign } = await reading();
        const { workspace, foreign, me } = opened;
        const staged = foreign.get(id);
        checkFormat(staged, mapping);
        const pages = inGulps((diff) => emit({ name: 'document', payload: { diff, origin: 'page' } }));
        const taking = foreign.cancellable(job, (signal) =>
          takeForeign(workspace, {
            signal,
            ...{
              format: staged.format.info.id,
              reading: staged.reading,
              mapping,
              problems: staged.problems,
              me,
              now: now(),
            },
            onStep: (what, done, of) => tell(job, what, done, of),
            onWritten: pages.hear,
          }),
        );
        const { report, problems } = await taking.finally(pages.flush);
        // Its problems can still be looked at until it is discarded.
        foreign.add({ ...staged, problems: [], planned: problems }, id);
        return report;
      });
    },
    'foreign.discard': async ({ ids }) => {
      const { foreign } = session.get();
      for (const id of ids) foreign.drop(id);
      return {};
    },
    'foreign.cancel': async ({ job }) => {
      session.current?.foreign.cancel(job);
      return {};
    },
  };
}

/** Pages draw anew at each change: of many that follow each other they hear together. */
function inGulps(tell: (diff: Diff) => void): { hear: (diff: Diff) => void; flush: () => void } {
  let waiting: Diff = EMPTY_DIFF;
  let told = 0;
  const flush = (): void => {
    if (isEmptyDiff(waiting)) return;
    const diff = waiting;
    waiting = EMPTY_DIFF;
    tell(diff);
    told = Date.now();
  };
  const hear = ({ added, updated }: Diff): void => {
    waiting = { ...EMPTY_DIFF, added: [...waiting.added, ...added], updated: [...waiting.updated, ...updated] };
    if (Date.now() - told >= GULP_MS) flush();
  };
  return { hear, flush };
}

const GULP_MS = 2_000;

const lineOf = ({ file, place, message }: ForeignProblem): string =>
  [file, place, message].filter((part) => part !== '').join(': ');

async function formatNamed(id: string): Promise<ForeignFormat> {
  const { foreignFormats } = await reading();
  const format = foreignFormats().find(({ info }) => info.id === id);
  if (format === undefined) throw new CrossreadError('bad-input', `There is no format "${id}" that can be read.`);
  return format;
}

async function unknownFiles(name: string): Promise<string> {
  const { foreignFormats } = await reading();
  const labels = foreignFormats().map(({ info }) => info.label);
  return `${name}: nothing in it looks like a file of another tool. These are read: ${labels.join(', ')}.`;
}

function checkFormat({ format }: StagedForeign, mapping: Mapping): void {
  if (mapping.format === format.info.id) return;
  throw new CrossreadError(
    'bad-input',
    `The mapping is for "${mapping.format}", and these files are "${format.info.id}".`,
  );
}

function decoded(files: readonly { readonly path: string; readonly bytes: string }[]): FormatFile[] {
  const all = files.map(({ path, bytes }) => ({ path, bytes: new Uint8Array(Buffer.from(bytes, 'base64')) }));
  const size = all.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size <= MAX_INCOMING_BYTES) return all;
  throw new CrossreadError(
    'too-large',
    `That is ${(size / 1024 / 1024).toFixed(1)} MB; up to ${MAX_INCOMING_BYTES / 1024 / 1024} MB can be sent at once. ` +
      'A zip of it is much smaller; “crossread import” on the command line takes any size.',
  );
}

/** What cannot be taken in need not be read. */
function writable(opened: Opened): Opened {
  const { readOnly } = opened.workspace;
  if (readOnly !== null) throw new CrossreadError('read-only', readOnly.message);
  return opened;
}
