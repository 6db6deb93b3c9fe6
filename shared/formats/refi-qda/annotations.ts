/** One selection → one annotation for each person who coded it. */
import type { Fragment } from '../../model/index.ts';
import type { ForeignAnnotation, ForeignLabel, ForeignLink } from '../foreign/corpus.ts';
import { childOf, childrenOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { KNOWN, plainGuid } from './guid.ts';
import { notesOn, userName } from './people.ts';
import { CODE } from './read-codes.ts';
import type { OwnCode } from './read-codes.ts';
import { placeName } from './reading.ts';
import type { Reading } from './reading.ts';
import type { Selection } from './selections.ts';

/** Returns the annotations of the selection, whose place is known (UTF-16 code units, end exclusive). */
export function annotationsOf(
  reading: Reading,
  selection: Selection,
  fragments: readonly Fragment[],
): ForeignAnnotation[] {
  const { element } = selection;
  const { people } = reading;
  const base = { id: selection.guid, place: placeName(element), fragments };
  const notes = notesOn(element, people);
  const creator = plainGuid(element.attributes.get('creatingUser'));
  const description = childOf(element, 'Description')?.text.trim() ?? '';
  const words = [...(description === '' ? [] : [description]), ...notes.map(({ text }) => text)];
  const whose = creator || (notes.find(({ user }) => user !== '')?.user ?? '');
  if (reading.own !== undefined) {
    const said = ownCodings(reading, element);
    return [{ ...base, ...said, labels: [], note: words.join('\n'), annotator: userName(people, whose) }];
  }
  const byUser = new Map<string, { labels: ForeignLabel[]; notes: string[] }>();
  for (const coding of childrenOf(element, 'Coding')) {
    const guid = plainGuid(childOf(coding, 'CodeRef')?.attributes.get('targetGUID'));
    const code = reading.codes.get(guid);
    if (code === undefined) {
      reading.tell(
        base.place,
        'It is coded with a code that the codebook does not have; the coding was left out.',
        'record',
      );
      continue;
    }
    const user = plainGuid(coding.attributes.get('creatingUser')) || creator;
    const said = byUser.get(user) ?? { labels: [], notes: [] };
    byUser.set(user, said);
    said.labels.push({ feature: CODE, value: code.label });
    for (const { text } of notesOn(coding, people)) said.notes.push(text);
  }
  // A note on the selection is its maker's; where nobody is named, it goes with the first who coded it.
  const [first] = byUser.keys();
  const owner = creator === '' && first !== undefined ? first : whose;
  if (words.length > 0 || byUser.size === 0) {
    const said = byUser.get(owner) ?? { labels: [], notes: [] };
    said.notes.unshift(...words);
    byUser.set(owner, said);
  }
  return [...byUser].map(([user, said], index) => ({
    ...base,
    id: index === 0 ? base.id : '',
    ...{ labels: said.labels, links: [], tags: [], note: said.notes.join('\n') },
    annotator: userName(people, user),
  }));
}

function ownCodings({ own, people, tell }: Reading, element: XmlElement): { links: ForeignLink[]; tags: string[] } {
  const links: ForeignLink[] = [];
  const tags: string[] = [];
  for (const coding of childrenOf(element, 'Coding')) {
    const code: OwnCode | undefined = own?.codes.get(
      plainGuid(childOf(coding, 'CodeRef')?.attributes.get('targetGUID')),
    );
    if (code === undefined || code.is === 'silent') {
      tell(
        placeName(element),
        'It is coded with something that is neither a claim nor a tag; the coding was left out.',
        'record',
      );
    } else if (code.is === 'tag') tags.push(code.tag);
    else {
      const refs = childrenOf(coding, 'NoteRef').map(({ attributes }) => plainGuid(attributes.get('targetGUID')));
      const notes = refs.flatMap((guid) => (guid === KNOWN.unsure ? [] : (people.notes.get(guid)?.text ?? [])));
      const unsure = refs.includes(KNOWN.unsure);
      links.push({ claim: code.claim, stance: code.stance, unsure, note: notes.join('\n') });
    }
  }
  return { links, tags };
}
