using Trading.Core;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Runtime.Backtests;
using Trading.Runtime.Evidence;
using Trading.Runtime.Governance;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Evidence;

public class GateJobTests
{
    private static readonly Timestamp Now = Timestamp.Utc(2025, 3, 1);
    private static readonly VerdictKey Key = VerdictKey.Parse(Convert.ToBase64String(new byte[32]), "key");

    private static readonly Lazy<InMemoryDataset> Market = new(() => new SyntheticMarket(SyntheticMarketOptions.Default(5) with
    {
        Products = [.. SyntheticProducts.Four.Take(2)],
        To = Timestamp.Utc(2024, 7, 1),
        Edges = [new PlantedEdge { DriftBps = 500 }],
    }).ToDataset(withQuotes: false));

    private readonly MemoryObjectStore _store = new();

    [Fact]
    public async Task RunAsync_HalfAYear_IsNoGoWithEveryCriterionAndBothFees()
    {
        var report = (await RunAsync(Shipped)).Report;

        Assert.Equal(GateVerdict.NoGo, report.Verdict);
        Assert.Equal(Enum.GetValues<GateCriterionCode>(), report.Decision.Criteria.Select(c => c.Code).Order());
        Assert.Equal(2, report.Evidence.Slices);
        Assert.Equal(0, report.Evidence.PartialSlices);
        Assert.Equal(1, report.Evidence.Trials);
        Assert.Equal([Timestamp.Utc(2024, 1, 9), Timestamp.Utc(2024, 4, 1)], report.Evidence.Windows.Select(w => w.From));
        Assert.Equal("taker_120", report.SecondFeeSchedule);
        Assert.True(report.SecondEvidence.Net < report.Evidence.Net, $"{report.SecondEvidence.Net} with dearer fees, {report.Evidence.Net} without");
        Assert.Equal(report.ToJson(), (await RunAsync(Shipped)).Report.ToJson());
    }

    [Fact]
    public async Task RunAsync_Again_TakesStoredSlicesAndCountsTheTrialOnce()
    {
        var first = await RunAsync(Shipped);
        var second = await RunAsync(Shipped);

        Assert.Equal((4, 0), (first.Run.Ran, first.Run.Found));
        Assert.Equal((0, 4), (second.Run.Ran, second.Run.Found));
        Assert.Equal(1, second.Report.Evidence.Trials);
        Assert.Equal(first.Report.TrialLedgerHead, second.Report.TrialLedgerHead);
    }

    [Fact]
    public async Task RunAsync_AfterAnotherPolicy_CountsBoth()
    {
        await RunAsync(With("risk: {max_open_positions: 3}"));

        var report = (await RunAsync(Shipped)).Report;

        Assert.Equal(2, report.Evidence.Trials);
        Assert.InRange(report.Evidence.OverfittingProbability, 0, 1);
    }

    [Fact]
    public async Task RunAsync_LedgerEntryDeleted_BlocksAndNamesIt()
    {
        await RunAsync(With("risk: {max_open_positions: 3}"));
        await RunAsync(Shipped);
        await _store.DeleteAsync(TrialLedger.KeyOf(2), CancellationToken.None);

        var report = (await RunAsync(Lenient)).Report;

        Assert.Equal(GateVerdict.NoGo, report.Verdict);
        var unmet = Assert.Single(report.Decision.Unmet);
        Assert.Equal(GateCriterionCode.TrialLedger, unmet.Code);
        Assert.Contains("ledger entry 2: is missing", unmet.Evidence, StringComparison.Ordinal);
    }

    /// <summary>A GO lets exactly this policy, code and data trade, until it expires.</summary>
    [Fact]
    public async Task RunAsync_EveryLimitMet_GivesAVerdictThatHoldsForThisAlone()
    {
        var report = (await RunAsync(Lenient)).Report;
        Assert.Empty(report.Decision.Unmet.Select(c => c.Evidence));
        var text = VerdictSigner.Sign(report.ToVerdict(Now, 30), Key);
        var scope = new VerdictScope(PolicyHash.Of(Lenient), EngineVersion.Current, DatasetLineage.Of(Market.Value.Manifest));

        Assert.Equal(VerdictStanding.Valid, Judge(text, scope));
        Assert.Equal(VerdictStanding.OtherPolicy, Judge(text, scope with { PolicyHash = PolicyHash.Of(Shipped) }));
        Assert.Equal(VerdictStanding.OtherCode, Judge(text, scope with { CodeVersion = "0.1.0-other" }));
        Assert.Equal(VerdictStanding.OtherData, Judge(text, scope with { DatasetLineage = DatasetLineage.OfVenue("coinbase") }));
        Assert.Equal(VerdictStanding.Expired, VerdictCheck.Judge(text, "v", scope, Now + TimeSpan.FromDays(30), Key).Standing);
        Assert.Equal(VerdictStanding.Tampered, Judge(text.Replace("canary", "full", StringComparison.Ordinal), scope));
    }

    [Fact]
    public async Task RunAsync_MoreCapitalWithoutPaper_IsNoGo()
    {
        var report = (await RunAsync(Lenient, new GateRequest { Step = CapitalStep.Quarter })).Report;

        Assert.Equal(
            [GateCriterionCode.PaperDays, GateCriterionCode.PaperTrades, GateCriterionCode.PaperInvariants, GateCriterionCode.PaperDegradation, GateCriterionCode.CapitalStep],
            report.Decision.Unmet.Select(c => c.Code));
    }

    private static TradingPolicy Shipped => PolicyLoader.Shipped(SignalRegistry.Vocabulary);

    // Limits that anything meets: what is looked at is the way, not the result.
    private static TradingPolicy Lenient { get; } = Loosened(Shipped);

    private static TradingPolicy Loosened(TradingPolicy policy) => policy with
    {
        Gate = policy.Gate with
        {
            WindowsPositivePctMin = 0,
            RegimeTradesMin = 1_000_000,
            TradesMin = 1,
            DeflatedSharpeMin = 0,
            OverfittingProbabilityMax = 1,
            SuperiorAbilityPMax = 1,
            TrackRecordConfidence = 0.51,
            DrawdownPctMax = 100,
            ContributionPctMax = 100,
        },
    };

    private static TradingPolicy With(string overlay) =>
        PolicyLoader.Load($"extends: shipped\nname: test\n{overlay}\n", "test", SignalRegistry.Vocabulary);

    private static VerdictStanding Judge(string text, VerdictScope scope) => VerdictCheck.Judge(text, "v", scope, Now, Key).Standing;

    private Task<GateOutcome> RunAsync(TradingPolicy policy, GateRequest? request = null) =>
        new GateJob(_store, () => Market.Value, policy, TimeProvider.System).RunAsync(request ?? new GateRequest());
}
