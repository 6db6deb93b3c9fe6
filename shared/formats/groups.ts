/** What each format is for, so that a long list can be offered in parts. */
import type { FormatGroup } from '../contract/export.ts';

const MEMBERS: Readonly<Record<FormatGroup, readonly string[]>> = {
  ours: ['annotation-file', 'links-jsonl'],
  annotation: [
    'brat',
    'webanno-tsv',
    'uima-xmi',
    'json-cas',
    'doccano',
    'doccano-sequence',
    'label-studio',
    'prodigy',
    'web-annotation',
    'pyramid',
    'ecb-plus',
  ],
  qualitative: ['refi-qda', 'refi-codebook'],
  datasets: ['nli-jsonl', 'fever', 'scifact', 'votes-jsonl', 'conll-bio', 'parquet'],
  tables: ['links-csv', 'cells-csv', 'matrix-csv', 'matrix-xlsx'],
};

/** What the groups are called, in the order in which they are offered. */
export const GROUP_LABELS: Readonly<Record<FormatGroup, string>> = {
  ours: 'Crossread’s own',
  annotation: 'Annotation tools',
  qualitative: 'Qualitative analysis tools',
  datasets: 'Datasets for training and testing',
  tables: 'Tables',
};

const GROUP_OF = new Map(
  Object.entries(MEMBERS).flatMap(([group, ids]) => ids.map((id) => [id, group as FormatGroup] as const)),
);

/** Returns the group of the format with that id; one that is in none counts as a dataset. */
export function groupOf(id: string): FormatGroup {
  return GROUP_OF.get(id) ?? 'datasets';
}
