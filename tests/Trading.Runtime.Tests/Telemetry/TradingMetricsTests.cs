using System.Text.RegularExpressions;
using Trading.Runtime.Telemetry;

namespace Trading.Runtime.Tests.Telemetry;

public partial class TradingMetricsTests
{
    [Fact]
    public void All_Names_AreOursAndUnlikeEachOther()
    {
        Assert.True(TradingMetrics.All.Length >= 20);
        Assert.All(TradingMetrics.All, metric => Assert.Matches(Name(), metric.Name));
        Assert.Equal(TradingMetrics.All.Length, TradingMetrics.All.Select(metric => metric.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        var series = TradingMetrics.All.SelectMany(metric => metric.PrometheusNames).ToList();
        Assert.Equal(series.Count, series.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void All_PublicMetrics_AreInTheList() => Assert.Equal(
        typeof(TradingMetrics).GetProperties().Where(property => property.PropertyType == typeof(Metric)).Select(property => ((Metric)property.GetValue(null)!).Name).Order(),
        TradingMetrics.All.Select(metric => metric.Name).Order());

    [Fact]
    public void All_Units_AreUcum() =>
        Assert.All(TradingMetrics.All, metric => Assert.Matches(Unit(), metric.Unit));

    [Fact]
    public void All_Tags_HaveFewValues()
    {
        // Not one that would make a series of each order, slot or text.
        string[] few = ["account", "mode", "product", "outcome", "stage", "leg", "state", "liquidity", "cap", "code", "severity", "endpoint", "fault", "event"];
        Assert.All(TradingMetrics.All, metric => Assert.All(metric.Tags, tag => Assert.Contains(tag, few)));
    }

    [Theory]
    [InlineData("trading.cycle.duration", "trading_cycle_duration_seconds_bucket", "trading_cycle_duration_seconds_sum", "trading_cycle_duration_seconds_count")]
    [InlineData("trading.cycle.count", "trading_cycle_count_total")]
    [InlineData("trading.drawdown", "trading_drawdown_ratio")]
    [InlineData("trading.nav", "trading_nav")]
    [InlineData("trading.slippage", "trading_slippage_bucket", "trading_slippage_sum", "trading_slippage_count")]
    [InlineData("trading.fees", "trading_fees_total")]
    public void PrometheusNames_Metric_AreAsTheCollectorMakesThem(string name, params string[] expected) =>
        Assert.Equal(expected, TradingMetrics.All.Single(metric => metric.Name == name).PrometheusNames);

    [GeneratedRegex(@"\Atrading(\.[a-z]+(_[a-z]+)*)+\z", RegexOptions.None, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A(s|1|\{[a-z]+\})\z", RegexOptions.None, 1000)]
    private static partial Regex Unit();
}
