using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Signals;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Signals.SmaCrossing;

public sealed class SmaCrossSignalTests
{
    [Fact]
    public void Scan_FastCrossesAbove_Fires()
    {
        SignalProbe.IsTrigger(Scan(SmaCross.Up), TriggerDirection.Up, 1, 1);
    }

    [Theory]
    [InlineData(SmaCross.None)]
    [InlineData(SmaCross.Down)]
    public void Scan_NoCrossOrBelow_IsSilentRelaxedOrNot(SmaCross cross)
    {
        Assert.Null(Scan(cross));
        Assert.Null(Scan(cross, SignalProbe.Fallback));
    }

    [Theory]
    [InlineData(SmaCross.Down, true)]
    [InlineData(SmaCross.None, false)]
    [InlineData(SmaCross.Up, false)]
    public void WantsExit_FastCrossesBelow_Asks(SmaCross cross, bool wants)
    {
        var position = TestPositions.EnteredBy("sma_cross", Regime.Chop);
        var f = FeatureValues.Unavailable with { SmaCross = cross };

        Assert.Equal(wants, SignalProbe.Shipped("sma_cross").WantsExit(f, new SignalContext(Regime.Chop, Regime.Chop), position));
    }

    private static TriggerSignal? Scan(SmaCross cross, double relax = 1) =>
        SignalProbe.Scan("sma_cross", FeatureValues.Unavailable with { SmaCross = cross }, relax: relax);
}
