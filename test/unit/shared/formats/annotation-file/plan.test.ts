import { describe, expect, test } from 'vitest';
import { applyDiff, EMPTY_DIFF } from '#shared/document/diff.ts';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { parse, planImport } from '#shared/formats/annotation-file/index.ts';
import type { AnnotationFile, ImportPlan } from '#shared/formats/annotation-file/index.ts';
import { formatOf } from '#shared/formats/index.ts';
import { ArticleId, ProjectId, StanceId } from '#shared/model/index.ts';
import type { AnyRecord } from '#shared/model/index.ts';
import { claimOf, linkOf, omissionOf, sha256, spanOf, uuid } from '#test/support/records.ts';
import { ada, articleOf, bo, millFire } from '../dataset.ts';

const { doc } = millFire();

function fileOf(state: DocumentState = doc, change: (file: AnnotationFile) => void = () => undefined): AnnotationFile {
  const json = [...(formatOf('annotation-file')?.serialise?.({ ...millFire(), doc: state }) ?? [])].join('');
  const { file } = parse(json);
  if (file === null) throw new Error('there is no file');
  change(file);
  return file;
}

const plan = (state: DocumentState, file: AnnotationFile, replace = false): ImportPlan =>
  planImport(state, file, { replace, sha256 });

const says = ({ problems }: ImportPlan): string =>
  problems.map(({ place, message }) => `${place}: ${message}`).join('\n');

/** The project with some records changed or left out. */
const where = (change: (record: AnyRecord) => AnyRecord | null, project = doc.project): DocumentState =>
  documentOf(
    project,
    recordsOf(doc).flatMap((record) => change(record) ?? []),
  );

/** Without Ada's links and silent cells. */
const unlinked = where((record) =>
  (record.type === 'link' || record.type === 'omission') && record.annotator === ada ? null : record,
);

test('what is missing here is added, what is here stays', () => {
  const { diff, summary, problems } = plan(unlinked, fileOf());
  expect(problems).toEqual([]);
  expect(diff.updated).toEqual([]);
  expect(diff.removed).toEqual([]);
  expect(diff.added.map(({ type }) => type).sort()).toEqual([...Array<string>(6).fill('link'), 'omission']);
  // Her record, her two claims and her six spans were here already.
  expect(summary).toEqual({ annotator: 'Ada Vorn', articles: 0, added: 7, changed: 0, removed: 0, same: 9 });
});

test('what she did here since stays when an older file comes in', () => {
  const { diff, problems } = plan(doc, fileOf(unlinked));
  expect(problems).toEqual([]);
  expect(diff).toEqual(EMPTY_DIFF);
});

test('her name and what others wrote come in where they are missing', () => {
  const bare = where((record) => (record.type === 'article' ? record : null));
  const { diff } = plan(bare, fileOf());
  expect(diff.added.filter(({ type }) => type === 'annotator' || type === 'claim')).toHaveLength(2 + 3);
});

describe('a record that differs', () => {
  const differing = where((record) =>
    record.type === 'link' && record.id === uuid(31) ? { ...record, stance: StanceId.parse('partly') } : record,
  );

  test('refuses the file, says how many and the way out', () => {
    const refused = plan(differing, fileOf());
    expect(says(refused)).toBe(
      ': 1 record (1 link) of Ada Vorn differ from those in this project. To make this annotator’s work exactly what the file says, import it with replace (--replace).',
    );
    expect(refused.diff).toEqual(EMPTY_DIFF);
    expect(refused.newArticles).toEqual([]);
  });

  test('is replaced if asked', () => {
    const { diff, summary } = plan(differing, fileOf(), true);
    expect(applyDiff(differing, diff).sheets.get('ada-vorn/harbour')).toEqual(doc.sheets.get('ada-vorn/harbour'));
    expect(summary.changed).toBe(1);
  });

  test('of another annotator is left alone and mentioned', () => {
    const reworded = where((record) =>
      record.type === 'claim' && record.id === uuid(12) ? { ...record, text: 'The alarm was broken.' } : record,
    );
    for (const replace of [false, true]) {
      const { diff, problems, notices } = plan(reworded, fileOf(), replace);
      expect(problems).toEqual([]);
      expect(diff).toEqual(EMPTY_DIFF);
      expect(notices).toEqual([
        'Ada Vorn read a claim as “The alarm was off.”; here it stays “The alarm was broken.”.',
      ]);
    }
  });

  test('in its author refuses the file even with replace', () => {
    const taken = where((record) =>
      record.type === 'claim' && record.id === uuid(11) ? { ...record, annotator: bo } : record,
    );
    expect(says(plan(taken, fileOf(), true))).toContain(`claim ${uuid(11)}: was written by "bo-lindqvist" here`);
  });
});

