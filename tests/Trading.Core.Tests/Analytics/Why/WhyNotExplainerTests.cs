using Trading.Core.Analytics.Why;
using Trading.Core.Cycle;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Analytics.Why;

/// <summary>One case for each place where a product can stop, with the change that hand arithmetic gives.</summary>
public class WhyNotExplainerTests
{
    [Fact]
    public void Explain_VolumeBelowTheTiersFloor_AsksForTheRestOrForALowerFloor()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Ada);
        world[CycleWorld.Ada].QuoteVolume24h = 4_100_000;

        var why = world.WhyNot(CycleWorld.Ada);

        Assert.Equal((WhyStage.Universe, "volume"), (why.Stop.Stage, why.Stop.Reason));
        Assert.Equal("24 h volume 4.1M < 5M", why.Stop.Text);

        // 95 % of the floor is near enough on the tier's spread of 20 bps.
        Assert.True(why.Has("quote_volume_24h", "4.75M").IsEnough);
        Assert.True(why.Has("universe.near_threshold_share", "0.82").IsEnough);
        var floor = why.Has("universe.t2.quote_volume_24h_min", "4.31M");
        Assert.True(floor.IsEnough);
        Assert.Equal("5M", floor.From);
        Assert.Equal(WhyStage.Through, why.Smallest!.Then.Stage);
        Assert.Equal("quote_volume_24h", why.Smallest.Name);
    }

    [Fact]
    public void Explain_TwoChecksWouldStopIt_SaysWhatStopsItThen()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Ada);
        world[CycleWorld.Ada].QuoteVolume24h = 4_100_000;
        world.State = world.State with { Risk = world.State.Risk with { KillSwitch = KillSwitch.NoNewRisk } };

        var why = world.WhyNot(CycleWorld.Ada);

        var change = why.Has("quote_volume_24h", "4.75M");
        Assert.False(change.IsEnough);
        Assert.Equal((WhyStage.Risk, "kill_switch"), (change.Then.Stage, change.Then.Reason));
        Assert.Null(why.Smallest);
    }

    [Fact]
    public void Explain_NeverTraded_AsksForTheListWithoutIt()
    {
        var world = new CycleWorld(TestPolicies.ShippedWith("universe: {never_trade: [ADA], tier2: [DOGE]}")).WithMeanReversion(CycleWorld.Ada);

        var change = Assert.Single(world.WhyNot(CycleWorld.Ada).Changes);

        Assert.Equal("universe.never_trade at without ADA (was with ADA)", change.ToString());
        Assert.True(change.IsEnough);
    }

    [Fact]
    public void Explain_StaleCandle_AsksForAYoungerOne()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Ada);
        world.Row(CycleWorld.Ada).LastCandleAt = CycleWorld.Now - TimeSpan.FromSeconds(2_000);

        var why = world.WhyNot(CycleWorld.Ada);

        Assert.Equal("its last candle is 2000 s old; at most 1800 s", why.Stop.Text);
        Assert.True(why.Has("candle_age_seconds", "1800").IsEnough);

        // Risk has a limit of its own.
        Assert.Equal("data_stale", why.Has("universe.candle_age_seconds_max", "2000").Then.Reason);
    }

    [Fact]
    public void Explain_ProductNotOnline_AsksForItsStatus()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Ada);
        world.Row(CycleWorld.Ada).Status = ProductStatus.CancelOnly;

        Assert.Equal("product_status at online (was cancel_only)", world.WhyNot(CycleWorld.Ada).Smallest!.ToString());
    }

    [Fact]
    public void Explain_RegimeInCash_AsksForTheTrendWhereItEnds()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Ada);
        world.Input.Features.Regime = new RegimeReading(Regime.Bear, -6, 50, IsInsufficientData: false);

        var why = world.WhyNot(CycleWorld.Ada);

        Assert.Equal("regime_excluded", why.Stop.Reason);
        Assert.Equal("in bear (trend -6 %, volatility 50 %) nothing of its tier is bought", why.Stop.Text);

        // Bear is at or below -5 %: just above it is chop, in which mean_reversion trades.
        Assert.StartsWith("-4.99", why.Changes.Single(change => change.Name == "regime_trend_pct").To, StringComparison.Ordinal);
        Assert.True(why.Changes.Single(change => change.Name == "regime.bear_trend_pct").IsEnough);
    }

    [Fact]
    public void Explain_Asleep_AsksForTheRegimesRatio()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Ada);
        world[CycleWorld.Ada].AtrPct = 0.9;

        var why = world.WhyNot(CycleWorld.Ada);

        Assert.Equal((WhyStage.Quality, "asleep"), (why.Stop.Stage, why.Stop.Reason));
        Assert.Equal("hourly ATR is 0.9 of its 7-day median; in chop at least 1.05 is asked for", why.Stop.Text);
        Assert.True(why.Has("atr_pct", "1.05").IsEnough);
        Assert.True(why.Has("regime.chop.atr_ratio_min", "0.9").IsEnough);
    }

    [Fact]
    public void Explain_OneConditionOfASignalMissing_AsksForItOnEitherSide()
    {
        // 5 % below the mean with z -2, but an RSI of 36 where mean_reversion asks for less than 35.
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Ada);
        world[CycleWorld.Ada].Rsi14 = 36;

        var why = world.WhyNot(CycleWorld.Ada);

        Assert.Equal((WhyStage.Triggers, "no_trigger"), (why.Stop.Stage, why.Stop.Reason));
        var option = why.Changes.Single(change => change.Name == "signals.options.mean_reversion.rsi_max");
        Assert.StartsWith("36.0", option.To, StringComparison.Ordinal);
        Assert.True(option.IsEnough);
        Assert.StartsWith("34.9", why.Changes.Single(change => change.Name == "rsi_14").To, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_SignalThatTheRegimeDoesNotTrade_AsksForItInTheRegime()
    {
        var world = new CycleWorld();
        ref var f = ref world[CycleWorld.Ada];
        f.Return24hPct = 5;
        f.EmaSlopePctPerHour = 0.2;
        f.TrendConsistency12h = 0.9;

        var why = world.WhyNot(CycleWorld.Ada);

        Assert.Equal((WhyStage.Rules, "regime_signal"), (why.Stop.Stage, why.Stop.Reason));
        Assert.Equal("trend_follow: it may not trade in chop", why.Stop.Text);
        Assert.True(why.Changes.Single(change => change.Name == "regime.chop.signals").IsEnough);
    }

    [Fact]
    public void Explain_ConvictionTooSmall_AsksForTheOneThatItHas()
    {
        // ADA is tier 2: .5 x 5/6 + .3 x 1/2 = .566667.
        var world = new CycleWorld(TestPolicies.ShippedWith("rules: {conviction: {min: 0.6}}")).WithMeanReversion(CycleWorld.Ada);

        var why = world.WhyNot(CycleWorld.Ada);

        Assert.Equal("mean_reversion: conviction 0.566667 < 0.6", why.Stop.Text);
        Assert.True(why.Has("rules.conviction.min", "0.5666").IsEnough);
    }

    [Fact]
    public void Explain_SpacingSinceTheLastEntry_AsksToWaitExactlyTheRest()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Ada);
        world.State = world.State with { Pacing = world.State.Pacing.WithEntry(CycleWorld.Sol, CycleWorld.Now - TimeSpan.FromSeconds(900)) };

        var why = world.WhyNot(CycleWorld.Ada);

        Assert.Equal((WhyStage.Risk, "global_trade_spacing"), (why.Stop.Stage, why.Stop.Reason));
        Assert.Equal("900 where 1200 is the limit", why.Stop.Text);
        Assert.True(why.Has("wait", "300 s").IsEnough);
        Assert.True(why.Has("pacing.min_seconds_between_trades", "900").IsEnough);
    }

    [Fact]
    public void Explain_SecondBestOfACycle_AsksForASecondSeatAndSaysWhatSpacingThenDoes()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Ada).WithMeanReversion(CycleWorld.Btc);

        var why = world.WhyNot(CycleWorld.Ada);

        // The entry of BTC counts as made now: first the spacing stops, then the seat.
        Assert.Equal("0 where 1200 is the limit; max_new_positions_per_cycle failed too", why.Stop.Text);
        Assert.Equal("max_new_positions_per_cycle", why.Has("pacing.min_seconds_between_trades", "0").Then.Reason);
        Assert.Null(why.Smallest);
    }

    [Fact]
    public void Explain_QuoteTooOldToPlan_AsksForAYoungerOne()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Ada);
        world.Row(CycleWorld.Ada).Quote = new Quote(CycleWorld.Now - TimeSpan.FromSeconds(8), 94.99, 95.01, 10, 10, 1_000_000);

        var why = world.WhyNot(CycleWorld.Ada);

        Assert.Equal((WhyStage.Plan, "quote_stale"), (why.Stop.Stage, why.Stop.Reason));
        Assert.Equal("the quote is 8 s old; at most 5 s", why.Stop.Text);
        Assert.True(why.Has("quote_age_seconds", "5").IsEnough);
        Assert.True(why.Has("execution.quote_age_seconds_max", "8").IsEnough);
    }

    [Fact]
    public void Explain_NothingStopped_SaysSo()
    {
        var why = new CycleWorld().WithMeanReversion(CycleWorld.Eth).WhyNot(CycleWorld.Eth);

        Assert.Equal(WhyStage.Through, why.Stop.Stage);
        Assert.Empty(why.Changes);
    }

    [Fact]
    public void Explain_ProductNotLookedAt_SaysSo() =>
        Assert.Equal("not_listed", new CycleWorld().WhyNot(ProductId.Parse("PEPE-USD")).Stop.Reason);

    [Fact]
    public void Explain_MembershipJudgedEarlier_SaysWhenAndJudgesItNow()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Ada);
        world[CycleWorld.Ada].QuoteVolume24h = 4_100_000;
        world.DecideEntries();

        // Volume is back, but membership is judged hourly.
        world[CycleWorld.Ada].QuoteVolume24h = 6_000_000;
        var why = world.WhyNot(CycleWorld.Ada);

        Assert.Equal("volume", why.Stop.Reason);
        Assert.Equal("Membership is judged every 60 minutes, here at 2025-03-05T12:00:20Z; the numbers are those of this cycle.", why.Note);
        Assert.Equal("universe judged", Assert.Single(why.Changes).Name);
        Assert.True(why.Changes[0].IsEnough);
    }

    [Fact]
    public void Explain_Asked_ChangesNothingOfTheInput()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Ada);
        world[CycleWorld.Ada].Rsi14 = 36;
        var before = DecisionInputJson.Write(WhyWorld.InputOf(world));

        world.WhyNot(CycleWorld.Ada);

        Assert.Equal(before, DecisionInputJson.Write(WhyWorld.InputOf(world)));
    }
}
