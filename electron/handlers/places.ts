/**
 * Names for folders that only this engine can make and read. A page walks the disk by the names it was given; a path of
 * its own invention means nothing here.
 */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { CrossreadError, Place } from '#shared/contract/index.ts';

export class Places {
  private readonly paths = new Map<Place, string>();
  private readonly names = new Map<string, Place>();

  /** Returns the folder's name; the same folder always gets the same one. */
  nameOf(path: string): Place {
    const full = resolve(path);
    const known = this.names.get(full);
    if (known !== undefined) return known;
    const place = Place.parse(randomBytes(16).toString('base64url'));
    this.names.set(full, place);
    this.paths.set(place, full);
    return place;
  }

  /** Returns the folder that was named so; throws `not-found` for a name that was never given. */
  pathOf(place: Place): string {
    const path = this.paths.get(place);
    if (path === undefined) throw new CrossreadError('not-found', 'There is no such folder any more. List it again.');
    return path;
  }
}

/** What Windows forbids in a name, so that a project can be carried to any system. */
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f]/u;
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?$/i;

/** Returns the name if it is one folder's name on every system; throws `bad-input` with the reason otherwise. */
export function folderName(name: string): string {
  const refuse = (why: string): never => {
    throw new CrossreadError('bad-input', `"${name}" cannot be a folder’s name: ${why}.`);
  };
  const forbidden = FORBIDDEN.exec(name);
  if (forbidden !== null) refuse(`it contains ${JSON.stringify(forbidden[0])}`);
  if (name.startsWith('.')) refuse('it starts with a dot');
  if (/[. ]$/.test(name)) refuse('it ends with a dot or a space');
  if (RESERVED.test(name)) refuse('Windows keeps this name for itself');
  return name;
}
