/** Parquet read by DuckDB, which nobody here wrote. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { OutputFile } from '#shared/formats/index.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface Reader {
  /** Rows of the query; `{links}` stands for the files of the table `links`. Timestamps come as ISO text, numbers as numbers. */
  readonly rows: (sql: string) => Promise<Row[]>;
  readonly close: () => void;
}

/** Writes the files into the folder, in place of what is there, and opens them. */
export async function opened(dir: string, files: Iterable<OutputFile>): Promise<Reader> {
  rmSync(dir, { recursive: true, force: true });
  for (const { path: name, pieces } of files) {
    const target = path.join(dir, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, Buffer.concat([...pieces].map((piece) => Buffer.from(piece as Uint8Array))));
  }
  const connection: DuckDBConnection = await (await DuckDBInstance.create(':memory:')).connect();
  return {
    rows: async (sql) => {
      const named = sql.replace(/\{(\w+)\}/g, (_all, table: string) => {
        const glob = path.join(dir, 'data', table, '**', '*.parquet').replaceAll("'", "''");
        return `read_parquet('${glob}')`;
      });
      const reader = await connection.runAndReadAll(named);
      return reader
        .getRowObjectsJS()
        .map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([key, value]) => [
              key,
              typeof value === 'bigint' ? Number(value) : value instanceof Date ? value.toISOString() : value,
            ]),
          ),
        );
    },
    close: () => connection.closeSync(),
  };
}
