import { describe, expect, test } from 'vitest';
import { applyDiff, EMPTY_DIFF } from '#shared/document/diff.ts';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { parse } from '#shared/formats/annotation-file/index.ts';
import type { AnnotationFile } from '#shared/formats/annotation-file/index.ts';
import { formatOf } from '#shared/formats/index.ts';
import { AnnotatorId, ArticleId, ProjectId, StanceId } from '#shared/model/index.ts';
import type { AnyRecord } from '#shared/model/index.ts';
import { planAtOnce } from '#shared/review/incoming/plan.ts';
import type { IncomingPlan } from '#shared/review/incoming/plan.ts';
import { claimOf, NOW, omissionOf, sha256, uuid } from '#test/support/records.ts';
import { ada, articleOf, bo, millFire } from '../../formats/dataset.ts';

const { doc } = millFire();

function fileOf(state: DocumentState = doc, change: (file: AnnotationFile) => void = () => undefined): AnnotationFile {
  const json = [...(formatOf('annotation-file')?.serialise?.({ ...millFire(), doc: state }) ?? [])].join('');
  const { file } = parse(json);
  if (file === null) throw new Error('there is no file');
  change(file);
  return file;
}

const plan = (state: DocumentState, file: AnnotationFile, me: AnnotatorId | null = null): IncomingPlan =>
  planAtOnce(state, file, { sha256, me, textOf: (article) => millFire().texts.get(article)?.text });

const says = ({ problems }: IncomingPlan): string =>
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
  const { diff, same, standing, needsReplace, problems } = plan(unlinked, fileOf());
  expect([problems, standing, needsReplace]).toEqual([[], 'newer', null]);
  expect(diff.updated).toEqual([]);
  expect(diff.removed).toEqual([]);
  expect(diff.added.map(({ type }) => type).sort()).toEqual([...Array<string>(6).fill('link'), 'omission']);
  // Her record, her two claims and her six spans were here already.
  expect(same).toBe(9);
});

describe('a file with less than is here', () => {
  const LATER = '2026-02-03T04:05:07.000Z';
  const later = where((record) => (record.type === 'omission' ? { ...record, created: LATER } : record));

  test('is told apart as older if something here is newer than all that is in it', () => {
    const { standing, needsReplace, newest, newestHere } = plan(later, fileOf(unlinked));
    expect([standing, newest, newestHere]).toEqual(['older', NOW, LATER]);
    expect(needsReplace).toBe(
      `This file of Ada Vorn is older than what is here of hers or his (its newest record is of ${NOW}, the newest here of ${LATER}): 7 records (6 links, 1 silent cell) would be removed. To make this annotator’s work exactly what the file says, import it with replace (--replace).`,
    );
  });

  test('is taken as it is if something in it is newer than all that is here', () => {
    const { standing, needsReplace, diff } = plan(
      where((record) => (record.type === 'link' ? null : record)),
      fileOf(later),
    );
    expect([standing, needsReplace]).toEqual(['newer', null]);
    expect(diff.removed).toEqual([]);
    const more = documentOf(doc.project, [...recordsOf(doc), claimOf(15, ada, 'It rained.')]);
    const newer = plan(more, fileOf(later));
    expect([newer.standing, newer.needsReplace]).toEqual(['newer', null]);
    expect(newer.diff.removed).toEqual([claimOf(15, ada, 'It rained.')]);
  });

  test('the same instant in another zone is the same instant', () => {
    const zoned = where((record) =>
      record.type === 'omission' ? { ...record, created: '2026-02-03T05:05:07.000+01:00' } : record,
    );
    expect(plan(later, fileOf(zoned)).standing).toBe('unclear');
  });
});

