/** A project while it is read. */
import type { ForeignProblem } from '../foreign/corpus.ts';
import type { XmlElement } from '../xml.ts';
import type { People } from './people.ts';
import type { ForeignCode, OwnCodes } from './read-codes.ts';
import type { Shelf } from './sources.ts';

export interface Reading {
  readonly root: XmlElement;
  readonly file: string;
  readonly shelf: Shelf;
  readonly people: People;
  readonly codes: ReadonlyMap<string, ForeignCode>;
  /** Where Crossread itself wrote the file. */
  readonly own: OwnCodes | undefined;
  readonly tell: (place: string, message: string, leftOut: ForeignProblem['leftOut']) => void;
}

/** Where a selection is, for people. */
export const placeName = ({ attributes, line }: XmlElement): string =>
  `selection ${(attributes.get('guid') ?? '').slice(0, 60)}, line ${line}`;
