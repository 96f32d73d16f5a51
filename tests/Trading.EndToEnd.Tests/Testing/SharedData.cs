using System.IO.Compression;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Csv;

namespace Trading.EndToEnd.Tests.Testing;

/// <summary>Real market data, which lies beside the repository where there is any and is no part of it.</summary>
internal static class SharedData
{
    private const string Absent = "real market data is not at hand (../shared/data)";

    private static readonly string? Root = Find();

    /// <summary>The path of a data file; skips the test where there is no data.</summary>
    public static string PathOf(params string[] parts)
    {
        Skip.If(Root is null, Absent);
        return Path.Combine([Root!, .. parts]);
    }

    /// <summary>The candles of a product at an interval, and the digits its prices are printed with.</summary>
    public static (CandleColumns Candles, int PriceDecimals) Candles(string venue, string product, string interval)
    {
        var path = PathOf("candles", venue, product, $"{interval}.csv.gz");
        using var reader = new CandleCsvReader(File.OpenRead(path), path);
        var candles = new CandleColumns();
        reader.Read(candles, int.MaxValue);
        return (candles, reader.Decimals.Price);
    }

    /// <summary>The rows of a gzip CSV file without its header, split at commas.</summary>
    public static IReadOnlyList<string[]> Rows(params string[] parts)
    {
        using var stream = new GZipStream(File.OpenRead(PathOf(parts)), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            rows.Add(line.Split(','));
        }

        return rows[1..];
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Trading.Functions.sln")))
            {
                var data = Path.Combine(folder.FullName, "..", "shared", "data");
                return Directory.Exists(data) ? Path.GetFullPath(data) : null;
            }
        }

        throw new InputException("the tests run outside the repository");
    }
}
