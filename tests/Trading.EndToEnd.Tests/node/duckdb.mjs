// One DuckDB thread in memory, shared by the scripts beside this one.
import { DuckDBInstance } from '@duckdb/node-api';

export async function connect() {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  return await instance.connect();
}

export const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
