// Checks queries of alert rules against the columns of the tables they read.
// usage: kusto-check.mjs <file with a JSON array of queries>; prints an array of {diagnostics, columns}.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('@kusto/language-service-next/bridge.min.js');
require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
const { KustoCode, GlobalState } = globalThis.Kusto.Language;

// The columns of these tables that our rules use, as the service documents them.
const tables = `
let AppTraces = datatable(TimeGenerated: datetime, Message: string, SeverityLevel: int, Properties: dynamic)[];
let AppRequests = datatable(TimeGenerated: datetime, OperationName: string, Success: bool, ResultCode: string)[];
let _LogOperation = datatable(TimeGenerated: datetime, Category: string, Operation: string, Detail: string)[];
`;

const listOf = (list, pick) => Array.from({ length: list?.Count ?? 0 }, (_, i) => pick(list.getItem(i)));
const results = JSON.parse(readFileSync(process.argv[2], 'utf8')).map((query) => {
  const code = KustoCode.ParseAndAnalyze(tables + query, GlobalState.Default);
  return {
    diagnostics: listOf(code.GetDiagnostics(), (diagnostic) => diagnostic.Message),
    columns: listOf(code.ResultType?.Columns, (column) => column.Name),
  };
});
console.log(JSON.stringify(results));
