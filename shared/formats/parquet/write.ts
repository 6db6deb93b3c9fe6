/**
 * A table as a Parquet file, one group of rows after the other, so that as much memory is needed as one group takes. Follows
 * the Parquet format 2.12 (apache/parquet-format): strings are UTF-8, instants milliseconds in UTC, lists of three levels.
 */
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { SchemaElement } from 'hyparquet-writer';

export type ColumnKind = 'string' | 'int' | 'boolean' | 'instant' | 'strings' | 'stretches';
type Stretch = { readonly start: number; readonly end: number };
export type ColumnValue = string | number | boolean | null | readonly string[] | readonly Stretch[];

export interface Column<Row> {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Its value may be null. */
  readonly nullable?: boolean;
  /** For the dataset card. */
  readonly meaning: string;
  readonly of: (row: Row) => ColumnValue;
}

/** Rows in a group; fewer where their texts are long. */
const GROUP_ROWS = 10_000;
const GROUP_CHARACTERS = 1 << 22;

/** Returns the file in pieces. Instants are given as ISO 8601; stretches as `{ start, end }`. */
export function* parquetFile<Row>(
  columns: readonly Column<Row>[],
  rows: Iterable<Row>,
  createdBy: string,
): Generator<Uint8Array> {
  const bytes = new ByteWriter();
  const schema = [{ name: 'root', num_children: columns.length }, ...columns.flatMap(schemaOf)];
  const file = new ParquetWriter({ writer: bytes, schema, createdBy });
  let group = columns.map((): ColumnValue[] => []);
  let [held, characters] = [0, 0];
  const write = (): void => {
    void file.write({
      columnData: columns.map(({ name, kind }, at) => ({
        ...{ name, data: (group[at] ?? []).map(PHYSICAL[kind]) },
        // Readers skip rows by the least and greatest id; of running text neither is asked for, and both take long to find.
        statistics: kind !== 'string' || name.endsWith('_id'),
      })),
      rowGroupSize: GROUP_ROWS,
    });
    group = columns.map((): ColumnValue[] => []);
    [held, characters] = [0, 0];
  };
  for (const row of rows) {
    for (const [at, column] of columns.entries()) {
      const value = column.of(row);
      group[at]?.push(value);
      if (typeof value === 'string') characters += value.length;
    }
    held += 1;
    if (held >= GROUP_ROWS || characters >= GROUP_CHARACTERS) {
      write();
      yield taken(bytes);
    }
  }
  if (held > 0) write();
  void file.finish();
  yield taken(bytes);
}

/** What has been written since the last time; the writer's buffer begins anew. */
function taken(bytes: ByteWriter): Uint8Array {
  const piece = bytes.getBytes().slice();
  bytes.index = 0;
  return piece;
}

const asIs = (value: ColumnValue): unknown => value;
const PHYSICAL: Readonly<Record<ColumnKind, (value: ColumnValue) => unknown>> = {
  string: asIs,
  int: asIs,
  boolean: asIs,
  instant: (value) => (typeof value === 'string' ? BigInt(Date.parse(value)) : null),
  strings: asIs,
  stretches: asIs,
};

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;
const WHOLE = { type: 'INT32', repetition_type: 'REQUIRED' } as const;

function schemaOf<Row>({ name, kind, nullable }: Column<Row>): SchemaElement[] {
  const repetition_type = nullable === true ? 'OPTIONAL' : 'REQUIRED';
  const list: SchemaElement[] = [
    { name, repetition_type, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  ];
  switch (kind) {
    case 'string':
      return [{ name, repetition_type, ...TEXT }];
    case 'int':
      return [{ ...WHOLE, name, repetition_type }];
    case 'boolean':
      return [{ name, repetition_type, type: 'BOOLEAN' }];
    case 'instant':
      return [
        {
          ...{ name, repetition_type, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
          logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
        },
      ];
    case 'strings':
      return [...list, { name: 'element', repetition_type: 'REQUIRED', ...TEXT }];
    case 'stretches':
      return [
        ...list,
        { name: 'element', repetition_type: 'REQUIRED', num_children: 2 },
        { ...WHOLE, name: 'start' },
        { ...WHOLE, name: 'end' },
      ];
  }
}
