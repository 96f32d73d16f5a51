using System.Globalization;
using System.IO.Compression;
using Trading.Core.Features;
using Trading.Core.Market;

namespace Trading.Core.Tests.Features;

/// <summary>The crossings on real candles against the ledgers that other engines agree on: an order fills at the next candle's open.</summary>
public sealed class SmaReferenceTests
{
    [SkippableTheory]
    [InlineData("BTC-USD", "1d", 76)]
    [InlineData("BTC-USD", "1h", 420)]
    [InlineData("ETH-USD", "1h", 354)]
    public void SmaCross_OnRealCandles_EntersAndExitsWhereTheReferenceDoes(string product, string interval, int trades)
    {
        var data = FindData();
        Skip.If(data is null, "the real market data is not here");
        var candles = new CandleColumns();
        foreach (var row in Rows($"{data}/candles/coinbase/{product}/{interval}.csv.gz"))
        {
            candles.Append(new Candle(Timestamp.FromUnixSeconds((long)row[0]), row[1], row[2], row[3], row[4], row[5]));
        }

        var window = new FeatureWindow(Interval.Parse(interval, "interval"), FeatureNeeds.Sma, new FeatureOptions(10, 10, 30));
        var fills = new List<double>();
        for (var i = 0; i + 1 < candles.Count; i++)
        {
            window.Advance(candles, i, i + 1);
            var wanted = fills.Count % 2 == 0 ? SmaCross.Up : SmaCross.Down;
            if (window.Values.SmaCross == wanted)
            {
                fills.Add(candles.OpenTimeMs[i + 1] / 1000.0);
            }
        }

        var expected = Rows($"{data}/reference/ledger_coinbase_{product}_{interval}_fee0.0.csv.gz").SelectMany(r => new[] { r[0], r[4] });
        Assert.Equal(expected, fills);
        Assert.Equal(trades, fills.Count / 2);
    }

    private static IEnumerable<double[]> Rows(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return [.. line.Split(',').Select(x => double.Parse(x, CultureInfo.InvariantCulture))];
        }
    }

    /// <summary>The folder "shared/data" beside the repository; null where there is none.</summary>
    private static string? FindData()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Trading.Functions.sln")))
            {
                var data = Path.Combine(folder.FullName, "..", "shared", "data");
                return Directory.Exists(data) ? data : null;
            }
        }

        return null;
    }
}
