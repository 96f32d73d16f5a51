using Benchmarks.Cycle;
using Benchmarks.Features;
using Benchmarks.Load;
using Benchmarks.Parquet;
using Benchmarks.Pipeline;
using Benchmarks.Scale;

// Each benchmark measures itself against a yardstick in the same run and prints its own table; scale computes one.
return args switch
{
    ["features", .. var rest] => FeaturesBenchmark.Run(rest),
    ["parquet", .. var rest] => ParquetBenchmark.Run(rest),
    ["pipeline", .. var rest] => PipelineBenchmark.Run(rest),
    ["sma", .. var rest] => SmaBenchmark.Run(rest),
    ["cores", .. var rest] => CoresBenchmark.Run(rest),
    ["longrun", .. var rest] => LongRunBenchmark.Run(rest),
    ["sweep", .. var rest] => SweepBenchmark.Run(rest),
    ["cycle", .. var rest] => CycleBenchmark.Run(rest),
    ["load", .. var rest] => await LoadBenchmark.RunAsync(rest),
    ["scale", .. var rest] => ScaleForecast.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- features|parquet|pipeline|sma|cores|longrun|sweep|cycle|scale|load [options]");
    return 2;
}
