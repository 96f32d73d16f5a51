// node duckdb-write.mjs <folder>: writes the same candles in the ways that DuckDB knows, for our reader to read.
// Candle i of 5,000: minutes from 2021-01-01, one missing after each hundred; values that doubles hold exactly.
import path from 'node:path';
import { connect, quoted } from './duckdb.mjs';

const folder = process.argv[2];
const connection = await connect();
const select = (time, price, volume) => `
  select ${time} as time,
    (29000 + (i * 37) % 1000 * 0.25)::${price} as open, (29300 + (i * 37) % 1000 * 0.25)::${price} as high,
    (28700 + (i * 37) % 1000 * 0.25)::${price} as low, (29000.5 + (i * 37) % 1000 * 0.25)::${price} as close,
    (i % 7)::${volume} as volume, 'BTC-USD' as symbol
  from (select i, 1609459200000 + (i + i // 100) * 60000 as ms from range(5000) t(i)) order by ms`;
const write = (name, query, options) =>
  connection.run(`copy (${query}) to ${quoted(path.join(folder, name))} (format parquet, ${options})`);

const ms = 'epoch_ms(ms)::timestamp_ms';
const us = 'make_timestamp(ms * 1000)';
const plain = select(ms, 'double', 'double');
for (const codec of ['uncompressed', 'snappy', 'gzip', 'brotli', 'zstd', 'lz4_raw']) {
  await write(`v1_dictionary_${codec}.parquet`, plain, `compression ${codec}`);
  await write(`v2_dictionary_${codec}.parquet`, plain, `compression ${codec}, parquet_version v2`);
  await write(`v1_plain_${codec}.parquet`, plain, `compression ${codec}, dictionary_size_limit 0`);
  await write(`v2_split_${codec}.parquet`, plain, `compression ${codec}, parquet_version v2, dictionary_size_limit 0`);
}
await write('groups.parquet', plain, 'row_group_size 2048');
await write('time_us.parquet', select(us, 'double', 'double'), 'compression snappy');
await write('time_ns.parquet', select('make_timestamp_ns(ms * 1000000)', 'double', 'double'), 'compression snappy');
await write('time_tz.parquet', select(`make_timestamptz(ms * 1000)`, 'double', 'double'), 'compression snappy');
await write('time_bare.parquet', select('ms // 1000', 'double', 'double'), 'compression snappy');
await write('float_int.parquet', select(ms, 'float', 'integer'), 'compression snappy');
await write('float_int_v2.parquet', select(ms, 'float', 'integer'), 'compression gzip, parquet_version v2, dictionary_size_limit 0');
await write('decimal_bigint.parquet', select(ms, 'decimal(18,2)', 'bigint'), 'compression snappy, parquet_version v2');
await write('nulls.parquet', `select time, case when i % 3 = 0 then null else i + 0.5::double end as bid, case when i % 2 = 0 then null else i end::integer as n
  from (select row_number() over () - 1 as i, * from (${plain})) order by i`, 'compression snappy');
await write('null_candle.parquet', `select * replace (case when volume = 6 then null else low end as low) from (${plain})`, 'compression snappy');
await write('nested.parquet', `select *, {'a': volume, 'b': [volume, 1]} as extra, [volume] as tags from (${plain})`, 'compression snappy');
