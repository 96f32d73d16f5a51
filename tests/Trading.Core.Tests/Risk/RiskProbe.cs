using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.Risk;
using Trading.Core.Rules;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Risk;

/// <summary>An account of 10,000 in a bull market where every check passes, until a test changes one thing.</summary>
internal sealed class RiskProbe(TradingPolicy? policy = null)
{
    /// <summary>No pacing between entries and as many a cycle as there are products, so that caps alone decide.</summary>
    public const string Unpaced = """
        pacing: {min_seconds_between_trades: 0, cooldown_minutes_after_entry: 0, trades_per_hour_max: 100, trades_per_day_max: 1000}
        """;

    public CycleWorld World { get; } = new(policy);

    public Timestamp Now { get; set; } = CycleWorld.Now;

    public Regime Regime { get; set; } = Regime.Bull;

    public bool IsUniverseEmpty { get; set; }

    public static RiskProbe With(string overlay) => new(TestPolicies.ShippedWith(overlay));

    /// <summary>A proposal to spend <paramref name="size"/>; its ceiling is that or the policy's minimum of 5.</summary>
    public Proposal Wants(ProductId product, decimal size, double conviction = 0.6, decimal? ceiling = null) => new(
        World.Input.Market.IndexOf(product),
        product,
        CycleWorld.Reversion() with { Conviction = conviction },
        new Money(size),
        new Money(ceiling ?? Math.Max(size, 5)),
        Score: 0.4,
        QuoteVolume24h: 1e8);

    public List<RiskVerdict> Assess(params IReadOnlyList<Proposal> proposals)
    {
        var state = World.State;
        var context = new RiskContext
        {
            Market = World.Input.Market,
            Features = World.Input.Features.Values,
            Account = state.Account,
            State = state.Risk,
            Pacing = state.Pacing,
            Regime = Regime,
            IsUniverseEmpty = IsUniverseEmpty,
            Now = Now,
        };
        var verdicts = new List<RiskVerdict>();
        World.Policy.Risk.Assess(proposals, context, verdicts);
        return verdicts;
    }

    /// <summary>The verdict on one proposal for 100 of ETH.</summary>
    public RiskVerdict AssessEth(decimal size = 100, decimal? ceiling = null) =>
        Assert.Single(Assess(Wants(CycleWorld.Eth, size, ceiling: ceiling)));

    /// <summary>ETH is refused for exactly this reason with exactly these numbers; everything else passes.</summary>
    public void RefusesOnly(RiskReason reason, decimal observed, decimal limit)
    {
        var verdict = AssessEth();
        Assert.Null(verdict.Approved);
        var failed = Assert.Single(verdict.Checks, c => !c.IsPassed);
        Assert.Equal(new RiskCheck(reason, IsPassed: false, observed, limit), failed);
    }

    public void Approves() => Assert.True(AssessEth().IsApproved, string.Join(", ", AssessEth().Failures));

    public void SetRisk(Func<RiskState, RiskState> change) => World.State = World.State with { Risk = change(World.State.Risk) };

    public void SetNav(decimal nav) => World.State = World.State with { Nav = new Money(nav) };

    /// <summary>Holds units bought at 100 three days ago: no pacing rule remembers that.</summary>
    public void Hold(ProductId product, decimal quantity) =>
        World.Hold(product, 100, quantity, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromDays(3));

    /// <summary>An entry from three days ago that is still out and may cost <paramref name="reserved"/>.</summary>
    public OrderIntent LeaveOpen(ProductId product, decimal reserved, OrderState state = OrderState.Open)
    {
        var at = CycleWorld.Slot - TimeSpan.FromDays(3);
        var intent = CycleWorld.EntryIntent(product, reserved / 100, 100, CycleWorld.Reversion(), at) with
        {
            Slot = at + TimeSpan.FromMinutes(15),
            Id = ClientOrderId.Derive("test", at + TimeSpan.FromMinutes(15), product, Side.Buy, OrderLeg.Entry, 0),
            ReservedNotional = new Money(reserved),
        };
        World.Apply(CycleEvent.Committed(intent));
        World.Apply(CycleEvent.Sent(intent.Id, at));
        World.Apply(state == OrderState.Unknown
            ? CycleEvent.Unknown(intent.Id, at)
            : CycleEvent.Accepted(intent.Id, $"venue-{product}", at));
        return intent;
    }
}
