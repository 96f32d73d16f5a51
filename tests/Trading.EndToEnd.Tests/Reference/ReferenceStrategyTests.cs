using System.Globalization;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Reference;

/// <summary>
/// sma_cross against a ledger that was computed apart from this code, on the same candles: every trade's times and prices, and the
/// final equity to the cent.
/// </summary>
public class ReferenceStrategyTests
{
    private const int Time = 0, Price = 1, Quantity = 2, ExitTime = 4, ExitPrice = 5, Cash = 7;

    [SkippableTheory]
    [InlineData("BTC-USD", "1d", "0.0")]
    [InlineData("BTC-USD", "1d", "0.006")]
    [InlineData("BTC-USD", "1h", "0.0")]
    [InlineData("BTC-USD", "1h", "0.006")]
    [InlineData("ETH-USD", "1h", "0.0")]
    [InlineData("ETH-USD", "1h", "0.006")]
    public void Run_SmaCross_ReproducesTheReferenceLedger(string product, string interval, string fee)
    {
        var ledger = SharedData.Rows("reference", $"ledger_coinbase_{product}_{interval}_fee{fee}.csv.gz");
        var expected = Summary(product, interval, fee);

        var result = Run(product, interval, fee == "0.0" ? "flat_0" : "flat_60");

        Assert.Equal(expected.GetProperty("closed_trades").GetInt32(), result.Trades.Count);
        Assert.Empty(result.OpenPositions);
        foreach (var (row, trade) in ledger.Zip(result.Trades))
        {
            Assert.Equal(long.Parse(row[Time], CultureInfo.InvariantCulture) * 1000, trade.EntryAt.UnixMs);
            Assert.Equal(Number(row[Price]), trade.EntryPrice.Value);
            Assert.Equal(Number(row[Quantity]), trade.Quantity.Value, 8);
            Assert.Equal(long.Parse(row[ExitTime], CultureInfo.InvariantCulture) * 1000, trade.ExitAt.UnixMs);
            Assert.Equal(Number(row[ExitPrice]), trade.ExitPrice.Value);
        }

        Assert.Equal(Number(ledger[^1][Cash]), result.FinalNav.Amount, 2);
        Assert.Equal(expected.GetProperty("final_equity").GetDecimal(), result.FinalNav.Amount, 2);
        Assert.Equal(expected.GetProperty("max_dd_pct").GetDecimal(), -result.Deepest.Pct, 8);
    }

    private static SliceResult Run(string product, string interval, string fees)
    {
        var (candles, _) = SharedData.Candles("coinbase", product, interval);
        var id = ProductId.Parse(product);
        var length = Interval.Parse(interval, "interval");

        // The reference buys unrounded quantities; increments this fine come within a millionth of a cent of it.
        var fine = new Increment(0.000000000001m);
        var dataset = new InMemoryDataset(
            "coinbase",
            [new InMemoryProduct(new Product(id, new Increment(0.01m), fine, fine, Money.Zero), [new CandleSeries(id, length, candles)])]);
        var policy = PolicyLoader.Load(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "sma_cross.policy.yaml"))
                .Replace("interval: 1h", $"interval: {interval}", StringComparison.Ordinal),
            "sma_cross.policy.yaml",
            SignalRegistry.Vocabulary);
        using var engine = new BacktestEngine(
            dataset,
            new SliceSpec
            {
                DatasetId = dataset.Id,
                Candles = length,
                Products = [id],
                From = new Timestamp(candles.OpenTimeMs[0]),
                To = new Timestamp(candles.OpenTimeMs[candles.Count - 1] + length.Ms),
                WarmUpHours = 0,
                PolicyHash = PolicyHash.Of(policy),
                FillMode = FillMode.Base,
                FeeSchedule = fees,
                Seed = 1,
                EngineVersion = "test",
            },
            policy);
        return engine.Run();
    }

    private static JsonElement Summary(string product, string interval, string fee)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(SharedData.PathOf("reference", "sma_10_30_next_open.json")));
        return document.RootElement.EnumerateArray()
            .Single(e => e.GetProperty("series").GetString() == $"coinbase_{product}_{interval}"
                && e.GetProperty("fee").GetDecimal() == Number(fee))
            .Clone();
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
