/**
 * A UIMA CAS in memory, as its two file formats have it: feature structures with types, sofas (the texts) and views, each
 * with the feature structures that are in its index. Follows OASIS UIMA 1.0, chapter 4, less what neither file can hold.
 */
import type { OffsetUnit } from '../foreign/offsets.ts';
import type { TypeSystem } from './types.ts';

/** Points to a feature structure, a sofa among them, by its id. */
export interface Ref {
  readonly ref: number;
}

export type CasItem = string | number | boolean | null | Ref;
export type CasValue = CasItem | readonly CasItem[];

export interface FeatureStructure {
  readonly id: number;
  /** Full name, e.g. `uima.tcas.Annotation`. */
  readonly type: string;
  /** By name, `sofa`, `begin` and `end` among them; of an array its `elements`. Absent ones have no value. */
  readonly features: ReadonlyMap<string, CasValue>;
  /** Where in the file, e.g. `line 12`. */
  readonly place: string;
}

export interface Sofa {
  readonly id: number;
  /** Name of its view, e.g. `_InitialView`. */
  readonly name: string;
  readonly mime: string;
  /** Undefined where the data is elsewhere. Offsets count in it, in UTF-16 code units. */
  readonly text: string | undefined;
  /** Where the data is elsewhere, the address. */
  readonly uri: string | undefined;
  readonly place: string;
}

export interface View {
  readonly sofa: number | undefined;
  /** Ids of the indexed feature structures. */
  readonly members: readonly number[];
}

export interface Cas {
  /** What the file says that its offsets count; UTF-16 code units where it says nothing. */
  readonly unit?: OffsetUnit;
  /** Undefined where no type system stands beside the file: then what a feature may hold is not known. */
  readonly types: TypeSystem | undefined;
  /** Sofas are kept apart, since files exist in which one has the number of another feature structure. */
  readonly sofas: ReadonlyMap<number, Sofa>;
  readonly structures: ReadonlyMap<number, FeatureStructure>;
  readonly views: readonly View[];
}

/** Something wrong in a CAS. */
export interface CasProblem {
  readonly place: string;
  /** One or more sentences. */
  readonly message: string;
  readonly leftOut: 'file' | 'record' | 'nothing';
}

export type CasReading =
  | { readonly ok: true; readonly cas: Cas; readonly problems: readonly CasProblem[] }
  | { readonly ok: false; readonly problem: CasProblem };

/** Returns whether the value points to a feature structure. */
export function isRef(value: CasValue | undefined): value is Ref {
  return typeof value === 'object' && value !== null && 'ref' in value;
}

/** Returns the feature as a whole number, or undefined. */
export function numberOf(structure: FeatureStructure, feature: string): number | undefined {
  const value = structure.features.get(feature);
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

/** Returns the id to which the feature points, or undefined. */
export function refOf(structure: FeatureStructure, feature: string): number | undefined {
  const value = structure.features.get(feature);
  return isRef(value) ? value.ref : undefined;
}

/** Returns the last part of a type's name. */
export function shortName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}
