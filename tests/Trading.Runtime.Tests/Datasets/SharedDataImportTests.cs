using System.Globalization;
using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Datasets;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Datasets;

/// <summary>Real candles, against the counts that the data's own quality table gives.</summary>
public sealed class SharedDataImportTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [SkippableFact]
    public void Run_FourProductsOfQuarterHours_MatchesTheQualityTable()
    {
        Skip.IfNot(SharedData.IsPresent, SharedData.Absent);
        ProductId[] products = [.. new[] { "ADA-USD", "BTC-USD", "ETH-USD", "SOL-USD" }.Select(p => ProductId.Parse(p))];

        var report = DatasetImporter.Run(new()
        {
            Sources = [SharedData.PathOf("candles/coinbase")],
            Target = _temp["out"],
            Products = [.. products],
            Intervals = [Interval.QuarterHour],
        });

        Assert.Equal(products, report.Series.Select(s => s.Product));
        var verified = DatasetVerifier.Run(_temp["out"]);
        Assert.Empty(verified.Problems);
        foreach (var series in verified.Series)
        {
            var expected = Quality("coinbase", series.Product.Value, "15m.csv.gz");
            Assert.Equal(expected.Rows, series.Gaps!.Rows);
            Assert.Equal(expected.Missing, series.Gaps.MissingCandles);
            Assert.Equal(expected.Gaps, series.Gaps.GapCount);
            Assert.Equal(expected.First, series.First);
            Assert.Equal(expected.Last, series.Last);
            Assert.True(series.Gaps.HoleShare < 0.01);
        }

        var btc = verified.Manifest.Get(products[1]).Product;
        Assert.Equal((0.01m, 0.00000001m, true), (btc.PriceIncrement.Value, btc.BaseIncrement.Value, btc.IsInferred));
        Assert.Equal(0.0001m, verified.Manifest.Get(products[0]).Product.PriceIncrement.Value);
    }

    [SkippableFact]
    public void Run_UnconnectedDays_AreSkippedAndNamed()
    {
        Skip.IfNot(SharedData.IsPresent, SharedData.Absent);

        var report = DatasetImporter.Run(new()
        {
            Sources = [SharedData.PathOf("candles/coinbase/BTC-USD")],
            Target = _temp["out"],
            Intervals = [Interval.OneDay, Interval.FromMinutes(360)],
        });

        Assert.Equal(["BTC-USD 6h", "BTC-USD 1d"], report.Series.Select(s => s.ToString()));
        Assert.Equal(
            ["1d_lean.csv.gz", "1h_2017-2020.csv.gz", "1m_lean_days.csv.gz", "1s_2016-10-07_09.csv.gz"],
            report.Skipped.Select(s => Path.GetFileName(s.Path)));
    }

    [SkippableFact]
    public void Run_QuotesNamed_AreImportedWithTheirSizes()
    {
        Skip.IfNot(SharedData.IsPresent, SharedData.Absent);

        var report = DatasetImporter.Run(new()
        {
            Sources = [SharedData.PathOf("quotes/coinbase/ETH-USD/1m_lean_days.csv.gz")],
            Target = _temp["out"],
        });

        Assert.Equal(5750, Assert.Single(report.Series).RowsWritten);
        using var cursor = FolderDataset.Open(_temp["out"]).OpenQuotes(TestSeries.Eth, Timestamp.MinValue, Timestamp.MaxValue);
        var quotes = new QuoteColumns();
        Assert.True(cursor!.ReadNext(quotes));

        // The first bar of the file opens at 1504396800 and closes a minute later.
        Assert.Equal(new Quote(Timestamp.FromUnixSeconds(1504396860), 354.85, 354.88, 8.880099999999999, 7.51811406), quotes[0]);
    }

    private static (long Rows, long Missing, long Gaps, Timestamp First, Timestamp Last) Quality(string venue, string product, string file)
    {
        var row = File.ReadLines(SharedData.PathOf("quality.csv")).Select(l => l.Split(',')).Single(f => f[0] == venue && f[1] == product && f[2] == file);
        return (Number(3), Number(6), Number(7), Time(4), Time(5));

        long Number(int field) => long.Parse(row[field], CultureInfo.InvariantCulture);
        Timestamp Time(int field) => Timestamp.TryParse(row[field].Replace(' ', 'T') + ":00Z", out var time) ? time : throw new InvalidOperationException(row[field]);
    }
}
