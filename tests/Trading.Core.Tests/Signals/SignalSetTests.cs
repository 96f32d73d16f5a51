using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Signals;

public sealed class SignalSetTests
{
    private static readonly SignalContext Chop = new(Regime.Chop, Regime.Chop);

    /// <summary>Awake, on ordinary volume, and nothing happens.</summary>
    private static readonly FeatureValues Quiet = FeatureValues.Unavailable with
    {
        Price = 100,
        Return15mPct = 0,
        Return60mPct = 0,
        Return24hPct = 0,
        VolumeRatio = 1,
        High24h = 102,
        Low24h = 99,
        Low60m = 99.9,
        Mean20h = 100,
        ZScore20h = 0,
        Rsi14 = 50,
        EmaSlopePctPerHour = 0,
        TrendConsistency12h = 0.5,
        AtrPct = 1.3,
        AtrPctMedian7d = 1,
    };

    [Fact]
    public void From_ShippedPolicy_EnablesItsSignalsInOrder()
    {
        var set = Shipped();

        Assert.Equal(
            ["price_move", "volume_spike", "momentum_breakout", "trend_follow", "mean_reversion", "fade_spike", "reversal"],
            set.Signals.Select(signal => signal.Name));
        Assert.Equal(7, set.Count);
        Assert.Equal(FeatureNeeds.Windowed & ~FeatureNeeds.Volatility, set.Needs);
        Assert.Equal((0, 0), (set.SmaFastBars, set.SmaSlowBars));
    }

    [Fact]
    public void From_SmaCrossAloneWithTheGateOff_NeedsOnlyTheAverages()
    {
        var gate = new QualityGate { MeanDistancePctMax = 0, ThinVolumeRatio = 0, IsAtrGateOn = false };

        var set = Of(gate, "sma_cross");

        Assert.Equal(FeatureNeeds.Sma, set.Needs);
        Assert.Equal((10, 30), (set.SmaFastBars, set.SmaSlowBars));
    }

    [Fact]
    public void From_NameTwice_IsAnError()
    {
        var error = Assert.Throws<InputException>(() => Of(TestPolicies.Shipped.Signals.QualityGate, "reversal", "price_move", "reversal"));

        Assert.Equal("signals.enabled: 'reversal' found twice; expected each name once", error.Message);
    }

    [Fact]
    public void From_EnabledWithoutOptions_NamesTheFirstMissing()
    {
        var policy = TestPolicies.Shipped.Signals with { Options = new Dictionary<string, SignalSettings>() };

        var error = Assert.Throws<InputException>(() => SignalSet.From(policy, TestPolicies.Shipped.Regime));

        Assert.Equal("signals.options.price_move.chop_15m_pct: missing; expected a number", error.Message);
    }

    [Fact]
    public void Scan_SeveralFire_GivesThemInTheOrderOfPolicy()
    {
        var f = Quiet with { Return15mPct = 2, Return60mPct = 3, VolumeRatio = 4, Return24hPct = 3, High24h = 100 };

        var (triggers, quality) = Scan(Of(TestPolicies.Shipped.Signals.QualityGate, "momentum_breakout", "volume_spike", "price_move"), f, Chop);

        Assert.Equal(QualityVerdict.Pass, quality);
        Assert.Equal(
            [
                new TriggerSignal("momentum_breakout", TriggerDirection.Up, 0.7, 0.8),
                new TriggerSignal("volume_spike", TriggerDirection.Up, 1, 1),
                new TriggerSignal("price_move", TriggerDirection.Up, 0.8, 0.85),
            ],
            triggers);
    }

    [Theory]
    [InlineData(111, 0.09, QualityVerdict.BadPrint)]
    [InlineData(89, 0.09, QualityVerdict.BadPrint)]
    [InlineData(110, 0.09, QualityVerdict.Pass)]
    [InlineData(111, 0.1, QualityVerdict.Pass)]
    [InlineData(double.NaN, 1, QualityVerdict.NoData)]
    [InlineData(100, double.NaN, QualityVerdict.NoData)]
    public void Scan_PriceFarFromItsMeanOnThinVolume_IsABadPrint(double price, double volumeRatio, QualityVerdict expected)
    {
        Assert.Equal(expected, Scan(Shipped(), Quiet with { Price = price, VolumeRatio = volumeRatio }, Chop).Quality);
    }

