using Trading.Core.Backtesting.WalkForward;
using Trading.Core.Market;

namespace Trading.Core.Tests.Backtesting.WalkForward;

public sealed class WalkForwardWindowsTests
{
    private static readonly Timestamp Start = Timestamp.Utc(2024, 1, 1);

    [Theory]
    [InlineData(WalkForwardMode.Rolling, 100, "0-40 42-62|20-60 62-82")] // a third would end on day 102
    [InlineData(WalkForwardMode.Rolling, 102, "0-40 42-62|20-60 62-82|40-80 82-102")]
    [InlineData(WalkForwardMode.Anchored, 102, "0-40 42-62|0-60 62-82|0-80 82-102")]
    [InlineData(WalkForwardMode.Anchored, 62, "0-40 42-62")]
    public void Of_Range_CutsTestsThatFollowEachOther(WalkForwardMode mode, int days, string expected)
    {
        var windows = WalkForwardWindows.Of(Start, Day(days), new WalkForwardOptions(mode, 40, 20, 2));

        Assert.Equal(expected, string.Join('|', windows.Select(w => $"{Number(w.From)}-{Number(w.ChosenAt)} {Number(w.TestFrom)}-{Number(w.To)}")));
        Assert.Equal(Enumerable.Range(0, windows.Length), windows.Select(w => w.Index));
    }

    [Fact]
    public void Of_RangeShorterThanOneWindow_SaysSo() => Assert.Contains(
        "holds no window of 40 days in sample, 2 of embargo and 20 out of sample",
        Assert.Throws<InputException>(() => WalkForwardWindows.Of(Start, Day(61), new WalkForwardOptions(WalkForwardMode.Rolling, 40, 20, 2))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Best_Scores_IsTheHighestOfEqualsTheFirst()
    {
        Assert.Equal(2, WalkForwardChoice.Best([null, 1, 3, 3, double.NaN]));
        Assert.Equal(1, WalkForwardChoice.Best([double.NaN, -5, null]));
        Assert.Null(WalkForwardChoice.Best([null, double.NaN]));
        Assert.Null(WalkForwardChoice.Best([]));
    }

    [Fact]
    public void Decay_OfWindows_IsTheMeanOverThoseThatHaveBoth()
    {
        var decay = WalkForwardDecay.Of([(2.0, 1.0, true), (1.0, -0.25, false), (null, 9.0, true), (3.0, null, false)]);

        Assert.Equal(new WalkForwardDecay(1.5, 0.375, 25, 2, 2), decay);
        Assert.Null(WalkForwardDecay.Of([(-1.0, 1.0, true)]).RatioPct);
        Assert.Equal(new WalkForwardDecay(null, null, null, 0, 0), WalkForwardDecay.Of([]));
    }

    private static Timestamp Day(int number) => Start + TimeSpan.FromDays(number);

    private static int Number(Timestamp time) => (int)(time - Start).TotalDays;
}
