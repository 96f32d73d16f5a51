using System.Text.Json;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Tests.Backtesting;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.Analytics;

public class PerformanceReportTests
{
    [Fact]
    public void Of_FiveTrades_GroupsThemByTheClock()
    {
        // Entered at 12, 13, 14, 22 and 8 o'clock, all out in March.
        var report = Report(TestRuns.Of(10_000, 10_010, 9_998).With(TestTrades.Five()));

        Assert.Equal([("08", -6m), ("12", 10m), ("13", 3m), ("14", 1m), ("22", -10m)], report.ByHour.Select(g => (g.Key, g.Net.Amount)));
        Assert.Equal([("2025-03", 5, -2m)], report.ByMonth.Select(g => (g.Key, g.Trades, g.Net.Amount)));
        Assert.Equal([("mean_reversion", 5)], report.BySignal.Select(g => (g.Key, g.Trades)));
        Assert.Equal([("chop", 5)], report.ByRegime.Select(g => (g.Key, g.Trades)));
        Assert.Equal([("t1", 5)], report.ByTier.Select(g => (g.Key, g.Trades)));
        Assert.Equal([("stop", 1), ("target", 4)], report.ByExit.Select(g => (g.Key, g.Trades)));

        // Held 1, 2, 3, 10 and 4 hours; returns 10, 3, 1, -5 and -6 %.
        Assert.Equal([0, 3, 2, 0, 0, 0, 0, 0], report.HoldHours.Select(b => b.Count));
        Assert.Equal([0, 0, 2, 0, 0, 0, 0, 1, 1, 0, 0, 1], report.ReturnsPct.Select(b => b.Count));
        Assert.Equal(-0.02, report.MonthlyReturns.Single().ReturnPct, 10);
        Assert.Equal(new Money(-2), report.Costs.Net);
    }

    [Fact]
    public void Of_WholeRun_EveryGroupingAddsUpToTheWhole()
    {
        var run = SliceMerge.Merge([EngineRuns.Run(EngineRuns.Dataset, EngineRuns.Busy)]);
        var report = Report(run);

        foreach (var groups in new[] { report.BySignal, report.ByProduct, report.ByRegime, report.ByTier, report.ByMonth, report.ByHour, report.ByExit })
        {
            Assert.Equal(run.Trades.Count, groups.Sum(g => g.Trades));
            Assert.Equal(report.Costs.Net.Amount, groups.Sum(g => g.Net.Amount));
            Assert.All(groups, g => Assert.Equal(g.Edge - g.Costs, g.Net));
        }

        Assert.Equal(run.Trades.Count, report.HoldHours.Sum(b => b.Count));
        Assert.Equal(run.Trades.Count, report.ReturnsPct.Sum(b => b.Count));
        Assert.Equal(report.Costs.Net.Amount, report.ByDay.Sum(d => d.Net.Amount));
        Assert.All(report.ByDay, d => Assert.Equal(d.Edge - d.Slippage - d.Fees, d.Net));
        Assert.Equal(report.FinalNav - report.InitialNav, report.Costs.Net);
        Assert.Equal((EngineRuns.To - EngineRuns.From).TotalDays, report.Equity.Days);
        Assert.Equal(
            report.Equity.TotalReturnPct, (report.MonthlyReturns.Aggregate(1.0, (all, m) => all * (1 + (m.ReturnPct / 100))) - 1) * 100, 9);
        Assert.True(report.IsSynthetic);
        Assert.NotNull(report.Benchmarks.HoldReturnPct);
    }

    [Fact]
    public void ToJson_ReadBack_IsTheSameDocument()
    {
        var bytes = Report(TestRuns.Of(10_000, 10_010, 9_998).With(TestTrades.Five())).ToJson();

        var again = JsonSerializer.Deserialize<PerformanceReport>(bytes, CoreJson.Indented)!;

        Assert.Equal(bytes, again.ToJson());
    }

    [Fact]
    public void ToJson_EveryFigureOfTheSpecification_IsThere()
    {
        using var json = JsonDocument.Parse(Report(TestRuns.Of(10_000, 10_010, 9_998).With(TestTrades.Five())).ToJson());
        string[] paths =
        [
            "trades.trades", "trades.win_rate_pct", "trades.mean_return_pct", "trades.median_return_pct", "trades.mean_r", "trades.median_r",
            "trades.expectancy", "trades.profit_factor", "costs.net_before_fees", "costs.net", "costs.edge", "costs.slippage",
            "costs.entry_fees", "costs.exit_fees", "equity.sharpe", "equity.sortino", "equity.calmar", "equity.cagr_pct",
            "equity.volatility_pct", "equity.max_drawdown_pct", "equity.max_drawdown_days", "equity.longest_drawdown_days",
            "equity.mean_exposure_pct", "equity.turnover_per_year", "hold_hours", "trades.mean_hold_hours", "trades.median_hold_hours",
            "trades.maker_share_pct", "trades.longest_win_streak", "trades.longest_loss_streak", "by_exit", "funnel.risk", "funnel.scanned",
            "by_signal", "by_product", "by_regime", "by_tier", "by_month", "by_hour", "by_day", "monthly_returns", "returns_pct",
            "benchmarks.cash_return_pct", "benchmarks.hold_return_pct", "benchmarks.scaled_hold_return_pct", "violations", "verdict",
        ];

        Assert.All(paths, path => Assert.True(
            path.Split('.').Aggregate((JsonElement?)json.RootElement, (at, name) => at?.TryGetProperty(name, out var next) == true ? next : null) is not null,
            path));
    }

    private static PerformanceReport Report(MergedRun run) => PerformanceReport.Of(run, EngineRuns.Dataset.Manifest, TestPolicies.Shipped);
}
