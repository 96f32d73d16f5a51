using Trading.Core;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;
using Trading.Core.Policy;
using Trading.Runtime.Accounts;
using Trading.Runtime.Audit;
using Trading.Runtime.Comparisons;
using Trading.Runtime.Policies;
using Trading.Runtime.Storage;
using Trading.Runtime.Tests.Accounts;
using Trading.Runtime.Tests.Jobs;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Comparisons;

/// <summary>Accounts whose records were made by hand, over a synthetic market of January 2024.</summary>
public class CompareJobTests
{
    private static readonly IMarketDataset Data = Market(Timestamp.Utc(2024, 1, 20));

    private static readonly TradingPolicy Policy = PolicySource.Load(null);
    private static readonly Timestamp Slot = Timestamp.Utc(2024, 1, 15);

    private readonly InMemoryStateStore _store = new();
    private readonly MemoryObjectStore _objects = new();

    [Fact]
    public async Task Run_UnknownAccount_IsRefused() =>
        Assert.Equal("account 'test': the store has no such account", await RefusalAsync());

    [Fact]
    public async Task Run_DryRun_IsRefusedAsItNeverTrades()
    {
        await SaveAsync(Document() with { Mode = TradingMode.DryRun });

        Assert.Equal("account 'test': it is a dry_run account, which never trades; expected one on paper or live", await RefusalAsync());
    }

