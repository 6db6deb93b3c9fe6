/** A project as INCEpTION exports it: a zip in which everyone's work on a document is a zip of its own. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unpackDocument } from '#shared/document/packed.ts';
import { formatOf } from '#shared/formats/index.ts';
import type { OutputFile } from '#shared/formats/index.ts';
import { zipOf } from '#shared/formats/zip.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import { ada, bo, millFire } from '../../shared/formats/dataset.ts';
import { home, World } from './world.ts';
import type { Person } from './world.ts';

let world: World;
let rhona: Person;

beforeEach(async () => {
  world = await World.make();
  rhona = world.start();
  await rhona.ask('project.create', { parent: await home(rhona), folder: 'p', name: 'P', annotatorName: 'Rhona' });
});

afterEach(async () => {
  await world.end();
});

const zipped = (files: Iterable<OutputFile>): Buffer => Buffer.concat([...zipOf(files)]);

/** What the annotator's work in the article comes to in the format, as the files of a zip. */
function workOf(format: string, annotator: AnnotatorId, article: string, as: string): OutputFile[] {
  const files = [...(formatOf(format)?.files?.(millFire([annotator])) ?? [])];
  const work = files.find(({ path }) => path.startsWith(`${annotator}/${article}.`)) ?? expect.fail(article);
  const types = files.filter(({ path }) => path === 'TypeSystem.xml');
  return [{ ...work, path: `${as}${work.path.slice(work.path.lastIndexOf('.'))}` }, ...types];
}

/** The project of ada and bo, with a curator who took over what bo has in one article. `ending`: of the documents' names. */
function inceptionProject(format: string, ending: string): Buffer {
  const as = (who: string, annotator: AnnotatorId, article: string): OutputFile => ({
    path: `${who === 'CURATION_USER' ? 'curation' : 'annotation'}/${article}${ending}/${who}.zip`,
    pieces: [zipped(workOf(format, annotator, article, who))],
  });
  const sources = ['harbour', 'ledger', 'courier'].map((article): OutputFile => {
    // What was uploaded: a text, or a document that had Ada's work in it.
    const pieces = ending === '.txt' ? ['The text of it.\n'] : (workOf(format, ada, article, 'x')[0]?.pieces ?? []);
    return { path: `source/${article}${ending}`, pieces };
  });
  return zipped([
    { path: 'exportedproject.json', pieces: ['{"name":"Mill","version":2,"source_documents":[]}'] },
    { path: 'event.log', pieces: ['{"id":1,"event":"DocumentOpenedEvent"}\n'] },
    { path: `annotation_ser/harbour${ending}/ada.ser`, pieces: [Uint8Array.of(0xac, 0xed, 0, 5)] },
    ...sources,
    as('INITIAL_CAS', ada, 'harbour'),
    ...['harbour', 'ledger', 'courier'].map((article) => as('ada', ada, article)),
    as('bo', bo, 'harbour'),
    as('CURATION_USER', bo, 'harbour'),
  ]);
}

test.each([
  ['uima-xmi', '.txt'],
  ['uima-xmi', '.xmi'],
  ['webanno-tsv', '.txt'],
  ['json-cas', '.txt'],
])(
  '%s comes in with one article a document, everyone’s work once, the curator’s as his own',
  async (format, ending) => {
    const bytes = inceptionProject(format, ending).toString('base64');
    const preview = await rhona.ask('foreign.stage', { job: 'one', files: [{ path: 'mill.zip', bytes }] });
    expect(preview).toMatchObject({
      format: { id: format },
      documents: { total: 3 },
      problems: { total: 0, rows: [] },
      effect: { articles: { new: 3, known: 0, left: 0 }, spans: 8, links: 8, problems: { total: 0 } },
    });
    expect(preview.annotators.rows).toEqual([
      { name: 'ada', annotations: 6 },
      { name: 'bo', annotations: 1 },
      { name: 'CURATION_USER', annotations: 1 },
    ]);
    await rhona.ask('foreign.take', { job: 'one', id: preview.id, mapping: preview.mapping });
    const open = (await rhona.ask('project.current', {})) ?? expect.fail('no project is open');
    const doc = unpackDocument(open.project, open);
    const names = new Map([...doc.annotators.values()].map(({ id, name }) => [id, name]));
    const quotes = [...doc.sheets.values()].flatMap(({ annotator, spans }) =>
      [...spans.values()].map(({ quote }) => [names.get(annotator), quote]),
    );
    expect(quotes.sort()).toEqual([
      ['CURATION_USER', 'drying loft'],
      ['ada', '-5 degrees'],
      ['ada', 'The alarm had been switched off'],
      ['ada', 'began in the drying loft'],
      ['ada', 'from loft and cellar at once'],
      ['ada', 'rule out the loft'],
      ['ada', 'started in the cellar'],
      ['bo', 'drying loft'],
    ]);
  },
);

test('a document that nobody has begun with still comes in from its source', async () => {
  const [source] = workOf('uima-xmi', ada, 'ledger', 'x');
  const bytes = zipped([
    { path: 'source/ledger.xmi', pieces: source?.pieces ?? [] },
    {
      path: 'annotation/harbour.txt/ada.zip',
      pieces: [zipped(workOf('uima-xmi', ada, 'harbour', 'ada'))],
    },
  ]).toString('base64');
  const preview = await rhona.ask('foreign.stage', { job: 'one', files: [{ path: 'mill.zip', bytes }] });
  expect(preview.effect).toMatchObject({ articles: { new: 2 }, spans: 3 });
  expect(preview.annotators.rows.map(({ name }) => name).sort()).toEqual(['Ada Vorn', 'ada']);
});
