// node duckdb-read.mjs <file>: prints a file's rows as DuckDB reads them, values by commas, nulls empty, times in milliseconds.
import { connect, quoted } from './duckdb.mjs';

const connection = await connect();
const reader = await connection.runAndReadAll(
  `select epoch_ms(time) as time, * exclude (time) from read_parquet(${quoted(process.argv[2])}) order by time`);
process.stdout.write(reader.getRows().map((row) => row.map((value) => value ?? '').join(',') + '\n').join(''));
