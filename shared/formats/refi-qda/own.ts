/** What only files that Crossread wrote say in REFI-QDA: fields of articles, and cells marked *checked: silent*. */
import { ArticleFields } from '../../model/index.ts';
import type { ForeignDocument } from '../foreign/corpus.ts';
import { childOf, childrenOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { KNOWN, plainGuid } from './guid.ts';
import { userName } from './people.ts';
import type { Reading } from './reading.ts';
import { VARIABLES } from './write.ts';

const TITLE_LENGTH = 1000;

/** Returns the fields of the article; of another program's source its name, as the title. */
export function fieldsOf({ own, tell }: Reading, source: XmlElement): ForeignDocument['fields'] {
  const name = (source.attributes.get('name') ?? '').trim().slice(0, TITLE_LENGTH).toWellFormed();
  if (own === undefined) return name === '' ? {} : { title: name };
  const fields = new Map<string, string>();
  for (const value of childrenOf(source, 'VariableValue')) {
    const variable = plainGuid(childOf(value, 'VariableRef')?.attributes.get('targetGUID'));
    const field = VARIABLES.find(([each]) => KNOWN.variable(each) === variable)?.[0];
    if (field === undefined) continue;
    const text = childOf(value, 'TextValue')?.text ?? '';
    if (ArticleFields.shape[field].safeParse(text).success) fields.set(field, text);
    else tell(`line ${value.line}`, `The ${field} “${text.slice(0, 60)}” is none; it was left out.`, 'nothing');
  }
  return Object.fromEntries(fields);
}

/** Returns the cells of the source that somebody marked *checked: silent*: codings of the source as a whole. */
export function silentOf({ own, people, tell }: Reading, source: XmlElement): ForeignDocument['silent'] {
  if (own === undefined) return [];
  return childrenOf(source, 'Coding').flatMap((coding) => {
    const code = own.codes.get(plainGuid(childOf(coding, 'CodeRef')?.attributes.get('targetGUID')));
    if (code?.is === 'silent') {
      return [{ claim: code.claim, annotator: userName(people, plainGuid(coding.attributes.get('creatingUser'))) }];
    }
    tell(`line ${coding.line}`, 'The source as a whole is coded with something else than “checked: silent”.', 'record');
    return [];
  });
}
