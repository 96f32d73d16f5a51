using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Rules;
using Trading.Core.Signals;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Rules;

public sealed class RulesEngineTests
{
    private static readonly FeatureValues Plain = RulesProbe.Plain;

    // Size % NAV = min(base 3, 0.15 / stop) x rule x regime x (0.5 + 0.5 x conviction), conviction = .5 strength + .3 confidence + .02 (T1).
    [Theory]
    [InlineData("price_move", Regime.Bull, 0.8, 0.85, 6, 12, 48, "0.675", "209.375")] // 2.5 x 1 x 1 x 0.8375
    [InlineData("volume_spike", Regime.Bull, 0.5, 0.625, 8, 15, 72, "0.4575", "136.640625")] // 1.875 x 1 x 1 x 0.72875
    [InlineData("momentum_breakout", Regime.Bull, 0.7, 0.8, 6, 20, 120, "0.61", "241.5")] // 2.5 x 1.2 x 1 x 0.805
    [InlineData("trend_follow", Regime.Bull, 0.5, 0.75, 8, 15, 72, "0.495", "140.15625")] // 1.875 x 1 x 1 x 0.7475
    [InlineData("mean_reversion", Regime.Chop, 0.75, 0.4, 6, 9, 36, "0.515", "66.28125")] // 2.5 x 0.7 x 0.5 x 0.7575
    [InlineData("fade_spike", Regime.Chop, 0.5, 0.75, 6, 9, 36, "0.495", "65.40625")] // 2.5 x 0.7 x 0.5 x 0.7475
    [InlineData("reversal", Regime.Chop, 0.5, 0.6, 12, 25, 48, "0.45", "36.25")] // 1.25 x 0.8 x 0.5 x 0.725
    public void Propose_EachRule_GivesItsExitsAndTheSizeByHand(
        string signal, Regime regime, double strength, double confidence, int stop, int target, int hold, string conviction, string size)
    {
        var trigger = RulesProbe.Up(signal, strength, confidence);

        var (proposal, reasons) = RulesProbe.AllSignals.Propose(Plain, regime, Tier.T1, trigger);

        Assert.Equal([RuleReason.Proposed], reasons);
        Assert.NotNull(proposal);
        Assert.Equal((stop, target, hold), (proposal.Entry.StopPct!.Value, proposal.Entry.TargetPct!.Value, proposal.Entry.MaxHoldHours!.Value));
        Assert.Equal((double)decimal.Parse(conviction), proposal.Entry.Conviction);
        Assert.Equal(decimal.Parse(size), proposal.Size.Amount);
        Assert.Equal(proposal.Size, proposal.Entry.Size.Notional);
        Assert.Equal(proposal.Size, proposal.SizeCeiling);
        Assert.Equal(strength * confidence, proposal.Score);
        Assert.Equal((signal, strength, confidence, Tier.T1, regime), Told(proposal));
        Assert.Equal((0, "BTC-USD", 1e7), (proposal.ProductIndex, proposal.Product.Value, proposal.QuoteVolume24h));
    }

    [Fact]
    public void Propose_Down_IsNeverTaken()
    {
        var trigger = new TriggerSignal("price_move", TriggerDirection.Down, 1, 1);

        Assert.Equal(RuleReason.Direction, RulesProbe.AllSignals.ReasonFor(Plain, Regime.Bull, trigger));
    }

    [Theory]
    [InlineData("sma_cross", Regime.Bull, RuleReason.NoRule)]
    [InlineData("price_move", Regime.Chop, RuleReason.RegimeSignal)]
    [InlineData("mean_reversion", Regime.Bull, RuleReason.RegimeSignal)]
    [InlineData("price_move", Regime.Bear, RuleReason.RegimeSignal)]
    [InlineData("mean_reversion", Regime.Crash, RuleReason.RegimeSignal)]
    [InlineData("price_move", Regime.Bull, RuleReason.Proposed)]
    [InlineData("mean_reversion", Regime.Chop, RuleReason.Proposed)]
    public void Propose_SignalInARegime_IsTakenOnlyWhereTheProfileListsIt(string signal, Regime regime, RuleReason expected)
    {
        Assert.Equal(expected, RulesProbe.Shipped.ReasonFor(Plain, regime, RulesProbe.Up(signal, 1, 1)));
    }

