/** The tree of codes that a project or a codebook has. */
import type { ForeignClaim } from '../foreign/corpus.ts';
import { childOf, childrenOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { KNOWN, plainGuid, SILENT } from './guid.ts';

/** The name under which the labels of foreign codings stand. */
export const CODE = 'code';

export interface ForeignCode {
  readonly guid: string;
  readonly name: string;
  /** Names of the codes that it stands under, outermost first. */
  readonly parents: readonly string[];
  readonly description: string;
  readonly isCodable: boolean;
  /** What it is called as a label: its name, or its whole path where the name is not its own. */
  readonly label: string;
  /** Sets that it is in. */
  readonly sets: readonly string[];
}

/** Returns the codes in the order of the tree, notes on them being part of their descriptions. A code whose GUID was there before is left out. */
export function readCodes(
  codes: XmlElement | undefined,
  sets: readonly XmlElement[],
  notesOf: (code: XmlElement) => string,
): Map<string, ForeignCode> {
  const setsOf = new Map<string, string[]>();
  for (const set of sets) {
    const name = set.attributes.get('name') ?? '';
    for (const member of childrenOf(set, 'MemberCode')) {
      // The project schema says `targetGUID`, codebooks `guid`.
      const guid = plainGuid(member.attributes.get('targetGUID') ?? member.attributes.get('guid'));
      const known = setsOf.get(guid);
      if (known === undefined) setsOf.set(guid, [name]);
      else if (!known.includes(name)) known.push(name);
    }
  }
  const found = new Map<string, Omit<ForeignCode, 'label'>>();
  const visit = (code: XmlElement, parents: readonly string[]): void => {
    const guid = plainGuid(code.attributes.get('guid')) || `code ${found.size}`;
    const name = (code.attributes.get('name') ?? '').trim();
    if (!found.has(guid)) {
      const description = [textOf(childOf(code, 'Description')), notesOf(code)]
        .filter((words) => words !== '')
        .join('\n');
      const isCodable = !/^(?:false|0)$/i.test((code.attributes.get('isCodable') ?? '').trim());
      found.set(guid, { guid, name, parents, description, isCodable, sets: setsOf.get(guid) ?? [] });
    }
    for (const child of childrenOf(code, 'Code')) visit(child, [...parents, name]);
  };
  for (const code of codes === undefined ? [] : childrenOf(codes, 'Code')) visit(code, []);
  const uses = Map.groupBy(found.values(), ({ name }) => name);
  return new Map(
    [...found.values()].map((code) => {
      const isAlone = (uses.get(code.name) ?? []).length === 1;
      return [code.guid, { ...code, label: isAlone ? code.name : [...code.parents, code.name].join(' / ') }];
    }),
  );
}

/** Without the white space around it, which only lays the file out. */
const textOf = (element: XmlElement | undefined): string => (element?.text ?? '').trim();

/**
 * Returns the codes as claims: those that something can be coded with. The group is the set that a code is in (as ATLAS.ti
 * groups them), else the codes that it stands under. With `feature` they are claims only if the mapping says so.
 */
export function claimsOfCodes(codes: Iterable<ForeignCode>, feature?: string): ForeignClaim[] {
  const claims = new Map<string, ForeignClaim>();
  for (const { guid, name, label, parents, description, isCodable, sets } of codes) {
    if (!isCodable || name === '') continue;
    const key = feature === undefined ? guid : label;
    const group = sets[0] ?? parents.join(' / ');
    if (claims.has(key)) continue;
    claims.set(key, {
      ...{ key, text: label, group, guideline: description, annotator: '' },
      ...(feature === undefined ? {} : { feature }),
    });
  }
  return [...claims.values()];
}

/** What a code of a file that Crossread wrote stands for. */
export type OwnCode =
  | { readonly is: 'claim'; readonly claim: string; readonly stance: string }
  | { readonly is: 'silent'; readonly claim: string }
  | { readonly is: 'tag'; readonly tag: string };

export interface OwnCodes {
  readonly claims: readonly ForeignClaim[];
  readonly codes: ReadonlyMap<string, OwnCode>;
}

/** Returns what the codes of a file that Crossread wrote stand for: see `write-codes.ts`. */
export function readOwnCodes(codes: XmlElement | undefined, authorOf: (code: XmlElement) => string): OwnCodes {
  const claims: ForeignClaim[] = [];
  const meanings = new Map<string, OwnCode>();
  const readClaim = (code: XmlElement, group: string): void => {
    const key = plainGuid(code.attributes.get('guid')) || `code ${claims.length}`;
    const text = code.attributes.get('name') ?? '';
    const guideline = childOf(code, 'Description')?.text ?? '';
    claims.push({ key, text, group, guideline, annotator: authorOf(code) });
    meanings.set(key, { is: 'claim', claim: key, stance: '' });
    for (const child of childrenOf(code, 'Code')) {
      const guid = plainGuid(child.attributes.get('guid'));
      const name = child.attributes.get('name') ?? '';
      const isSilent = guid === KNOWN.silent(key) && name === SILENT;
      meanings.set(guid, isSilent ? { is: 'silent', claim: key } : { is: 'claim', claim: key, stance: name });
    }
  };
  for (const code of codes === undefined ? [] : childrenOf(codes, 'Code')) {
    const isGroup = code.attributes.get('isCodable') === 'false';
    if (!isGroup) readClaim(code, '');
    else if (plainGuid(code.attributes.get('guid')) === KNOWN.tags) {
      for (const tag of childrenOf(code, 'Code')) {
        meanings.set(plainGuid(tag.attributes.get('guid')), { is: 'tag', tag: tag.attributes.get('name') ?? '' });
      }
    } else for (const child of childrenOf(code, 'Code')) readClaim(child, code.attributes.get('name') ?? '');
  }
  return { claims, codes: meanings };
}