describe('the work of whoever takes it in', () => {
  test('is refused without replace, with the reason', () => {
    const { standing, needsReplace } = plan(unlinked, fileOf(), ada);
    expect(standing).toBe('own');
    expect(needsReplace).toContain('This is your own work');
    expect(plan(unlinked, fileOf(), bo)).toMatchObject({ standing: 'newer', needsReplace: null });
  });

  test('changes nothing if it is what is here', () => {
    expect(plan(doc, fileOf(), ada)).toMatchObject({ standing: 'same', needsReplace: null, diff: EMPTY_DIFF });
  });
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

  test('asks for replace, says how many and the way out', () => {
    const { standing, needsReplace } = plan(differing, fileOf());
    expect(standing).toBe('unclear');
    expect(needsReplace).toBe(
      '1 record (1 link) of Ada Vorn differs from those in this project, and nothing says which are the newer: 1 record (1 link) would be changed. To make this annotator’s work exactly what the file says, import it with replace (--replace).',
    );
  });

  test('becomes what the file says', () => {
    const { diff } = plan(differing, fileOf());
    expect(applyDiff(differing, diff).sheets.get('ada-vorn/harbour')).toEqual(doc.sheets.get('ada-vorn/harbour'));
    expect(diff.updated).toHaveLength(1);
  });

  test('of another annotator is left alone and mentioned', () => {
    const reworded = where((record) =>
      record.type === 'claim' && record.id === uuid(12) ? { ...record, text: 'The alarm was broken.' } : record,
    );
    const { diff, problems, notices, claims } = plan(reworded, fileOf());
    expect(problems).toEqual([]);
    expect(diff).toEqual(EMPTY_DIFF);
    expect(notices).toEqual(['Ada Vorn read a claim as “The alarm was off.”; here it stays “The alarm was broken.”.']);
    expect(claims.find(({ id }) => id === uuid(12))).toEqual({
      ...{ id: uuid(12), text: 'The alarm was off.', before: 'The alarm was broken.' },
      ...{ author: 'Bo Lindqvist', state: 'reworded' },
    });
  });

  test('in its author refuses the file even with replace', () => {
    const taken = where((record) =>
      record.type === 'claim' && record.id === uuid(11) ? { ...record, annotator: bo } : record,
    );
    expect(says(plan(taken, fileOf()))).toContain(`claim ${uuid(11)}: was written by "bo-lindqvist" here`);
  });
});

describe('replace', () => {
  test('takes away what the file does not have', () => {
    const { diff } = plan(doc, fileOf(unlinked));
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
    const { diff, notices } = plan(doc, file);
    const after = applyDiff(doc, diff);
    // Bo has linked to claim 11; nobody else to 13.
    expect([...after.claims.keys()]).toEqual([11, 12, 14].map(uuid));
    expect(after.sheets.get('bo-lindqvist/harbour')).toEqual(doc.sheets.get('bo-lindqvist/harbour'));
    expect(notices).toEqual(['The claim “The fire began in the drying loft.” stays, since others use it.']);
  });
});

test('what she has done here and her file does not go with gives way to the file', () => {
  const silentHere = documentOf(doc.project, [...recordsOf(unlinked), omissionOf(ada, ArticleId.parse('harbour'), 11)]);
  const { problems, diff, changes } = plan(silentHere, fileOf());
  expect(problems).toEqual([]);
  expect(diff.removed).toEqual([omissionOf(ada, ArticleId.parse('harbour'), 11)]);
  expect(changes.filter(({ what }) => what === 'removed')).toEqual([
    {
      ...{ article: 'harbour', what: 'removed', type: 'omission' },
      words: 'silent on “The fire began in the drying loft.”',
    },
  ]);
});

describe('names', () => {
  test('two people of one name are told apart by their ids', () => {
    const twin = where((record) =>
      record.type === 'annotator' && record.id === bo ? { ...record, name: 'ADA  Vorn' } : record,
    );
    expect(plan(twin, fileOf()).notices).toEqual([
      'There are two annotators named “Ada Vorn”: this file is of “ada-vorn”, the other is “bo-lindqvist”. They stay apart.',
    ]);
    const together = planAtOnce(unlinked, fileOf(), {
      ...{ sha256, me: null, textOf: () => undefined },
      beside: [{ id: AnnotatorId.parse('ada-two'), name: 'Ada Vorn' }],
    });
    expect(together.notices).toHaveLength(1);
    expect(together.notices[0]).toContain('“ada-two”');
  });

  test('one person of two names is told', () => {
    const renamed = where((record) =>
      record.type === 'annotator' && record.id === ada ? { ...record, name: 'A. Vorn' } : record,
    );
    const { notices, problems } = plan(renamed, fileOf());
    expect(problems).toEqual([]);
    expect(notices).toEqual([
      '“ada-vorn” is called “A. Vorn” here and “Ada Vorn” in the file; the file’s name is taken.',
    ]);
  });

  test('a gold set is no annotator', () => {
    const gold = fileOf(doc, (each) => {
      each.annotator = { ...each.annotator, id: AnnotatorId.parse('ada-vorn.gold') };
    });
    expect(says(plan(doc, gold))).toContain('annotator ada-vorn.gold: a gold set is settled where it is');
  });
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
    const { diff, newArticles, notices } = planAtOnce(state, fileOf(), {
      ...{ sha256, me: null, textOf: () => 'Another text altogether.' },
    });
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