    [Fact]
    public void Propose_ReversalInACrash_IsExcludedEvenWhereTheRegimeWouldAllowIt()
    {
        var policy = TestPolicies.ShippedWith("""
            regime:
              crash: {signals: [reversal, fade_spike], size_multiplier: 0.5, position_cap_multiplier: 1, max_open_positions: 1}
            """);
        var probe = new RulesProbe(policy);

        Assert.Equal(RuleReason.RegimeSignal, probe.ReasonFor(Plain, Regime.Crash, RulesProbe.Up("reversal", 1, 1)));
        Assert.Equal(RuleReason.Proposed, probe.ReasonFor(Plain, Regime.Crash, RulesProbe.Up("fade_spike", 1, 1)));
    }

    [Theory]
    [InlineData(0.25, 0.8, RuleReason.Conviction)] // score 0.2 passes; conviction 0.125 + 0.24 = 0.365 of 0.5 does not
    [InlineData(0.249, 0.8, RuleReason.Score)]
    [InlineData(0.8, 0.5, RuleReason.Proposed)]
    public void Propose_ScoreAroundItsMinimum_PassesFromThereOn(double strength, double confidence, RuleReason expected)
    {
        var probe = new RulesProbe(TestPolicies.ShippedWith("rules: {conviction: {min: 0.5}}"));

        Assert.Equal(expected, probe.ReasonFor(Plain, Regime.Bull, RulesProbe.Up("price_move", strength, confidence), Tier.T2));
    }