    [Theory]
    [InlineData(Regime.Chop, 1.05, QualityVerdict.Pass)]
    [InlineData(Regime.Chop, 1.04, QualityVerdict.Asleep)]
    [InlineData(Regime.Bull, 1.2, QualityVerdict.Pass)]
    [InlineData(Regime.Bull, 1.19, QualityVerdict.Asleep)]
    [InlineData(Regime.Crash, 1.19, QualityVerdict.Asleep)]
    [InlineData(Regime.Chop, double.NaN, QualityVerdict.NoData)]
    public void Scan_AtrBelowTheRegimesRatio_IsAsleepAndSilent(Regime regime, double atrRatio, QualityVerdict expected)
    {
        var f = Quiet with { AtrPct = atrRatio, Return15mPct = 5, Return60mPct = 9, VolumeRatio = 5 };

        var (triggers, quality) = Scan(Shipped(), f, new SignalContext(regime, regime));

        Assert.Equal(expected, quality);
        Assert.Equal(expected == QualityVerdict.Pass, triggers.Length > 0);
    }

    [Fact]
    public void Scan_GatesOff_AsksOnlyForAPrice()
    {
        var set = Of(new QualityGate { MeanDistancePctMax = 0, ThinVolumeRatio = 0, IsAtrGateOn = false }, "sma_cross");

        Assert.Equal(QualityVerdict.Pass, Scan(set, FeatureValues.Unavailable with { Price = 1 }, Chop).Quality);
        Assert.Equal(QualityVerdict.NoData, Scan(set, FeatureValues.Unavailable, Chop).Quality);
    }

    [Fact]
    public void Scan_EverythingUnavailableButTheGatesFeatures_EverySignalIsSilent()
    {
        var gate = new QualityGate { MeanDistancePctMax = 0, ThinVolumeRatio = 0, IsAtrGateOn = false };
        var set = Of(gate, [.. SignalRegistry.Vocabulary.OptionsBySignal.Keys]);

        Assert.Empty(Scan(set, FeatureValues.Unavailable with { Price = 100 }, Chop).Triggers);
    }

    [Fact]
    public void WantsExit_OnlyTheSignalThatEntered_IsAsked()
    {
        var set = Of(TestPolicies.Shipped.Signals.QualityGate, "price_move", "sma_cross");
        var f = FeatureValues.Unavailable with { SmaCross = SmaCross.Down };

        Assert.True(set.WantsExit(f, Chop, TestPositions.EnteredBy("sma_cross", Regime.Chop)));
        Assert.False(set.WantsExit(f, Chop, TestPositions.EnteredBy("price_move", Regime.Chop)));
        Assert.False(set.WantsExit(f, Chop, TestPositions.EnteredBy("regime_signal", Regime.Bull)));
    }

    [Fact]
    public void Scan_SteadyState_AllocatesNothing()
    {
        var set = Of(TestPolicies.Shipped.Signals.QualityGate, [.. SignalRegistry.Vocabulary.OptionsBySignal.Keys]);
        var loud = Quiet with { Return15mPct = 5, Return60mPct = 9, VolumeRatio = 5 };
        var into = new TriggerSignal[set.Count];
        var fired = 0;

        Assert.Equal(0, Allocations.Of(() =>
        {
            fired = 0;
            return () =>
            {
                for (var i = 0; i < 10_000; i++)
                {
                    fired += set.Scan(i % 2 == 0 ? loud : Quiet, Chop, into, out _);
                }
            };
        }));
        Assert.Equal(2 * 5_000, fired);
    }

    private static SignalSet Shipped() => SignalSet.From(TestPolicies.Shipped.Signals, TestPolicies.Shipped.Regime);

    private static SignalSet Of(QualityGate gate, params string[] names) => SignalSet.From(
        TestPolicies.Shipped.Signals with { Enabled = names, QualityGate = gate },
        TestPolicies.Shipped.Regime);

    private static (TriggerSignal[] Triggers, QualityVerdict Quality) Scan(SignalSet set, FeatureValues f, SignalContext ctx)
    {
        var into = new TriggerSignal[set.Count];
        var count = set.Scan(f, ctx, into, out var quality);
        return (into[..count], quality);
    }
}