    [Fact]
    public async Task Run_NothingDecidedYet_IsRefused()
    {
        await SaveAsync(Document());

        Assert.StartsWith("account 'test': no cycle decided anything from its beginning to", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PolicyThatChanged_IsRefusedWithWhichWhen()
    {
        var (first, second) = (new string('a', 64), new string('b', 64));
        await SaveAsync(Document(), Record(0, first), Record(1, first), Record(2, second), Record(3, second));

        Assert.Equal(
            "account 'test': it was not traded by one policy: aaaaaaaaaaaa from 2024-01-15T00:00:00Z to 2024-01-15T00:15:00Z, "
            + "bbbbbbbbbbbb from 2024-01-15T00:30:00Z to 2024-01-15T00:45:00Z; expected --from and --to within one of them",
            await RefusalAsync());
        Assert.Contains("aaaaaaaaaaaa", await RefusalAsync(to: At(2)), StringComparison.Ordinal);
        Assert.DoesNotContain("one policy", await RefusalAsync(to: At(2)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ProductWithoutData_IsRefusedWithItsName()
    {
        var document = Document();
        var other = document.Products[0] with { Id = ProductId.Parse("XRP-USD") };
        await SaveAsync(document with { Products = document.Products.Add(other) }, Record(0), Record(1));

        Assert.Equal(
            "data: it lacks 1 of the 5 products that account 'test' decides among: XRP-USD; expected all, or --products to compare others alone",
            await RefusalAsync());
    }

    [Fact]
    public async Task Run_DataThatEndsTooSoon_IsRefused()
    {
        await SaveAsync(Document() with { LastSlot = Timestamp.Utc(2024, 2, 1) }, Record(0), Record(1));

        Assert.Contains("is not within the data, which runs from 2024-01-01T00:00:00Z to 2024-01-20T00:00:00Z", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TradeBeyondItsProductsData_IsRefused()
    {
        var trade = TestAccounts.Trade(1).Trade with { EntrySlot = At(1), ExitSlot = At(9) };
        await SaveAsync(Document() with { LastSlot = At(20), TradeCount = 1 }, [new StoredTrade(1, trade)], Record(0), Record(1));

        Assert.Equal(
            "data: BTC-USD runs from 2024-01-01T00:00:00Z to 2024-01-15T01:00:00Z, but the account traded it from 2024-01-15T00:15:00Z to "
            + "2024-01-15T02:15:00Z; expected data of the whole time, or --from and --to within it",
            await RefusalAsync(data: new CutDataset(Data, trade.Product, At(3))));
    }

    /// <summary>A hundred days of data before it hold more than the 30 trades that freeze the deviation.</summary>
    [Fact]
    public async Task Run_DataBeforeTheAccount_FreezesTheDeviation()
    {
        const int Day100 = 100 * 96;
        var data = Market(Timestamp.Utc(2024, 5, 1));
        await SaveAsync(Document() with { LastSlot = At(Day100 + 192) }, Record(Day100) with { Number = 1 }, Record(Day100 + 1) with { Number = 2 });

        var report = await JobAsync(data: data);

        Assert.Equal((DriftBasis.Before, At(Day100)), (report.DriftBasis, report.From));
        Assert.True(report.DriftBasisTrades >= 30, $"{report.DriftBasisTrades}");
        Assert.True(report.Drift.DeviationPct > 0);
    }

    /// <summary>
    /// Four days; venue and account differ in cycles 1 to 3 and in 5: the second and third in a row last. One deposit of 500 before the
    /// last cycle, which is no gain.
    /// </summary>
    [Fact]
    public async Task Run_AccountThatNeverTraded_GivesItsEvidenceAndMissedTrades()
    {
        const string Difference = """{"kind":"difference","at":"2024-01-15T00:15:20Z","text":"USD"}""";
        await SaveAsync(
            Document() with { LastSlot = Slot + TimeSpan.FromDays(4), State = TestAccounts.Flat(cash: 10_500).State },
            Record(0),
            Record(1, events: Difference),
            Record(2, events: Difference),
            Record(3, events: Difference),
            Record(4),
            Record(5, events: Difference),
            Record(6, nav: 10_500, events: """{"kind":"transferred","at":"2024-01-15T01:30:20Z","amount":500}"""));

        var report = await JobAsync();

        Assert.Equal((4, 0, 2), (report.Evidence.Days, report.Evidence.Trades, report.Evidence.InvariantViolations));
        Assert.Equal((0, 0), (report.Trades.LiveOnly, report.Trades.Matched));
        Assert.True(report.Trades.BacktestOnly > 0);
        Assert.Equal(report.Trades.Gap, report.Trades.Terms.Signal);
        Assert.Equal(-report.Trades.BacktestNet.Amount, report.Trades.Terms.Sum.Amount);
        Assert.Equal(0, report.Metrics.Single(m => m.Metric == Core.Evidence.Drift.ComparedMetric.MaxDrawdownPct).Live);
        Assert.Contains(report.Notes, note => note.StartsWith("Money was moved in or out", StringComparison.Ordinal));
        Assert.Equal(
            new PaperEvidence(4, 0, 2, report.Drift.MeanSd, report.Drift.LowerSd, report.Drift.UpperSd), report.Evidence);
    }

    private static IMarketDataset Market(Timestamp to) => new SyntheticMarket(SyntheticMarketOptions.Default(11) with
    {
        Products = [.. SyntheticProducts.Four],
        From = Timestamp.Utc(2024, 1, 1),
        To = to,
    }).ToDataset(withQuotes: false);

    private static Timestamp At(int cycle) => Slot.AddMs(cycle * Interval.QuarterHour.Ms);

    private static AccountDocument Document() => TestAccounts.Flat() with
    {
        LastSlot = At(10),
        Products = [.. Data.Manifest.Products.Select(p => p.Product)],
    };

    private static StoredRecord Record(int cycle, string? policy = null, decimal nav = 10_000, string events = "") => new(
        cycle + 1,
        At(cycle),
        FormattableString.Invariant($$"""
        {"schema_version":1,"account":"test","mode":"paper","slot":"{{At(cycle)}}","policy_hash":"{{policy ?? PolicyHash.Of(Policy)}}","code_version":"c","outcome":"no_trade:quiet","inputs":[],"events":[{{events}}],"decision":{"nav":{{nav}} } }
        """));

    private Task SaveAsync(AccountDocument document, params StoredRecord[] records) => StoredAccounts.SaveAsync(_store, document, records);

    private async Task SaveAsync(AccountDocument document, StoredTrade[] trades, params StoredRecord[] records)
    {
        var lease = new InMemoryCycleLease(_store.Accounts, new ManualClock(Slot));
        var grant = await lease.AcquireAsync(document.Account, "test", TimeSpan.FromMinutes(1), default);
        var commit = new AccountCommit(0, grant!.Epoch, document with { RecordCount = records.Length }) { Records = [.. records], Trades = [.. trades] };
        Assert.Equal(CommitResult.Committed, await _store.CommitAsync(commit, default));
    }

    private async Task<string> RefusalAsync(Timestamp? to = null, IMarketDataset? data = null) =>
        (await Assert.ThrowsAsync<InputException>(() => JobAsync(to, data, isArchived: to is null))).Message;

    private async Task<ComparisonReport> JobAsync(Timestamp? to = null, IMarketDataset? data = null, bool isArchived = true)
    {
        if (isArchived)
        {
            await new PolicyArchive(_objects).SaveAsync(Policy);
        }

        var job = new CompareJob(_store, new AuditReader(_store, _objects), new MemoryObjectStore(), () => data ?? Data, TimeProvider.System);
        return await job.RunAsync(new CompareRequest { Account = TestAccounts.Name, To = to, AlertPct = 25 });
    }

    /// <summary>A dataset in which one product's candles end early.</summary>
    private sealed class CutDataset(IMarketDataset whole, ProductId product, Timestamp last) : IMarketDataset
    {
        public DatasetManifest Manifest { get; } = whole.Manifest with
        {
            Products = [.. whole.Manifest.Products.Select(p => p.Product.Id == product
                ? p with { Candles = [.. p.Candles.Select(c => c with { Last = last })] }
                : p)],
        };

        public string Id => whole.Id;

        public ICandleCursor OpenCandles(ProductId product, Interval interval, Timestamp from, Timestamp to) =>
            whole.OpenCandles(product, interval, from, to);

        public IQuoteCursor? OpenQuotes(ProductId product, Timestamp from, Timestamp to) => whole.OpenQuotes(product, from, to);
    }
}
