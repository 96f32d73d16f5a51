using Trading.Core.Analytics.Comparison;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.Analytics.Comparison;

public class TradeMatchingTests
{
    private const long MinuteMs = 60_000;

    private static readonly TimeSpan Cycle = TimeSpan.FromMinutes(15);

    [Fact]
    public void Match_SameSlots_PairsEachTradeInOrderOfTheirEnds()
    {
        var live = new[] { At("ETH-USD", 60), At("BTC-USD", 0), At("BTC-USD", 120) };

        var pairs = TradeMatching.Match(live, [At("BTC-USD", 120), At("BTC-USD", 0), At("ETH-USD", 60)], Cycle);

        Assert.Equal([(0, 0), (60, 60), (120, 120)], pairs.Select(Minutes));
        Assert.All(pairs, pair => Assert.Equal(pair.Live!.Product, pair.Backtest!.Product));
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(-15, true)]
    [InlineData(16, false)]
    [InlineData(-16, false)]
    public void Match_OneCycleApart_IsOneOpportunityAndNoFurther(int minutes, bool isMatched)
    {
        var pairs = TradeMatching.Match([At("BTC-USD", 100)], [At("BTC-USD", 100 + minutes)], Cycle);

        Assert.Equal(isMatched ? 1 : 2, pairs.Count);
        Assert.Equal(isMatched, pairs[0].IsMatched);
    }

    [Fact]
    public void Match_OtherProductOrSignal_StaysAlone()
    {
        var other = At("BTC-USD", 0);
        other = other with { Entry = other.Entry with { Signal = "momentum_breakout" } };

        var pairs = TradeMatching.Match([At("BTC-USD", 0)], [At("ETH-USD", 0), other], Cycle);

        Assert.Equal(3, pairs.Count);
        Assert.DoesNotContain(pairs, pair => pair.IsMatched);
        Assert.Equal(1, pairs.Count(pair => pair.Backtest is null));
    }

    /// <summary>The nearest first: 15 could go to 0 or 30, but 30 is taken at its own slot.</summary>
    [Fact]
    public void Match_TwoCandidates_NearestWinsAndNothingIsLost()
    {
        var pairs = TradeMatching.Match([At("BTC-USD", 15), At("BTC-USD", 30)], [At("BTC-USD", 0), At("BTC-USD", 30), At("BTC-USD", 45)], Cycle);

        Assert.Equal([(15, 0), (30, 30), (-1, 45)], pairs.Select(Minutes));
    }

    [Fact]
    public void Match_NothingAtAll_IsEmpty() => Assert.Empty(TradeMatching.Match([], [], Cycle));

    private static (int Live, int Backtest) Minutes(TradePair pair) => (MinutesOf(pair.Live), MinutesOf(pair.Backtest));

    private static int MinutesOf(Trade? trade) => trade is null ? -1 : (int)((trade.EntrySlot.UnixMs - TestTrades.Slot.UnixMs) / MinuteMs);

    private static Trade At(string product, int minutes) => TestTrades.Of(product, TestTrades.Slot.AddMs(minutes * MinuteMs), 1, 100, 101);
}
