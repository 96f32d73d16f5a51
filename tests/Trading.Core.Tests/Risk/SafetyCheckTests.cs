using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Risk;

/// <summary>Switches, data and venue: each alone refuses an entry that otherwise passes, with its own numbers.</summary>
public class SafetyCheckTests
{
    [Fact]
    public void Assess_NothingWrong_ApprovesTheWholeSize()
    {
        var verdict = new RiskProbe().AssessEth();

        Assert.Empty(verdict.Failures);
        Assert.Equal(100, verdict.Approved!.Size.Amount);
    }

    [Theory]
    [InlineData(KillSwitch.NoNewRisk, 1)]
    [InlineData(KillSwitch.HaltAll, 2)]
    public void Assess_KillSwitch_Refuses(KillSwitch level, int observed)
    {
        var probe = new RiskProbe();
        probe.SetRisk(r => r with { KillSwitch = level });

        probe.RefusesOnly(RiskReason.KillSwitch, observed, 0);
    }

    [Theory]
    [InlineData(TradingState.Reducing, 1)]
    [InlineData(TradingState.Halted, 2)]
    public void Assess_NotActive_Refuses(TradingState state, int observed)
    {
        var probe = new RiskProbe();
        probe.SetRisk(r => r with { TradingState = state });

        probe.RefusesOnly(RiskReason.TradingState, observed, 0);
    }

    [Fact]
    public void Assess_EmptyUniverse_Refuses() =>
        new RiskProbe { IsUniverseEmpty = true }.RefusesOnly(RiskReason.EmptyUniverse, 1, 0);

    [Fact]
    public void Assess_ProductPaused_RefusesItAndNoOther()
    {
        var probe = new RiskProbe();
        probe.World.Apply(CycleEvent.ProductPaused(CycleWorld.Eth, CycleWorld.Slot));

        probe.RefusesOnly(RiskReason.ProductPaused, 1, 0);
        Assert.True(Assert.Single(probe.Assess(probe.Wants(CycleWorld.Btc, 100))).IsApproved);

        probe.World.Apply(CycleEvent.ProductResumed(CycleWorld.Eth, CycleWorld.Slot));
        probe.Approves();
    }

    [Fact]
    public void Assess_AccountAndVenueDisagree_Refuses()
    {
        var probe = new RiskProbe();
        probe.World.Input.Market.Venue = VenueHealth.Good with { IsReconciled = false };

        probe.RefusesOnly(RiskReason.ReconcileMismatch, 1, 0);
    }

    [Theory]
    [InlineData(1_800_000, true)]
    [InlineData(1_800_001, false)]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void Assess_CandleAge_PassesUpToTheLimitAndNotFromTheFuture(long ageMs, bool isPassed)
    {
        var probe = new RiskProbe();
        probe.World.Row(CycleWorld.Eth).LastCandleAt = probe.Now.AddMs(-ageMs);

        Expect(probe, isPassed, RiskReason.DataStale, ageMs / 1000m, 1800);
    }

    [Fact]
    public void Assess_CandleNeverSeen_IsInfinitelyOld()
    {
        var probe = new RiskProbe();
        probe.World.Row(CycleWorld.Eth).LastCandleAt = Timestamp.MinValue;

        probe.RefusesOnly(RiskReason.DataStale, decimal.MaxValue, 1800);
    }

    [Theory]
    [InlineData(60_000, true)]
    [InlineData(60_001, false)]
    [InlineData(-1, false)]
    public void Assess_QuoteAge_PassesUpToTheLimitAndNotFromTheFuture(long ageMs, bool isPassed)
    {
        var probe = new RiskProbe();
        probe.World.Row(CycleWorld.Eth).Quote = new Quote(probe.Now.AddMs(-ageMs), 99.9, 100.1);

        Expect(probe, isPassed, RiskReason.DataStale, ageMs / 1000m, 60);
    }

    [Theory]
    [InlineData(300_000, true)]
    [InlineData(300_001, false)]
    [InlineData(-1, false)]
    public void Assess_BalanceAge_PassesUpToTheLimitAndNotFromTheFuture(long ageMs, bool isPassed)
    {
        var probe = new RiskProbe();
        probe.World.Input.Market.BalancesAt = probe.Now.AddMs(-ageMs);

        Expect(probe, isPassed, RiskReason.DataStale, ageMs / 1000m, 300);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    [InlineData(-200, true)]
    [InlineData(-201, false)]
    public void Assess_ClockSkew_CountsEitherWay(long skewMs, bool isPassed)
    {
        var probe = new RiskProbe();
        probe.World.Input.Market.Venue = VenueHealth.Good with { ClockSkewMs = skewMs };

        Expect(probe, isPassed, RiskReason.ClockSkew, Math.Abs(skewMs), 200);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Assess_ApiErrorsInRow_RefusesAtTheLimit(int errors, bool isPassed)
    {
        var probe = new RiskProbe();
        probe.World.Input.Market.Venue = VenueHealth.Good with { ApiErrorsInRow = errors };

        Expect(probe, isPassed, RiskReason.ApiErrors, errors, 3);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1500, false)]
    public void Assess_RateLimited_RefusesUntilItIsOver(long restMs, bool isPassed)
    {
        var probe = new RiskProbe();
        probe.World.Input.Market.Venue = VenueHealth.Good with { RateLimitedUntil = probe.Now.AddMs(restMs) };

        Expect(probe, isPassed, RiskReason.RateLimited, restMs / 1000m, 0);
    }

    [Fact]
    public void Assess_VenueUnhealthy_Refuses()
    {
        var probe = new RiskProbe();
        probe.World.Input.Market.Venue = VenueHealth.Good with { IsHealthy = false };

        probe.RefusesOnly(RiskReason.ExchangeHealth, 1, 0);
    }

    [Theory]
    [InlineData(ProductStatus.PostOnly)]
    [InlineData(ProductStatus.LimitOnly)]
    [InlineData(ProductStatus.CancelOnly)]
    [InlineData(ProductStatus.Offline)]
    [InlineData(ProductStatus.Delisted)]
    public void Assess_ProductNotOnline_Refuses(ProductStatus status)
    {
        var probe = new RiskProbe();
        probe.World.Row(CycleWorld.Eth).Status = status;

        probe.RefusesOnly(RiskReason.ProductStatus, (int)status, (int)ProductStatus.Online);
    }

    [Theory]
    [InlineData(199.99, true)]
    [InlineData(200, false)]
    public void Assess_VolatilityCrash_RefusesAtTheLimit(double volPct, bool isPassed)
    {
        var probe = new RiskProbe();
        probe.World[CycleWorld.Eth].RealisedVolPct = volPct;

        Expect(probe, isPassed, RiskReason.VolatilityCrash, (decimal)volPct, 200);
    }

    [Fact]
    public void Assess_VolatilityThatNoPolicyPartReads_IsRecordedAsUnknownAndDoesNotRefuse()
    {
        // Where the policy sizes by volatility the rules refuse first; where nothing reads it, it is not computed.
        var probe = new RiskProbe();
        probe.World[CycleWorld.Eth].RealisedVolPct = double.NaN;

        Expect(probe, isPassed: true, RiskReason.VolatilityCrash, -1, 200);
    }

    private static void Expect(RiskProbe probe, bool isPassed, RiskReason reason, decimal observed, decimal limit)
    {
        if (isPassed)
        {
            var verdict = probe.AssessEth();
            Assert.Empty(verdict.Failures);
            Assert.Contains(new RiskCheck(reason, IsPassed: true, observed, limit), verdict.Checks);
        }
        else
        {
            probe.RefusesOnly(reason, observed, limit);
        }
    }
}