describe('replace', () => {
  test('takes away what the file does not have', () => {
    const { diff } = plan(doc, fileOf(unlinked), true);
    expect(applyDiff(doc, diff).sheets.get('ada-vorn/ledger')).toEqual(unlinked.sheets.get('ada-vorn/ledger'));
    expect(diff.removed).toHaveLength(7);
  });

  test('leaves other annotators’ work alone, and a claim of hers that they use', () => {
    const file = fileOf(doc, (each) => {
      each.claims = each.claims.filter(({ id }) => id === uuid(12));
      for (const sheet of each.annotations) {
        sheet.links = sheet.links.filter(({ claim }) => claim === uuid(12));
        sheet.omissions = [];
      }
    });
    const { diff, notices } = plan(doc, file, true);
    const after = applyDiff(doc, diff);
    // Bo has linked to claim 11; nobody else to 13.
    expect([...after.claims.keys()]).toEqual([11, 12, 14].map(uuid));
    expect(after.sheets.get('bo-lindqvist/harbour')).toEqual(doc.sheets.get('bo-lindqvist/harbour'));
    expect(notices).toEqual(['The claim “The fire began in the drying loft.” stays, since others use it.']);
  });
});

test('work that does not go together with what is here is refused, naming the place', () => {
  const harbour = millFire().texts.get(ArticleId.parse('harbour'));
  const article = doc.articles.get(ArticleId.parse('harbour'));
  if (harbour === undefined || article === undefined) throw new Error('harbour is not there');
  const silentHere = documentOf(doc.project, [...recordsOf(unlinked), omissionOf(ada, article.id, 11)]);
  const refused = plan(silentHere, fileOf());
  expect(says(refused)).toContain(
    `article harbour: with what is in the project already, claim ${uuid(11)} is marked silent although it is linked`,
  );
  expect(plan(silentHere, fileOf(), true).problems).toEqual([]);

  const span = spanOf(21, ada, article.id, harbour.text, [[12, 36]]);
  const linkedTwice = documentOf(doc.project, [...recordsOf(unlinked), linkOf(99, span, 11, 'agrees')]);
  expect(says(plan(linkedTwice, fileOf()))).toContain('its span is linked to its claim twice');
});

describe('articles', () => {
  test('are recognised by their text under another id', () => {
    const renamed = where((record) => {
      if (record.type === 'article' && record.id === 'harbour') return { ...record, id: ArticleId.parse('port') };
      return record.type === 'article' || record.type === 'claim' || record.type === 'annotator' ? record : null;
    });
    const { diff, newArticles } = plan(renamed, fileOf());
    expect(newArticles).toEqual([]);
    expect(applyDiff(renamed, diff).sheets.get('ada-vorn/port')?.links.size).toBe(1);
  });

  test('that are not here are added with their text, under a new id if theirs is taken', () => {
    const other = articleOf('harbour', 'Another text altogether.').article;
    const state = documentOf(doc.project, [other]);
    const { diff, newArticles, notices } = plan(state, fileOf());
    const hash = doc.articles.get(ArticleId.parse('harbour'))?.hash ?? '';
    const id = `harbour-${hash.slice(0, 6)}`;
    expect(newArticles.map(({ article }) => article.id)).toEqual(['courier', id, 'ledger']);
    expect(newArticles[1]?.body.text).toContain('🔥');
    expect(diff.added.filter((record) => record.type === 'span' && record.article === id)).toHaveLength(1);
    expect(notices).toEqual([`The article "harbour" is "${id}" here: another text has its name.`]);
  });

  test('whose text was changed refuse the file, naming the article', () => {
    const file = fileOf(doc, ({ articles: [article] }) => {
      if (article !== undefined) article.text += ' ';
    });
    expect(says(plan(doc, file))).toContain('article courier: the text does not match its hash');
  });
});

