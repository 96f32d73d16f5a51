using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Policy;

public class PolicyEditTests
{
    [Theory]
    [InlineData("risk.daily_stop_pct", 2.5, "3", "2.5")]
    [InlineData("risk.clusters.MEME.cap_pct_nav", 3.5, "4", "3.5")]
    [InlineData("rules.table[trend_follow].stop_pct", 7.25, "8", "7.25")]
    [InlineData("rules.table[price_move].return_60m_pct_min", 1.5, "null", "1.5")]
    [InlineData("signals.options.mean_reversion.rsi_max", 36.5, "35", "36.5")]
    [InlineData("universe.t2.quote_volume_24h_min", 4_100_000, "5000000", "4100000")]
    [InlineData("pacing.trades_per_hour_max", 4, "3", "4")]
    [InlineData("universe.products_max", 31, "30", "31")]
    public void With_NumberAtAPath_ChangesThatAlone(string path, double number, string before, string after)
    {
        var edited = PolicyEdit.With(TestPolicies.Shipped, path, number);

        Assert.Equal(new PolicyChange(path, before, after), Assert.Single(PolicyDiff.Between(TestPolicies.Shipped, edited)));
        Assert.Equal(PolicyHash.Of(edited), PolicyHash.Of(PolicyEdit.With(edited, "cycle.deadline_seconds", 45)));
    }

    [Theory]
    [InlineData("risk.no_such")]
    [InlineData("risk.clusters.NONE.cap_pct_nav")]
    [InlineData("rules.table[none].stop_pct")]
    [InlineData("signals.options.mean_reversion.none")]
    [InlineData("risk.daily_stop_pct.more")]
    public void With_NoSuchPath_IsRefused(string path) =>
        Assert.Throws<ArgumentException>(() => PolicyEdit.With(TestPolicies.Shipped, path, 1));

    [Fact]
    public void With_NoNumberThere_IsRefused() => Assert.Throws<ArgumentException>(() => PolicyEdit.With(TestPolicies.Shipped, "universe.is_discovery_on", 1));
}
