/** Writes a CAS as XMI. Follows the Apache UIMA Java SDK's reference, "XMI CAS Serialization" (7). */
import { escapeAttribute } from '../xml.ts';
import type { Cas, CasItem, CasValue, FeatureStructure } from './model.ts';
import { isRef, shortName } from './model.ts';

/** Returns the XMI in pieces. What XML cannot hold must have been refused before; arrays are not written. */
export function* xmiPieces({ sofas, structures, views }: Cas): Generator<string> {
  const prefixes = prefixesOf(structures.values());
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"';
  for (const [space, prefix] of prefixes) yield ` xmlns:${prefix}="http:///${space.replaceAll('.', '/')}.ecore"`;
  yield ' xmi:version="2.0">\n  <cas:NULL xmi:id="0"/>\n';
  for (const { id, type, features } of structures.values()) {
    const name = `${prefixes.get(spaceOf(type)) ?? ''}:${shortName(type)}`;
    const words = [...features].map(([feature, value]) => ` ${feature}="${escapeAttribute(valueOf(value))}"`);
    yield `  <${name} xmi:id="${id}"${words.join('')}/>\n`;
  }
  let number = 0;
  for (const { id, name, mime, text } of sofas.values()) {
    number += 1;
    yield `  <cas:Sofa xmi:id="${id}" sofaNum="${number}" sofaID="${escapeAttribute(name)}" mimeType="${escapeAttribute(mime)}"`;
    yield ` sofaString="${escapeAttribute(text ?? '')}"/>\n`;
  }
  for (const { sofa, members } of views) yield `  <cas:View sofa="${sofa ?? ''}" members="${members.join(' ')}"/>\n`;
  yield '</xmi:XMI>\n';
}

const spaceOf = (type: string): string => type.slice(0, Math.max(0, type.lastIndexOf('.')));

/** A prefix for each namespace: its last part, with a number where two are alike. */
function prefixesOf(structures: Iterable<FeatureStructure>): Map<string, string> {
  const prefixes = new Map<string, string>();
  const taken = new Set(['xmi', 'cas']);
  for (const { type } of structures) {
    const space = spaceOf(type);
    if (prefixes.has(space)) continue;
    let prefix = shortName(space);
    for (let number = 2; taken.has(prefix); number += 1) prefix = `${shortName(space)}${number}`;
    taken.add(prefix);
    prefixes.set(space, prefix);
  }
  return prefixes;
}

const valueOf = (value: CasValue): string =>
  Array.isArray(value) ? (value as readonly CasItem[]).map(itemOf).join(' ') : itemOf(value as CasItem);
const itemOf = (item: CasItem): string => (isRef(item) ? String(item.ref) : String(item ?? ''));
