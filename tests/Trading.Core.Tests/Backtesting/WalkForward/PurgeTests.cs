using Trading.Core.Backtesting;
using Trading.Core.Backtesting.WalkForward;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Backtesting.WalkForward;

public sealed class PurgeTests
{
    // Five days in sample, 100 to 105; the test is of days 7 to 10.
    private static readonly SliceResult Slice = TestRuns.Slice(TestRuns.Start, 100, 101, 102, 103, 104, 105);

    [Theory]
    [InlineData(1, 6, 6, 0, false)] // over before the test
    [InlineData(1, 7, 7, 0, true)] // lasts into it
    [InlineData(1, 5, 9, 0, true)] // closed by the run's end, would have lasted
    [InlineData(11, 12, 12, 0, false)] // begins after it
    [InlineData(11, 12, 12, 2, true)] // looks back into it
    [InlineData(11, 12, 12, 1, false)] // looks back to its end only
    public void Meets_TradesTime_IsFromLookbackToReach(int entry, int exit, int reaches, int lookbackDays, bool expected) =>
        Assert.Equal(expected, Purge.Meets(Trade(entry, exit, reaches), Day(7), Day(10), TimeSpan.FromDays(lookbackDays)));

    [Fact]
    public void Of_NothingReachesIntoTheTest_IsTheSliceItself()
    {
        var slice = new SliceDigest(Slice, [Trade(0, 1), Trade(2, 4)]);

        Assert.Same(slice, Purge.Of(slice, Day(7), Day(10), TimeSpan.FromDays(8)));
    }

    [Fact]
    public void Of_TradeThatWouldHaveLasted_GoesWithTheDaysFromItsEntryOn()
    {
        // Entered at noon of the fourth day: that day and the next hold what it came to, and the trade that closed after its entry.
        var slice = new SliceDigest(Slice, [Trade(0, 1), Trade(1, 2), Trade(2, 4.5), Trade(3.5, 5, 8)]);

        var purged = Purge.Of(slice, Day(7), Day(10), TimeSpan.Zero);

        Assert.Equal([101m, 102m, 103m], purged.Result.Days.Select(d => d.Nav.Amount));
        Assert.Equal(new Money(103), purged.Result.FinalNav);
        Assert.Equal([Day(1), Day(2)], purged.Trades.Select(t => t.ExitAt));
    }

    [Fact]
    public void Of_TradeFromTheFirstDayOn_LeavesNothing()
    {
        var purged = Purge.Of(new SliceDigest(Slice, [Trade(0.5, 5, 9)]), Day(7), Day(10), TimeSpan.Zero);

        Assert.Empty(purged.Result.Days);
        Assert.Empty(purged.Trades);
        Assert.Equal(new Money(100), purged.Result.FinalNav);
        Assert.Equal(new Money(100), SliceMerge.Merge([purged.Result]).FinalNav);
    }

    [Fact]
    public void Of_SliceInsideTheTest_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Purge.Of(new SliceDigest(Slice, []), Day(4), Day(10), TimeSpan.Zero));

    [Fact]
    public void Digest_TradeClosedByTheRunsEnd_ReachesToItsLongestHolding()
    {
        var trade = TestTrades.Of("BTC-USD", TestRuns.Start, 2, 100, 110);
        var hours = trade.Entry.MaxHoldHours!.Value;

        var byTarget = TradeDigest.Of(trade with { Exit = ExitReason.Target });
        var byEnd = TradeDigest.Of(trade with { Exit = ExitReason.EndOfRun });
        var byEndWithoutLimit = TradeDigest.Of(trade with { Exit = ExitReason.EndOfRun, Entry = trade.Entry with { MaxHoldHours = null } });

        Assert.Equal((trade.ExitAt, trade.Net, trade.Fees), (byTarget.ReachesTo, byTarget.Net, byTarget.Fees));
        Assert.Equal(trade.EntryAt + TimeSpan.FromHours(hours), byEnd.ReachesTo);
        Assert.Equal(Timestamp.MaxValue, byEndWithoutLimit.ReachesTo);
    }

    [Fact]
    public void Stitch_SlicesOfDifferentPolicies_LinksWhatMergeRefuses()
    {
        var second = TestRuns.Slice(Day(5), 200, 220);
        second = second with { Spec = second.Spec with { PolicyHash = "another" } };

        var run = SliceMerge.Stitch([second, Slice]);

        Assert.Equal([101m, 102m, 103m, 104m, 105m, 115.5m], run.Days.Select(d => d.Nav.Amount));
        Assert.Throws<InputException>(() => SliceMerge.Merge([second, Slice]));
        Assert.Throws<InputException>(() => SliceMerge.Stitch([second with { Spec = second.Spec with { Seed = 2 } }, Slice]));
    }

    private static TradeDigest Trade(double entry, double exit, double? reaches = null) =>
        new(Day(entry), Day(exit), Day(reaches ?? exit), new Money(1), new Money(0.1m));

    private static Timestamp Day(double number) => TestRuns.Start + TimeSpan.FromDays(number);
}
