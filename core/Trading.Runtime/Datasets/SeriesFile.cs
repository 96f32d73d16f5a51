using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData;
using Trading.Core.MarketData.Csv;
using Trading.Core.MarketData.Parquet;

namespace Trading.Runtime.Datasets;

/// <summary>Opens and looks into files that may hold a series: CSV, plain or gzip, and Parquet.</summary>
internal static class SeriesFile
{
    private const int LineBits = 40;
    private const int RowsToTellInterval = 10_000;

    /// <exception cref="InputException">The file cannot be opened.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path}: does not exist; expected a file of candles", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InputException($"{path}: may not be read: {e.Message}", e);
        }
    }

    /// <summary>One number for a file, by its index, and a line in it.</summary>
    public static long Place(int file, long line) => ((long)file << LineBits) | line;

    /// <summary>What <see cref="Place"/> stands for, for an error.</summary>
    public static string Describe(ImmutableArray<string> paths, long place, string unit = "line") =>
        $"{paths[(int)(place >> LineBits)]}: {unit} {place & ((1L << LineBits) - 1)}";

    public static bool IsCsv(string path) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase);

    public static bool IsParquet(string path) => path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the file may hold a series: by its name, CSV or Parquet.</summary>
    public static bool IsSeriesFile(string path) => IsCsv(path) || IsParquet(path);

    public static bool IsQuotes(string path) => !IsParquet(path) && QuoteCsvReader.IsQuotes(Open(path), path);

    /// <summary>The time in the first row; the end of time for a file without rows.</summary>
    public static Timestamp FirstTimeOf(string path)
    {
        var first = FirstRows(path, 1);
        return first.Count > 0 ? new(first.OpenTimeMs[0]) : Timestamp.MaxValue;
    }

    /// <summary>The usual step between the first rows.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static Interval IntervalOf(string path)
    {
        var first = FirstRows(path, RowsToTellInterval);
        return IntervalInference.MostCommonStep(first.OpenTimeMs.AsSpan(0, first.Count)) ?? throw new InputException(
            $"{path}: the interval cannot be told from {first.Count} {(first.Count == 1 ? "row" : "rows")}; expected rows whole seconds apart or a name such as 15m.csv");
    }

    private static CandleColumns FirstRows(string path, int rows)
    {
        var first = new CandleColumns();
        using var stream = Open(path);
        if (IsParquet(path))
        {
            var reader = new CandleParquetReader();
            var file = reader.Open(stream, path);
            _ = file.RowGroups.Count > 0 ? reader.ReadRowGroup(file, 0, first) : 0;
        }
        else
        {
            using var reader = new CandleCsvReader(stream, path);
            _ = reader.Read(first, rows);
        }

        return first;
    }
}
