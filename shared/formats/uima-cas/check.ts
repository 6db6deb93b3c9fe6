/**
 * Holds a CAS against its type system: every feature structure has a declared type, every feature is declared and has a
 * value of its range, everything that is pointed at is there, annotations lie inside their sofa, and views index what there
 * is. Follows OASIS UIMA 1.0, 4.2 (type system conformance), and the Apache UIMA reference, 4.5 to 4.9.
 */
import { isRef, numberOf, refOf } from './model.ts';
import type { Cas, CasItem, CasProblem, CasValue, FeatureStructure } from './model.ts';
import { ANNOTATION, SOFA, featuresOf, headOf, isA, itemOf, kindOf } from './types.ts';
import type { Feature, TypeSystem } from './types.ts';

/** Returns everything in which the CAS does not follow the types, in the order of the file. Nothing is left out for it. */
export function checkCas(cas: Cas, types: TypeSystem): CasProblem[] {
  const problems: CasProblem[] = [];
  const tell = (place: string, message: string): void => void problems.push({ place, message, leftOut: 'nothing' });
  for (const structure of cas.structures.values()) {
    for (const message of faultsOf(structure, cas, types)) tell(structure.place, message);
  }
  for (const { sofa, members } of cas.views) {
    if (sofa !== undefined && !cas.sofas.has(sofa)) tell('views', `A view is of the sofa ${sofa}, which is not there.`);
    for (const id of members) if (!cas.structures.has(id)) tell('views', `A view indexes ${id}, which is not there.`);
  }
  return problems;
}

function* faultsOf(structure: FeatureStructure, cas: Cas, types: TypeSystem): Generator<string> {
  const { type, features } = structure;
  const declared = featuresOf(types, type);
  if (declared === undefined) {
    yield `The type ${type} is not in the type system.`;
    return;
  }
  for (const [name, value] of features) {
    const feature = declared.get(name);
    if (feature === undefined) yield `The type ${type} has no feature ${name}.`;
    else if (!holds(value, feature, cas, types))
      yield `The value of ${type}.${name} is not of the type ${feature.range}.`;
  }
  if (isA(types, type, ANNOTATION)) yield* placeFaults(structure, cas);
}

function* placeFaults(structure: FeatureStructure, cas: Cas): Generator<string> {
  const begin = numberOf(structure, 'begin');
  const end = numberOf(structure, 'end');
  const sofa = cas.sofas.get(refOf(structure, 'sofa') ?? -1);
  if (sofa === undefined) yield `The annotation ${structure.type} has no sofa.`;
  else if (begin === undefined || end === undefined) yield `The annotation ${structure.type} has no begin or no end.`;
  else if (begin < 0 || end < begin || (cas.unit === undefined && sofa.text !== undefined && end > sofa.text.length)) {
    yield `The annotation ${structure.type} at ${begin}–${end} does not lie in its sofa.`;
  }
}

function holds(value: CasValue, { range, name }: Feature, cas: Cas, types: TypeSystem): boolean {
  const item = itemOf(range) ?? headOf(range);
  if (item === undefined || !Array.isArray(value)) {
    const points = item !== undefined && name !== 'elements';
    return holdsItem(
      value as CasItem,
      points ? { range, kind: 'reference' } : { range, kind: kindOf(types, range) },
      cas,
      types,
    );
  }
  const kind = kindOf(types, item);
  return (value as readonly CasItem[]).every((one) => holdsItem(one, { range: item, kind }, cas, types));
}

function holdsItem(
  value: CasItem,
  { range, kind }: { readonly range: string; readonly kind: ReturnType<typeof kindOf> },
  cas: Cas,
  types: TypeSystem,
): boolean {
  switch (kind) {
    case 'string':
      return typeof value === 'string' || value === null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'float':
      return typeof value === 'number';
    case 'reference': {
      if (value === null) return true;
      if (!isRef(value)) return false;
      if (range === SOFA) return cas.sofas.has(value.ref);
      const target = cas.structures.get(value.ref);
      return target === undefined
        ? range === 'uima.cas.TOP' && cas.sofas.has(value.ref)
        : isA(types, target.type, range);
    }
  }
}
