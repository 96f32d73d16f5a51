using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Signals;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Signals.RegimeChange;

public sealed class RegimeSignalTests
{
    [Theory]
    [InlineData(Regime.Chop, Regime.Bull, TriggerDirection.Up)]
    [InlineData(Regime.Crash, Regime.Bear, TriggerDirection.Up)]
    [InlineData(Regime.Bear, Regime.Chop, TriggerDirection.Up)]
    [InlineData(Regime.Bull, Regime.Chop, TriggerDirection.Down)]
    [InlineData(Regime.Chop, Regime.Bear, TriggerDirection.Down)]
    [InlineData(Regime.Bear, Regime.Crash, TriggerDirection.Down)]
    public void Scan_RegimeChanged_PointsWhereTheMarketWent(Regime previous, Regime now, TriggerDirection direction)
    {
        SignalProbe.IsTrigger(SignalProbe.Scan("regime_signal", FeatureValues.Unavailable, now, previous: previous), direction, 0.6, 0.6);
    }

    [Theory]
    [InlineData(Regime.Chop)]
    [InlineData(Regime.Bull)]
    [InlineData(Regime.Bear)]
    [InlineData(Regime.Crash)]
    public void Scan_RegimeStayed_IsSilentRelaxedOrNot(Regime regime)
    {
        Assert.Null(SignalProbe.Scan("regime_signal", FeatureValues.Unavailable, regime));
        Assert.Null(SignalProbe.Scan("regime_signal", FeatureValues.Unavailable, regime, SignalProbe.Fallback));
    }

    [Theory]
    [InlineData(Regime.Bull, Regime.Chop, true)]
    [InlineData(Regime.Bull, Regime.Crash, true)]
    [InlineData(Regime.Chop, Regime.Bear, true)]
    [InlineData(Regime.Bull, Regime.Bull, false)]
    [InlineData(Regime.Chop, Regime.Bull, false)]
    public void WantsExit_MarketWorseThanAtEntry_AsksUntilItIsDone(Regime atEntry, Regime now, bool wants)
    {
        var position = TestPositions.EnteredBy("regime_signal", atEntry);

        // The change need not have happened in this very cycle.
        Assert.Equal(wants, SignalProbe.Shipped("regime_signal").WantsExit(FeatureValues.Unavailable, new SignalContext(now, now), position));
    }
}
