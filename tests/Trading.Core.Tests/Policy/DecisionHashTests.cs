using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Policy;

public sealed class DecisionHashTests
{
    private static readonly string Shipped = DecisionHash.Of(TestPolicies.Shipped);

    [Theory]
    [InlineData("name: another")]
    [InlineData("costs: {fee_schedule: taker_120}")]
    [InlineData("costs: {spread_bps: {t1: 20, t2: 40, t3: 80}}")]
    [InlineData("simulation: {latency_ms: 900}")]
    [InlineData("simulation: {base: {participation_pct: 5, touch_fill_probability: 0}}")]
    [InlineData("backtest: {initial_cash: 250, trades_min: 10}")]
    [InlineData("gate: {trades_min: 101}")]
    [InlineData("risk: {daily_stop_pct: 3.00}")]
    public void Of_WhatTheWorldChargesAndHowARunIsMade_IsTheSame(string overlay) =>
        Assert.Equal(Shipped, DecisionHash.Of(TestPolicies.ShippedWith(overlay)));

    [Theory]
    [InlineData("risk: {daily_stop_pct: 3.1}")]
    [InlineData("cycle: {interval: 30m}")]
    [InlineData("execution: {ttl_seconds: 16}")]
    [InlineData("pacing: {trades_per_day_max: 13}")]
    [InlineData("signals: {options: {price_move: {chop_15m_pct: 1.25}}}")]
    [InlineData("universe: {products_max: 29}")]
    [InlineData("sizing: {vol_target_pct: 49}")]
    [InlineData("regime: {bull_trend_pct: 11}")]
    [InlineData("features: {hole_share_max_pct: 11}")]
    [InlineData("rules: {score_min: 0.21}")]
    public void Of_WhatTheStrategyDecides_IsAnother(string overlay) =>
        Assert.NotEqual(Shipped, DecisionHash.Of(TestPolicies.ShippedWith(overlay)));

    [Fact]
    public void Of_AnyPolicy_IsNotItsPolicyHash() => Assert.NotEqual(PolicyHash.Of(TestPolicies.Shipped), Shipped);
}
