/** From the columns of a WebAnno TSV file to its annotations: stacked ones apart, those over several tokens whole. */
import { chainLabel } from '../uima-cas/chains.ts';
import type { ForeignLabel } from '../foreign/corpus.ts';
import { LINK, labelName, suggestionFor } from '../uima-cas/layers.ts';
import type { Gathering } from '../uima-cas/gather.ts';
import { shortName } from '../uima-cas/model.ts';
import { splitAt, unescaped, withoutChain, withoutId } from './escapes.ts';
import type { Layer, TsvFile, Unit } from './lines.ts';

export interface TsvMark {
  readonly layer: Layer;
  /** The tokens and parts of tokens over which it stretches, in order. */
  readonly units: Unit[];
  /** Only those that have a value. */
  readonly values: Map<string, string>;
  readonly labels: ForeignLabel[];
  /** Number of its chain, if it is a chain's link. */
  readonly chain: string;
  slots: number;
}

export interface TsvMarks {
  readonly marks: readonly TsvMark[];
  /** Number of relations of each layer, which have no place here. */
  readonly relations: ReadonlyMap<string, number>;
}

/** Returns the annotations of all layers, in the order in which they begin in the file. */
export function marksIn({ layers, sentences }: Pick<TsvFile, 'layers' | 'sentences'>): TsvMarks {
  const marks: TsvMark[] = [];
  const relations = new Map<string, number>();
  const known = new Map<string, TsvMark>();
  for (const unit of sentences.flatMap(({ units }) => units)) {
    layers.forEach((layer, number) => {
      if (layer.kind === 'relation') {
        const at = layer.columns.findIndex(({ kind }) => kind === 'base');
        const count = stackOf(unit.cells[layer.first + (at === -1 ? 0 : at)] ?? '_').length;
        if (count > 0) relations.set(layer.type, (relations.get(layer.type) ?? 0) + count);
        return;
      }
      for (const found of stackedIn(layer, unit)) {
        const key = found.id === '' ? '' : `${number} ${found.id}`;
        let mark = known.get(key);
        if (mark === undefined) {
          const { values, chain, slots } = found;
          marks.push((mark = { layer, units: [], values, labels: [], chain, slots }));
          if (key !== '') known.set(key, mark);
        }
        mark.units.push(unit);
      }
    });
  }
  return { marks, relations };
}

/** A column of nothing is `_`; several annotations in one token stand side by side. */
const stackOf = (cell: string): string[] => (cell === '_' || cell === '' ? [] : splitAt(cell, '|'));

interface Stacked {
  id: string;
  values: Map<string, string>;
  chain: string;
  slots: number;
}

function stackedIn(layer: Layer, unit: Unit): Stacked[] {
  const stack: Stacked[] = [];
  layer.columns.forEach(({ kind, feature }, index) => {
    stackOf(unit.cells[layer.first + index] ?? '_').forEach((raw, place) => {
      const found = (stack[place] ??= { id: '', values: new Map(), chain: '', slots: 0 });
      if (kind === 'chainLink') {
        const link = withoutChain(raw);
        found.chain = link?.chain ?? '';
        if (link !== undefined) found.id = `chain ${link.chain}-${link.place}`;
        setValue(found.values, feature, link?.value ?? raw);
        return;
      }
      // The targets of slots have numbers too, which are those of other annotations.
      if (kind === 'slot') {
        const { value, id } = feature === '' ? { value: raw, id: '' } : withoutId(raw);
        if (found.id === '') found.id = id;
        if (feature !== '' && value !== '_') found.slots += splitAt(value, ';').length;
        return;
      }
      const { value, id } = withoutId(raw);
      // In a chain's other column the number is the chain's.
      if (layer.kind === 'chain') found.chain ||= id;
      else if (found.id === '') found.id = id;
      if (kind === 'feature') setValue(found.values, feature, value);
    });
  });
  return stack;
}

/** `*` is an annotation without a value, as `_` is in some versions; where they are values, they are escaped. */
function setValue(values: Map<string, string>, feature: string, raw: string): void {
  if (raw !== '*' && raw !== '_' && raw !== '') values.set(feature, unescaped(raw));
}

/** Gives each mark the labels that its values are, and tells the features to the gathering. */
export function labelMarks(marks: readonly TsvMark[], gathering: Gathering, wordsOf: (mark: TsvMark) => string): void {
  const chains = new Map<string, ForeignLabel>();
  const names = new Map<string, number>();
  for (const mark of marks) {
    const { type } = mark.layer;
    if (type === LINK) continue;
    for (const [name, value] of mark.values) {
      const feature = labelName(type, name);
      gathering.addFeature(feature, suggestionFor(type, name));
      mark.labels.push({ feature, value });
    }
    if (mark.chain !== '') {
      const key = `${type} ${mark.chain}`;
      const name = shortName(type).replace(/Link$/, 'Chain');
      const label = chains.get(key) ?? chainLabel(name, wordsOf(mark), names);
      chains.set(key, label);
      gathering.addFeature(label.feature, 'claim');
      mark.labels.push(label);
    }
    if (mark.labels.length === 0) {
      gathering.addFeature(labelName(type), suggestionFor(type));
      mark.labels.push({ feature: labelName(type), value: shortName(type) });
    }
  }
}
