using Trading.Core;
using Trading.Core.Orders;
using Trading.Runtime.Reporting.Results;

namespace Trading.Runtime.Tests.Reporting.Results;

public class TradeStoryTests
{
    [Fact]
    public void TitleOf_ATrade_SaysWhatCameOfIt() =>
        Assert.Equal("ETH-USD 2025-03-05 12:15: +16.00 USD (+8.01 %)", Plain(TradeStory.TitleOf(TestTrade.Eth))); // 16 / 199.75

    [Theory]
    [InlineData("In the cycle of 2025-03-05 12:15 UTC the signal mean_reversion fired on ETH-USD, a product of tier t1, while the market was in chop.")]
    [InlineData("strength was 0.80 and its confidence 0.50, both of at most 1, a score of 0.40")]
    [InlineData("with conviction 0.62")]
    [InlineData("The tier allows 3 % of NAV; the risk allowed per trade, over the distance of the stop, 2.5 %. The smaller counts.")]
    [InlineData("2.5 % \u00d7 rule 1 \u00d7 volatility 0.8 \u00d7 regime 0.5 \u00d7 tier in the regime 1 \u00d7 conviction 0.9 = 0.9 % of NAV.")]
    [InlineData("Of a NAV of 25,000.00 USD that is 225.00 USD; 199.00 USD were bought, 88.4 % of it")]
    [InlineData("the stop 5 % below the average entry, at 94.5250; the target 8 % above it, at 107.4600; after 48 hours")]
    [InlineData("2 ETH at 99.5000 on average, first filled at 2025-03-05 12:15 UTC. The mid at the decision was 100.0000: 50.0 bps better. All of it rested in the book as a maker; fees 0.75 USD.")]
    [InlineData("The bid had reached the target. Decided in the cycle of 2025-03-05 17:45 UTC, done at 2025-03-05 17:45 UTC after 5 h 30 min.")]
    [InlineData("2 ETH at 108.5000 on average. The mid at the decision was 110.0000: 136.4 bps worse. All of it crossed the spread as a taker; fees 1.25 USD.")]
    [InlineData("Edge +20.00 \u2212 slippage 2.00 \u2212 fees 2.00 = net +16.00 USD, +8.01 % of what was paid, +1.61 times the loss at the stop.")]
    [InlineData("NAV was 25,000.00 USD at the decision to enter and 25,016.00 USD after the exit.")]
    [InlineData("policy abcdef012345, code 0.1.0-test, data live")]
    public void Of_ATrade_TellsItsNumbers(string expected) => Assert.Contains(expected, Text(TestTrade.Eth), StringComparison.Ordinal);

    [Fact]
    public void Of_NoStopTargetOrHold_SaysSo()
    {
        var entry = TestTrade.Eth.Entry with { StopPct = null, TargetPct = null, MaxHoldHours = null, Size = TestTrade.Eth.Entry.Size with { RiskPctNav = null } };
        var text = Text(TestTrade.Eth with { Entry = entry });

        Assert.Contains("No stop, target or longest holding was set.", text, StringComparison.Ordinal);
        Assert.Contains("without a stop nothing else limits it", text, StringComparison.Ordinal);
        Assert.DoesNotContain("times the loss at the stop", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_PartlyRestingAndDust_SaysHowMuch()
    {
        var text = Text(TestTrade.Eth with { SoldAsMaker = new Money(54.25m), SoldQuantity = new Quantity(1.5m) });

        Assert.Contains("25 % of it rested in the book as a maker", text, StringComparison.Ordinal);
        Assert.Contains("Of 2 bought.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_EveryExitReason_IsASentence() => Assert.All(
        Enum.GetValues<ExitReason>(),
        reason => Assert.Matches("[A-Z][a-z ]+\\. Decided in the cycle", Text(TestTrade.Eth with { Exit = reason })));

    private static string Text(Core.TradeLog.Trade trade) => Plain(string.Join('\n', TradeStory.Of(trade).SelectMany(part => part)));

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
