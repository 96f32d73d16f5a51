using System.Text.Json;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Core.TradeLog;

namespace Trading.Core.Analytics;

/// <summary>Everything there is to say of a run, from its trades and its daily NAV. Each figure is defined where it is declared.</summary>
public sealed record PerformanceReport
{
    /// <summary>Version of this document's shape.</summary>
    public required int SchemaVersion { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>The data was made up: nothing here says anything of a real market.</summary>
    public required bool IsSynthetic { get; init; }

    public required string PolicyName { get; init; }

    /// <summary>The product that benchmarks hold: the one that the policy judges the regime on; null in documents that do not name it.</summary>
    public ProductId? ReferenceProduct { get; init; }

    public required Money InitialNav { get; init; }

    public required Money FinalNav { get; init; }

    public required TradeStatistics Trades { get; init; }

    public required EquityStatistics Equity { get; init; }

    public required CostSplit Costs { get; init; }

    public required BenchmarkComparison Benchmarks { get; init; }

    public required IReadOnlyList<GroupResult> BySignal { get; init; }

    public required IReadOnlyList<GroupResult> ByProduct { get; init; }

    public required IReadOnlyList<GroupResult> ByRegime { get; init; }

    public required IReadOnlyList<GroupResult> ByTier { get; init; }

    /// <summary>By UTC month of the exit.</summary>
    public required IReadOnlyList<GroupResult> ByMonth { get; init; }

    /// <summary>By UTC hour of the entry.</summary>
    public required IReadOnlyList<GroupResult> ByHour { get; init; }

    public required IReadOnlyList<GroupResult> ByExit { get; init; }

    /// <summary>By UTC day of the exit.</summary>
    public required IReadOnlyList<DayResult> ByDay { get; init; }

    /// <summary>Return of each UTC month from the NAV series.</summary>
    public required IReadOnlyList<MonthReturn> MonthlyReturns { get; init; }

    /// <summary>Holding times in hours.</summary>
    public required IReadOnlyList<HistogramBin> HoldHours { get; init; }

    /// <summary>Net returns in percent.</summary>
    public required IReadOnlyList<HistogramBin> ReturnsPct { get; init; }

    /// <summary>From scanned to filled, with the reasons at each step; rejected proposals stand under risk.</summary>
    public required FunnelCounts Funnel { get; init; }

    /// <summary>Caps and pacing, checked on the trade log alone.</summary>
    public required IReadOnlyList<RuleViolation> Violations { get; init; }

    public required MergedRun Run { get; init; }

    /// <param name="run">The slices.</param>
    /// <param name="manifest">Of the dataset they ran on.</param>
    /// <param name="policy">The policy they ran with.</param>
    public static PerformanceReport Of(MergedRun run, DatasetManifest manifest, TradingPolicy policy)
    {
        var equity = EquityStatistics.Of(run);
        return new PerformanceReport
        {
            SchemaVersion = 1,

            // No trade is no success, even where policy asks for none.
            Verdict = run.Trades.Count < Math.Max(1, policy.Backtest.TradesMin) ? Verdict.InsufficientTrades : Verdict.Complete,
            IsSynthetic = manifest.IsSynthetic,
            PolicyName = policy.Name,
            ReferenceProduct = policy.Regime.ReferenceProduct,
            InitialNav = run.InitialNav,
            FinalNav = run.FinalNav,
            Trades = TradeStatistics.Of(run.Trades),
            Equity = equity,
            Costs = CostSplit.Of(run.Trades),
            Benchmarks = BenchmarkComparison.Of(run, equity.TotalReturnPct),
            BySignal = GroupResult.By(run.Trades, t => t.Entry.Signal),
            ByProduct = GroupResult.By(run.Trades, t => t.Product.Value),
            ByRegime = GroupResult.By(run.Trades, t => t.Entry.Regime.ToCode()),
            ByTier = GroupResult.By(run.Trades, t => t.Entry.Tier.ToCode()),
            ByMonth = GroupResult.By(run.Trades, t => t.ExitAt.ToString()[..7]),
            ByHour = GroupResult.By(run.Trades, t => t.EntryAt.ToString()[11..13]),
            ByExit = GroupResult.By(run.Trades, t => t.Exit.ToCode()),
            ByDay = DayResult.By(run.Trades),
            MonthlyReturns = MonthReturn.Of(run.InitialNav, run.Days),
            HoldHours = HistogramBin.Of([.. run.Trades.Select(t => t.Held.TotalHours)], 1, 4, 12, 24, 48, 72, 120),
            ReturnsPct = HistogramBin.Of([.. run.Trades.Select(t => (double)t.ReturnPct)], -10, -6, -4, -2, -1, 0, 1, 2, 4, 6, 10),
            Funnel = run.Funnel,
            Violations = TradeLogAudit.Check(run, policy),
            Run = run,
        };
    }

    /// <summary>The report as indented JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, CoreJson.Indented);
}
