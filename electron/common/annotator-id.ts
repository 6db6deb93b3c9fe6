/** Ids of new annotators. */
import { randomBytes } from 'node:crypto';
import { AnnotatorId } from '#shared/model/index.ts';

/**
 * Returns an id for a new annotator, such as `m-okafor-7f3a`: her name as a folder name, and a random end so that two
 * people of one name on two machines do not write into one folder.
 */
export function newAnnotatorId(name: string): AnnotatorId {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return AnnotatorId.parse(`${slug === '' ? 'annotator' : slug}-${randomBytes(2).toString('hex')}`);
}
