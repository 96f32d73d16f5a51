using Trading.Core.Analytics;
using Trading.Core.Tests.Backtesting;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>A backtest "succeeded" with 0 trades.</summary>
public sealed class RunWithoutTradesCalledSuccessTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    public void NoTrade_WhateverThePolicyAsksFor_IsInsufficient(int tradesMin)
    {
        var policy = TestPolicies.Shipped with { Backtest = TestPolicies.Shipped.Backtest with { TradesMin = tradesMin } };

        var report = PerformanceReport.Of(TestRuns.Of(100, 101, 102), EngineRuns.Dataset.Manifest, policy);

        Assert.Equal(Verdict.InsufficientTrades, report.Verdict);
    }

    [Theory]
    [InlineData(5, Verdict.Complete)]
    [InlineData(6, Verdict.InsufficientTrades)]
    public void FiveTrades_AreEnoughFromTheMinimumOn(int tradesMin, Verdict verdict)
    {
        var policy = TestPolicies.Shipped with { Backtest = TestPolicies.Shipped.Backtest with { TradesMin = tradesMin } };

        var report = PerformanceReport.Of(TestRuns.Of(100, 101, 102).With(TestTrades.Five()), EngineRuns.Dataset.Manifest, policy);

        Assert.Equal(verdict, report.Verdict);
    }
}
