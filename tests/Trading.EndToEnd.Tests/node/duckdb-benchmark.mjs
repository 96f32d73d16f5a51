// Answers lines, one each: "write <csv.gz> <folder>" prepares the files, "sum <file> <runs>" prints rows for each second of processor time, run by run.
import path from 'node:path';
import readline from 'node:readline';
import { connect, quoted } from './duckdb.mjs';

const connection = await connect();

async function write(csv, folder) {
  await connection.run(`create table candles as
    select make_timestamp_ms(time * 1000)::timestamp_ms as time, open::double as open, high::double as high,
      low::double as low, close::double as close, volume::double as volume
    from read_csv(${quoted(csv)}) order by time`);
  const file = (name) => quoted(path.join(folder, name));
  await connection.run(`copy candles to ${file('plain_snappy.parquet')} (format parquet, compression snappy, dictionary_size_limit 0)`);
  const round = (name) => `round(${name}, -1)::double as ${name}`;
  await connection.run(`copy (select time, ${['open', 'high', 'low', 'close'].map(round)}, round(volume)::double as volume from candles)
    to ${file('dictionary.parquet')} (format parquet)`);
  return 'written';
}

async function sum(file, runs) {
  const query = `select last(time), sum(open), sum(high), sum(low), sum(close), sum(volume), count(*) from read_parquet(${quoted(file)})`;
  const rates = [];
  for (let run = 0; run < Number(runs); run++) {
    const start = process.cpuUsage();
    const reader = await connection.runAndReadAll(query);
    const { user, system } = process.cpuUsage(start);
    rates.push(Number(reader.getRows()[0][6]) / ((user + system) / 1e6));
  }
  return rates.join(' ');
}

const commands = { write, sum };
for await (const line of readline.createInterface({ input: process.stdin })) {
  const [command, ...values] = line.split(' ');
  console.log(await commands[command](...values));
}
