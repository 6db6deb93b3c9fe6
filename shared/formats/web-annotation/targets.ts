/** The passages that an annotation is about, text by text. */
import { isObject } from '../json-records.ts';
import type { JsonObject } from '../json-records.ts';
import { sourceOf } from './articles.ts';
import type { Source } from './articles.ts';
import { mediumOf } from './bodies.ts';
import { charsIn, passageOf } from './selectors.ts';
import type { Passage } from './selectors.ts';
import { iriOf, isA, property, valuesOf } from './terms.ts';

/** Passages of one text that are one place together. */
export interface Place {
  readonly source: Source;
  /** None where the whole text is meant. */
  readonly passages: readonly Passage[];
}

export interface Targets {
  readonly places: readonly Place[];
  /** Why a target is no passage of a text: a sentence's end that follows “it is left out: ”. */
  readonly why: readonly string[];
}

/**
 * Returns the places of the annotation: targets in one text are the fragments of one place, as are the items of a composite
 * or a list; independents are a place each. `own`: Crossread wrote it, so that a whole text may be meant.
 */
export function targetsOf(annotation: JsonObject, own: boolean): Targets {
  const together = new Map<string, { source: Source; passages: Passage[] }>();
  const apart: Place[] = [];
  const why: string[] = [];
  const pending = valuesOf(annotation, 'target').map((target) => ({ target, single: false }));
  for (let index = 0; index < pending.length && index < 10_000; index += 1) {
    const { target, single } = pending[index] ?? { target: undefined, single: false };
    if (!isObject(target) || property(target, 'source') === undefined) {
      if (isObject(target) && property(target, 'items') !== undefined) {
        const items = valuesOf(target, 'items');
        pending.push(...items.map((item) => ({ target: item, single: single || isA(target, 'Independents') })));
        continue;
      }
      const fragment = isObject(target) ? undefined : fragmentOf(target);
      if (fragment !== undefined) {
        pending.push({ target: fragment, single });
        continue;
      }
      if (!isObject(target) || valuesOf(target, 'selector').length === 0) {
        why.push(wholeOf(target));
        continue;
      }
    }
    const selectors = valuesOf(target, 'selector');
    const source = sourceOf(target);
    const resource = property(target, 'source');
    if (selectors.length === 0 && !own) {
      why.push(wholeOf(resource));
      continue;
    }
    const passage = selectors.length === 0 ? undefined : passageOf(selectors);
    if (passage !== undefined && 'why' in passage) {
      why.push(passage.why);
      continue;
    }
    const key = `${source.iri ?? ''} ${source.hash ?? ''}`;
    const place = together.get(key);
    if (single) apart.push({ source, passages: passage === undefined ? [] : [passage] });
    else if (place === undefined) together.set(key, { source, passages: passage === undefined ? [] : [passage] });
    else if (passage !== undefined) place.passages.push(passage);
  }
  return { places: [...together.values(), ...apart], why };
}

/** An address with a fragment that names characters of a plain text means these. */
function fragmentOf(target: unknown): JsonObject | undefined {
  const iri = iriOf(target) ?? '';
  const at = iri.indexOf('#');
  const value = at === -1 ? '' : iri.slice(at + 1);
  return charsIn(value) === undefined
    ? undefined
    : { source: iri.slice(0, at), selector: { type: 'FragmentSelector', value } };
}

function wholeOf(target: unknown): string {
  const iri = (iriOf(target) ?? 'another annotation').slice(0, 200);
  const medium = isObject(target) ? mediumOf(target) : undefined;
  if (medium !== undefined) return `its target is ${medium} (${iri})`;
  if (iri.startsWith('#'))
    return `its target is another annotation (${iri}), and Crossread has no relations between spans`;
  return `its target is the whole of ${iri}, not a passage of a text`;
}