describe('another project', () => {
  const other = { ...doc.project, id: ProjectId.parse(uuid(2)), name: 'Dam' };

  test('refuses the file', () => {
    const refused = plan(
      where((record) => record, other),
      fileOf(),
    );
    expect(says(refused)).toBe(
      `project.id: The file belongs to another project, “Mill fire: “who knew?”” (${uuid(1)}); this one is “Dam” (${uuid(2)}). Import it into that project or into a new, empty one.`,
    );
  });

  test('without articles becomes a copy of the file’s project', () => {
    const empty = documentOf({ ...other, stances: other.stances.slice(0, 2), created: '2020-01-01T00:00:00Z' }, []);
    const { diff } = plan(empty, fileOf());
    expect(applyDiff(empty, diff).project).toEqual({ ...doc.project, created: '2020-01-01T00:00:00Z' });
  });
});

describe('stances', () => {
  const file = fileOf(doc, ({ project, annotations }) => {
    project.stances.push({ id: StanceId.parse('implies'), label: 'implies', polarity: '+', key: '2' });
    const link = annotations[1]?.links[0];
    if (link !== undefined) link.stance = StanceId.parse('implies');
  });

  test('that the file uses and the project lacks are added under a free key', () => {
    const { diff, problems, notices } = plan(unlinked, file);
    expect(problems).toEqual([]);
    expect(applyDiff(unlinked, diff).project.stances.at(-1)).toEqual({
      id: 'implies',
      label: 'implies',
      polarity: '+',
      key: '5',
    });
    expect(notices).toEqual(['The stance “implies” was added to the project (key 5).']);
  });

  test('with another polarity here refuse the file, unless it does not use them', () => {
    const turned = (id: string): DocumentState =>
      where(
        (record) => (record.type === 'link' || record.type === 'span' || record.type === 'omission' ? null : record),
        {
          ...doc.project,
          stances: doc.project.stances.map((stance) => (stance.id === id ? { ...stance, polarity: '±' } : stance)),
        },
      );
    expect(says(plan(turned('contradicts'), fileOf()))).toContain(
      'stance contradicts: has the polarity - in the file and ± in this project',
    );
    const noMentions = fileOf(doc, ({ annotations }) => {
      for (const sheet of annotations) sheet.links = sheet.links.filter(({ stance }) => stance !== 'mentions');
    });
    expect(plan(turned('mentions'), noMentions).problems).toEqual([]);
  });
});

test('a record that brings a key of its own cannot speak for someone else', () => {
  const file = fileOf(doc, ({ annotations }) => {
    for (const { spans } of annotations)
      for (const span of spans) Object.assign(span, { annotator: bo, type: 'claim' });
  });
  const bare = where((record) => (record.type === 'article' ? record : null));
  const { diff } = plan(bare, file);
  const spans = diff.added.filter(({ type }) => type === 'span');
  expect(spans).toHaveLength(6);
  expect(spans.every((record) => record.type === 'span' && record.annotator === ada)).toBe(true);
});

test('a claim that nobody here has ever seen comes with its author', () => {
  const file = fileOf(documentOf(doc.project, [...recordsOf(doc), claimOf(15, ada, 'It rained.')]));
  const { diff } = plan(doc, file);
  expect(diff.added).toEqual([claimOf(15, ada, 'It rained.')]);
});
