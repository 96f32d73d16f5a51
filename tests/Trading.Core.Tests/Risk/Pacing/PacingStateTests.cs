using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Core.Risk.Pacing;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.Risk.Pacing;

public class PacingStateTests
{
    private static readonly Timestamp T0 = Timestamp.Utc(2025, 3, 5, 12);
    private static readonly ProductId[] Products = [CycleWorld.Ada, CycleWorld.Btc, CycleWorld.Eth];

    /// <summary>Entries, fills, exits and unfilled entries in a clock that jumps to and fro by hours.</summary>
    private static readonly Gen<Step[]> Histories =
        (from kind in Gen.Choose(0, 4)
         from product in Gen.Choose(0, 2)
         from minutes in Gen.Choose(-600, 900)
         select new Step(kind, Products[product], minutes)).ArrayOf(12);

    [Fact]
    public void WithEntry_OlderThanADay_IsForgotten()
    {
        var state = PacingState.Empty.WithEntry(CycleWorld.Btc, T0).WithEntry(CycleWorld.Eth, T0.AddMs(86_400_000));

        Assert.Equal([new CommittedEntry(CycleWorld.Eth, T0.AddMs(86_400_000))], state.Entries);
    }

    [Fact]
    public void WithEntry_Earlier_LeavesTheLastTradeWhereItWas() =>
        Assert.Equal(T0, PacingState.Empty.WithEntry(CycleWorld.Btc, T0).WithEntry(CycleWorld.Btc, T0.AddMs(-1)).LastTradeAt);

    [Fact]
    public void WithEntry_CooldownLongOver_IsForgotten()
    {
        var state = PacingState.Empty
            .WithCooldown(CycleWorld.Btc, T0, CooldownReason.Win)
            .WithCooldown(CycleWorld.Eth, T0.AddMs(1), CooldownReason.Win);

        Assert.Equal([CycleWorld.Eth], state.WithEntry(CycleWorld.Ada, T0.AddMs(86_400_000)).Cooldowns.Select(c => c.Product));
    }

    [Fact]
    public void WithCooldown_Shorter_KeepsTheLonger()
    {
        var stop = PacingState.Empty.WithCooldown(CycleWorld.Btc, T0.AddMs(100), CooldownReason.Stop);

        Assert.Same(stop, stop.WithCooldown(CycleWorld.Btc, T0.AddMs(100), CooldownReason.Win));
        Assert.Same(stop, stop.WithCooldown(CycleWorld.Btc, T0.AddMs(99), CooldownReason.Win));
        Assert.Equal(T0.AddMs(101), stop.WithCooldown(CycleWorld.Btc, T0.AddMs(101), CooldownReason.Win).CooldownUntil(CycleWorld.Btc));
    }

    [Fact]
    public void CooldownUntil_NoneSet_IsTheSmallestTimestamp() =>
        Assert.Equal(Timestamp.MinValue, PacingState.Empty.CooldownUntil(CycleWorld.Btc));

    [Fact]
    public void EntriesWithin_StampedLater_CountToo() =>
        Assert.Equal(1, PacingState.Empty.WithEntry(CycleWorld.Btc, T0.AddMs(1)).EntriesWithin(TimeSpan.FromHours(1), T0));

    [Fact]
    public void Committed_EntryIntents_CountOnceALegAndExitsNever()
    {
        var world = new CycleWorld();
        var first = CycleWorld.EntryIntent(CycleWorld.Eth, 1, 100, CycleWorld.Reversion(), T0);
        world.Apply(CycleEvent.Committed(first));
        world.Apply(CycleEvent.Sent(first.Id, T0));
        world.Apply(CycleEvent.Rejected(first.Id, Trading.Core.Orders.VenueRejection.PostOnlyWouldCross, T0));
        world.Apply(CycleEvent.Committed(first with { Attempt = 1, Id = new(Guid.Parse("00000000-0000-8000-8000-000000000001")) }));
        world.Apply(CycleEvent.Committed(first with
        {
            Id = new(Guid.Parse("00000000-0000-8000-8000-000000000002")),
            Leg = Trading.Core.Orders.OrderLeg.Exit,
            Side = Side.Sell,
        }));

        Assert.Equal([new CommittedEntry(CycleWorld.Eth, T0)], world.State.Pacing.Entries);
    }

    [Fact]
    public void Check_ClockGoesBackwards_NeverPassesWhatItRefused() => Properties.Check(
        from steps in Histories
        from now in Gen.Choose(-1000, 2000)
        from back in Gen.Choose(0, 1000)
        select (steps, now, back),
        t =>
        {
            var state = Replay(t.steps);
            var later = Checks(state, T0 + TimeSpan.FromMinutes(t.now));
            var earlier = Checks(state, T0 + TimeSpan.FromMinutes(t.now - t.back));
            return later.Zip(earlier).All(pair => pair.First.IsPassed || !pair.Second.IsPassed);
        });

    [Fact]
    public void Restart_AnyHistory_KeepsEveryCooldownAndCount() => Properties.Check(
        from steps in Histories
        from now in Gen.Choose(-1000, 2000)
        select (steps, now),
        t =>
        {
            var state = Replay(t.steps);
            var json = JsonSerializer.Serialize(state, CoreJson.Compact);
            var restored = JsonSerializer.Deserialize<PacingState>(json, CoreJson.Compact)!;
            var now = T0 + TimeSpan.FromMinutes(t.now);
            return restored.LastTradeAt == state.LastTradeAt
                && restored.Entries.SequenceEqual(state.Entries)
                && restored.Cooldowns.SequenceEqual(state.Cooldowns)
                && Checks(restored, now).SequenceEqual(Checks(state, now));
        });

    [Fact]
    public void Cooldowns_AnyHistory_AreNeverShortened() => Properties.Check(Histories, steps =>
    {
        var policy = TestPolicies.Shipped.Pacing;
        var state = PacingState.Empty;
        foreach (var step in steps.Where(s => s.Kind > 0))
        {
            var before = Products.Select(state.CooldownUntil).ToArray();
            state = step.Apply(state, policy);
            if (Products.Where((p, i) => state.CooldownUntil(p) < before[i]).Any())
            {
                return false;
            }
        }

        return true;
    });

    private static PacingState Replay(Step[] steps) =>
        steps.Aggregate(PacingState.Empty, (state, step) => step.Apply(state, TestPolicies.Shipped.Pacing));

    private static List<RiskCheck> Checks(PacingState state, Timestamp now)
    {
        var checks = new List<RiskCheck>();
        foreach (var product in Products)
        {
            TradePacing.Check(state, TestPolicies.Shipped.Pacing, product, now, 0, checks);
        }

        return checks;
    }

    private sealed record Step(int Kind, ProductId Product, int Minutes)
    {
        private Timestamp At => T0 + TimeSpan.FromMinutes(Minutes);

        public PacingState Apply(PacingState state, Trading.Core.Policy.PacingPolicy policy) => Kind switch
        {
            0 => state.WithEntry(Product, At),
            1 => TradePacing.AfterEntryFilled(state, policy, Product, At),
            2 => TradePacing.AfterExit(state, policy, Product, At, isStop: true, isWin: false),
            3 => TradePacing.AfterExit(state, policy, Product, At, isStop: false, isWin: Minutes % 2 == 0),
            _ => TradePacing.AfterNoFill(state, policy, TestPolicies.Shipped.Cycle.Interval, Product, At),
        };
    }
}
