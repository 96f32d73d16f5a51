// node hyparquet-read.mjs <file>: prints a file's rows as hyparquet reads them, values by commas, nulls empty, times in milliseconds.
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

const file = await asyncBufferFromFile(process.argv[2]);
const rows = await parquetReadObjects({ file, compressors });
const text = (value) => (value instanceof Date ? value.getTime() : value ?? '');
process.stdout.write(rows.map((row) => Object.values(row).map(text).join(',') + '\n').join(''));
