using System.Globalization;
using Trading.Core.Market;
using Trading.Core.MarketData.Parquet;

namespace Benchmarks.Parquet;

/// <summary>
/// Decoding a year of real one-minute candles from a file in the system's cache to columns in reused memory, row group by row group,
/// interleaved with DuckDB on one thread, which sums the prices and volumes of the same file and takes the last of its times: about
/// the least it can be asked that reads every value. The musts are judged on reading the file; decoding it from memory is shown beside.
/// </summary>
/// <remarks>
/// Arguments: the number of rounds (9), and the candles as gzip CSV (../shared/data/candles/binance/BTCUSDT/1m_2021.csv.gz from the
/// repository's root). Needs Node.js and the packages of tests/Trading.EndToEnd.Tests/node.
/// </remarks>
public static class ParquetBenchmark
{
    private const int WarmUpRounds = 4;
    private const int RunsPerRound = 10;

    /// <summary>Prints the figures; 0 where every must of the specification is met, 1 where one is not, 2 without data.</summary>
    public static int Run(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 9;
        var root = FindRoot();
        var csv = args.Length > 1 ? args[1] : Path.Combine(root, "..", "shared", "data", "candles", "binance", "BTCUSDT", "1m_2021.csv.gz");
        if (!File.Exists(csv))
        {
            Console.Error.WriteLine($"{csv}: no such file; give the candles as the second argument");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("trading-parquet-").FullName;
        try
        {
            using var duckDb = new DuckDbProcess(Path.Combine(root, "tests", "Trading.EndToEnd.Tests", "node", "duckdb-benchmark.mjs"));
            duckDb.Ask($"write {Path.GetFullPath(csv)} {folder}");
            WriteOurs(folder);
            ParquetContest[] contests =
            [
                new("year of BTCUSDT minutes, PLAIN + Snappy, by DuckDB", Path.Combine(folder, "plain_snappy.parquet"), 30e6, 45e6, 1.5),
                new("prices to 10 USD, dictionaries + Snappy, by DuckDB", Path.Combine(folder, "dictionary.parquet"), 80e6, 150e6, 0),
                new("year of BTCUSDT minutes, our own file", Path.Combine(folder, "ours.parquet"), 120e6, 200e6, 0),
            ];
            for (var round = 0; round < rounds + WarmUpRounds; round++)
            {
                Array.ForEach(contests, contest => contest.Round(duckDb, RunsPerRound, isWarmUp: round < WarmUpRounds));
            }

            return Print(contests);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void WriteOurs(string folder)
    {
        var candles = new CandleColumns();
        using (var theirs = File.OpenRead(Path.Combine(folder, "plain_snappy.parquet")))
        {
            new CandleParquetReader().Read(theirs, "plain_snappy.parquet", candles);
        }

        using var ours = File.Create(Path.Combine(folder, "ours.parquet"));
        CandleParquetWriter.Write(ours, candles);
    }

    private static int Print(ParquetContest[] contests)
    {
        Console.WriteLine($"{"million candles/CPU second, median (best)",-56}{"from file",16}{"memory",8}{"DuckDB",16}{"ratio",8}{"must",7}{"reach",7}");
        foreach (var c in contests)
        {
            Console.WriteLine(
                $"{c.Name,-56}{c.Ours / 1e6,8:F1} ({c.OursBest / 1e6,5:F1}){c.FromMemory / 1e6,8:F1}{c.Theirs / 1e6,8:F1} ({c.TheirsBest / 1e6,5:F1})"
                + $"{c.Ours / c.Theirs,8:F2}{c.Must / 1e6,7:F0}{c.Reach / 1e6,7:F0}");
        }

        return Array.TrueForAll(contests, c => c.IsMet) ? 0 : 1;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Trading.Functions.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("no Trading.Functions.sln above " + AppContext.BaseDirectory);
    }
}