    [Theory]
    [InlineData(2.01, RuleReason.Proposed)]
    [InlineData(2, RuleReason.Condition)]
    [InlineData(double.NaN, RuleReason.FeatureUnavailable)]
    public void Propose_VolumeSpike_AsksForAMoveOfTwoPercent(double return60m, RuleReason expected)
    {
        var f = Plain with { Return60mPct = return60m };

        Assert.Equal(expected, RulesProbe.Shipped.ReasonFor(f, Regime.Bull, RulesProbe.Up("volume_spike", 0.8, 0.8)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Propose_VolatilityUnknown_IsNotSized(double volatility)
    {
        var f = Plain with { RealisedVolPct = volatility };

        Assert.Equal(RuleReason.FeatureUnavailable, RulesProbe.Shipped.ReasonFor(f, Regime.Bull, RulesProbe.Up("price_move", 1, 1)));
    }

    [Fact]
    public void Propose_SizeOfNothing_IsZeroSize()
    {
        var probe = new RulesProbe(TestPolicies.ShippedWith("regime: {bull: {tier_multiplier: {t3: 0}}}"));
        var trigger = RulesProbe.Up("price_move", 1, 1);

        Assert.Equal(RuleReason.ZeroSize, probe.ReasonFor(Plain, Regime.Bull, trigger, Tier.T3));
        Assert.Equal(RuleReason.ZeroSize, probe.ReasonFor(Plain, Regime.Bull, trigger, Tier.None));
        Assert.Equal(RuleReason.ZeroSize, probe.Propose(Plain, Regime.Bull, Tier.T1, Money.Zero, 1, trigger).Reasons[0]);
        Assert.Equal(RuleReason.ZeroSize, probe.Propose(Plain, Regime.Bull, Tier.T1, new Money(-50), 1, trigger).Reasons[0]);
        Assert.Equal(RuleReason.Proposed, probe.ReasonFor(Plain, Regime.Bull, trigger, Tier.T1));
    }

    [Fact]
    public void Propose_SeveralTriggers_ProposesTheBestAndTellsOfTheOthers()
    {
        var (proposal, reasons) = RulesProbe.AllSignals.Propose(
            Plain,
            Regime.Bull,
            Tier.T1,
            RulesProbe.Up("trend_follow", 0.5, 0.75),
            new TriggerSignal("price_move", TriggerDirection.Down, 1, 1),
            RulesProbe.Up("momentum_breakout", 0.7, 0.8),
            RulesProbe.Up("volume_spike", 0.6, 0.6));

        Assert.Equal("momentum_breakout", proposal!.Entry.Signal);
        Assert.Equal([RuleReason.Outranked, RuleReason.Direction, RuleReason.Proposed, RuleReason.Outranked], reasons);
    }

    [Fact]
    public void Propose_EqualConviction_PrefersTheScoreAndThenTheOrderOfPolicy()
    {
        // Conviction is 0.525 each time: 0.45 + 0.075 and 0.3 + 0.225; the scores are 0.225 and 0.45.
        var (byScore, _) = RulesProbe.AllSignals.Propose(
            Plain, Regime.Bull, Tier.T2, RulesProbe.Up("trend_follow", 0.9, 0.25), RulesProbe.Up("price_move", 0.6, 0.75));
        var (byOrder, _) = RulesProbe.AllSignals.Propose(
            Plain, Regime.Bull, Tier.T2, RulesProbe.Up("trend_follow", 0.6, 0.75), RulesProbe.Up("price_move", 0.6, 0.75));

        Assert.Equal("price_move", byScore!.Entry.Signal);
        Assert.Equal("trend_follow", byOrder!.Entry.Signal);
    }

    [Theory]
    [InlineData(10_000, 1, "209.375", "209.375")]
    [InlineData(100, 1, "2.09375", "5")]
    [InlineData(100, 10, "2.09375", "10")]
    public void Propose_SizeBelowAMinimum_CeilingIsTheLargerMinimum(int nav, int productMin, string size, string ceiling)
    {
        var (proposal, _) = RulesProbe.Shipped.Propose(
            Plain, Regime.Bull, Tier.T1, new Money(nav), productMin, RulesProbe.Up("price_move", 0.8, 0.85));

        Assert.Equal((decimal.Parse(size), decimal.Parse(ceiling)), (proposal!.Size.Amount, proposal.SizeCeiling.Amount));
    }

    [Fact]
    public void Propose_NothingToPropose_AllocatesNothing()
    {
        var engine = RulesProbe.Shipped.Engine;
        var row = new MarketSnapshot([TestProducts.Of("BTC-USD")]).Products[0];
        var triggers = new[] { RulesProbe.Up("price_move", 1, 1), RulesProbe.Up("mean_reversion", 0.2, 0.2), RulesProbe.Up("x", 1, 1) };
        var reasons = new RuleReason[triggers.Length];
        Assert.Null(engine.Propose(0, row, Plain, triggers, Tier.T1, Regime.Chop, RulesProbe.Nav, reasons));
        Assert.Equal(0, Allocations.Of(() => () =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                engine.Propose(0, row, Plain, triggers, Tier.T1, Regime.Chop, RulesProbe.Nav, reasons);
            }
        }));
        Assert.Equal([RuleReason.RegimeSignal, RuleReason.Score, RuleReason.NoRule], reasons);
    }

    [Fact]
    public void Propose_SameInputs_GivesTheSameProposal()
    {
        var trigger = RulesProbe.Up("price_move", 0.8, 0.85);

        Assert.Equal(
            RulesProbe.Shipped.Propose(Plain, Regime.Bull, Tier.T1, trigger).Proposal,
            new RulesProbe(TestPolicies.Shipped).Propose(Plain, Regime.Bull, Tier.T1, trigger).Proposal);
    }

    [Fact]
    public void Needs_ShippedPolicy_IsWhatConditionsConvictionAndSizeRead()
    {
        Assert.Equal(
            FeatureNeeds.Returns | FeatureNeeds.Volatility | FeatureNeeds.Volume | FeatureNeeds.Range | FeatureNeeds.Rsi,
            RulesProbe.Shipped.Engine.Needs);
    }

    private static (string Signal, double Strength, double Confidence, Tier Tier, Regime Regime) Told(Proposal proposal) =>
        (proposal.Entry.Signal, proposal.Entry.Strength, proposal.Entry.Confidence, proposal.Entry.Tier, proposal.Entry.Regime);
}
