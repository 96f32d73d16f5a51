using System.Text;
using Trading.Core.Backtesting;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;
using Trading.Core.Policy;
using Trading.Core.Portfolio;
using Trading.Runtime.Cycles;
using Trading.Runtime.Datasets;
using Trading.Runtime.Policies;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.MarketReplay;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>A process that starts cold with the last 192 hours decides what one does that has walked through years: to the byte.</summary>
public sealed class ColdStartTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Decide_ColdAfterTwoYears_GivesTheBytesOfTheBacktest()
    {
        var dataset = new SyntheticMarket(SyntheticMarketOptions.Default(5) with
        {
            Products = [.. SyntheticProducts.Four],
            From = Timestamp.Utc(2022, 1, 1),
            To = Timestamp.Utc(2024, 1, 10),
        }).ToDataset(withQuotes: false);

        await CompareAsync(dataset, Timestamp.Utc(2022, 1, 10), Timestamp.Utc(2024, 1, 9));
    }

    [SkippableFact]
    public async Task Decide_ColdAfterTwoRealYears_GivesTheBytesOfTheBacktest()
    {
        Skip.IfNot(SharedData.IsPresent, SharedData.Absent);
        DatasetImporter.Run(new()
        {
            Sources = [SharedData.PathOf("candles/coinbase")],
            Target = _temp["real"],
            Products = [.. new[] { "ADA-USD", "BTC-USD", "ETH-USD", "SOL-USD" }.Select(p => ProductId.Parse(p))],
            Intervals = [Interval.QuarterHour],
        });

        await CompareAsync(FolderDataset.Open(_temp["real"]), Timestamp.Utc(2024, 4, 27), Timestamp.Utc(2026, 4, 27));
    }

    private static async Task CompareAsync(IMarketDataset dataset, Timestamp from, Timestamp to)
    {
        var policy = PolicySource.Load(null);
        string[] names = [.. dataset.Manifest.Products.Select(entry => entry.Product.Id.Value)];
        var run = new ParityRun(dataset, policy, from, to, FillMode.Base, names);
        var products = run.Range.Products.Select(id => dataset.Manifest.Get(id).Product).ToArray();
        var compiled = new CompiledPolicy(run.Policy, products, "backtest");
        var seen = new Seen(run.Range, compiled.Needs);
        using (var engine = new BacktestEngine(dataset, run.Range, run.Policy, seen))
        {
            engine.Run();
        }

        Assert.True(seen.Moments.Count > 80, $"{seen.Moments.Count} moments");
        Assert.Contains(seen.Moments, moment => moment.Json.Contains("\"proposals\"", StringComparison.Ordinal));
        foreach (var (slot, now, state, json) in seen.Moments)
        {
            var reader = new MarketReader(
                new LastHours(dataset), compiled, [.. products.Select(product => new ListedProduct(product, ProductStatus.Online))], Interval.QuarterHour, slot);
            await reader.ReadAsync(products.Select(product => product.Id), default);
            reader.Input.Market.BalancesAt = now;
            var decision = TradingCycle.Decide(CyclePhase.Entries, reader.Input, state, compiled, now, new Decision(products.Length, compiled.Signals.Count));

            Assert.Equal(json, Written(run.Range, compiled, decision, reader.Input, state));
        }
    }

    private static string Written(SliceSpec range, CompiledPolicy policy, Decision decision, CycleInput input, CycleState state)
    {
        using var output = new MemoryStream();
        using (var writer = new CycleRecordWriter(output, range.PolicyHash, range.EngineVersion, policy.Needs))
        {
            writer.Decided(decision, input, state);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>Keeps the account and the decision of every 1,000th cycle, and of every 50th that proposed something.</summary>
    private sealed class Seen(SliceSpec range, Core.Features.FeatureNeeds needs) : ICycleObserver
    {
        private int _cycles;
        private int _proposed;

        public List<(Timestamp Slot, Timestamp Now, CycleState State, string Json)> Moments { get; } = [];

        public void Decided(Decision decision, CycleInput input, in CycleState state)
        {
            if (decision.Phase != CyclePhase.Entries
                || (_cycles++ % 1_000 != 0 && (decision.Proposals.Count == 0 || _proposed++ % 50 != 0)))
            {
                return;
            }

            using var output = new MemoryStream();
            using (var writer = new CycleRecordWriter(output, range.PolicyHash, range.EngineVersion, needs))
            {
                writer.Decided(decision, input, state);
            }

            Moments.Add((decision.Slot, decision.Now, state, Encoding.UTF8.GetString(output.ToArray())));
        }

        public void Happened(in CycleEvent happened)
        {
        }

        public void Closed(Position position)
        {
        }
    }

    /// <summary>A venue that has no candle older than 192 hours.</summary>
    private sealed class LastHours(IMarketDataset dataset) : IMarketData
    {
        public Task<IReadOnlyList<ListedProduct>> ReadProductsAsync(CancellationToken cancellation) => throw new NotSupportedException();

        public Task<CandleSeries> ReadCandlesAsync(
            ProductId product, Interval interval, Timestamp from, Timestamp to, CancellationToken cancellation)
        {
            var oldest = to - TimeSpan.FromHours(192);
            var all = new CandleColumns();
            var month = new CandleColumns();
            using var cursor = dataset.OpenCandles(product, interval, from > oldest ? from : oldest, to.AddMs(1 - interval.Ms));
            while (cursor.ReadNext(month))
            {
                all.AppendRange(month, 0, month.Count);
            }

            return Task.FromResult(new CandleSeries(product, interval, all));
        }

        public Task<MarketTick> ReadTickAsync(ProductId product, CancellationToken cancellation) =>
            Task.FromResult(new MarketTick(double.NaN, default));

        public Task<Timestamp> ReadTimeAsync(CancellationToken cancellation) => throw new NotSupportedException();
    }
}
