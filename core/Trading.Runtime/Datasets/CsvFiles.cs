using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData;
using Trading.Core.MarketData.Csv;

namespace Trading.Runtime.Datasets;

/// <summary>Looks into CSV files.</summary>
internal static class CsvFiles
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
            throw new InputException($"{path}: does not exist; expected a CSV file", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InputException($"{path}: may not be read: {e.Message}", e);
        }
    }

    /// <summary>One number for a file, by its index, and a line in it.</summary>
    public static long Place(int file, long line) => ((long)file << LineBits) | line;

    /// <summary>What <see cref="Place"/> stands for, for an error.</summary>
    public static string Describe(ImmutableArray<string> paths, long place) =>
        $"{paths[(int)(place >> LineBits)]}: line {place & ((1L << LineBits) - 1)}";

    public static bool IsCsv(string path) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase);

    public static bool IsQuotes(string path) => QuoteCsvReader.IsQuotes(Open(path), path);

    /// <summary>The time in the first row; the end of time for a file without rows.</summary>
    public static Timestamp FirstTimeOf(string path)
    {
        using var reader = new CandleCsvReader(Open(path), path);
        var first = new CandleColumns(1);
        return reader.Read(first, 1) == 1 ? new(first.OpenTimeMs[0]) : Timestamp.MaxValue;
    }

    /// <summary>The usual step between the first rows.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static Interval IntervalOf(string path)
    {
        using var reader = new CandleCsvReader(Open(path), path);
        var first = new CandleColumns();
        var rows = reader.Read(first, RowsToTellInterval);
        return IntervalInference.MostCommonStep(first.OpenTimeMs.AsSpan(0, rows)) ?? throw new InputException(
            $"{path}: the interval cannot be told from {rows} {(rows == 1 ? "row" : "rows")}; expected rows whole seconds apart or a name such as 15m.csv");
    }
}
