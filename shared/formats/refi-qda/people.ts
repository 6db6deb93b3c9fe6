/** Who worked on a project, and what they noted. */
import { childOf, childrenOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { AUTHOR, plainGuid } from './guid.ts';
import { childrenIn } from './selections.ts';
import { plainTextOf } from './sources.ts';
import type { Shelf } from './sources.ts';

export interface Note {
  readonly name: string;
  readonly text: string;
  /** GUID of whoever wrote it; empty if the file does not say. */
  readonly user: string;
}

export interface People {
  /** Names by GUID. */
  readonly users: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, Note>;
}

/** Returns the project's users and notes. Two users of one name are told apart by their ids. */
export function readPeople(root: XmlElement, shelf: Shelf): People {
  const elements = childrenIn(root, 'Users', 'User');
  const nameOf = ({ attributes }: XmlElement): string =>
    (attributes.get('name') ?? '').trim() || (attributes.get('id') ?? '').trim();
  const uses = Map.groupBy(elements, nameOf);
  const users = new Map<string, string>();
  for (const user of elements) {
    const [guid, name] = [plainGuid(user.attributes.get('guid')), nameOf(user)];
    const isAlone = uses.get(name)?.length === 1 && name !== '';
    if (!users.has(guid)) users.set(guid, isAlone ? name : `${name} (${user.attributes.get('id') ?? guid})`.trim());
  }
  const notes = new Map<string, Note>();
  for (const note of childrenIn(root, 'Notes', 'Note')) {
    const text = plainTextOf(note, shelf);
    const words = 'raw' in text ? text.raw.replace(/^\uFEFF/, '') : (childOf(note, 'Description')?.text ?? '');
    notes.set(plainGuid(note.attributes.get('guid')), {
      name: note.attributes.get('name') ?? '',
      text: words,
      user: plainGuid(note.attributes.get('creatingUser')),
    });
  }
  return { users, notes };
}

/** Returns the notes that the element refers to. */
export function notesOn(element: XmlElement, { notes }: People): Note[] {
  return childrenOf(element, 'NoteRef').flatMap(({ attributes }) => {
    const note = notes.get(plainGuid(attributes.get('targetGUID')));
    return note === undefined ? [] : [note];
  });
}

/** Returns the name of the user with that GUID; empty where there is no GUID, and the GUID where nobody has it. */
export const userName = ({ users }: People, guid: string): string => users.get(guid) ?? guid;

/** Returns the name of whoever wrote the claim, by the note that Crossread writes for it. */
export function authorOf(code: XmlElement, people: People): string {
  const note = notesOn(code, people).find(({ name }) => name === AUTHOR);
  return note === undefined ? '' : userName(people, note.user);
}
