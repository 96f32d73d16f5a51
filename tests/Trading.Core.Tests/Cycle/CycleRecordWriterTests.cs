using System.Text;
using System.Text.Json;
using Trading.Core.Cycle;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Cycle;

/// <summary>The audit: one line a cycle, the same bytes for the same run, with every number that led to a decision.</summary>
public class CycleRecordWriterTests
{
    [Fact]
    public void Decided_EntryApproved_WritesASizeThatMultipliesOutAndEveryCheck()
    {
        var line = Assert.Single(Lines(new CycleWorld().WithMeanReversion(CycleWorld.Eth)));

        Assert.Equal(1, line.GetProperty("schema_version").GetInt32());
        Assert.Equal("2025-03-05T12:00:00+00:00", line.GetProperty("slot").GetString());
        Assert.Equal("2025-03-05T12:00:20+00:00", line.GetProperty("decided_at").GetString());
        Assert.Equal(("p-hash", "1.2.3"), (line.GetProperty("policy_hash").GetString(), line.GetProperty("code_version").GetString()));
        Assert.Equal("executed", line.GetProperty("outcome").GetString());
        Assert.Equal("mean_reversion", line.GetProperty("triggers")[0].GetProperty("signal").GetString());

        var proposal = line.GetProperty("proposals")[0];
        var size = proposal.GetProperty("size");
        decimal Factor(string name) => size.GetProperty(name).GetDecimal();
        Assert.Equal(
            Factor("notional"),
            Math.Min(Factor("base_pct_nav"), Factor("risk_pct_nav")) * Factor("rule") * Factor("volatility") * Factor("regime")
                * Factor("tier") * Factor("conviction") / 100 * Factor("nav"));
        Assert.Equal(69.416681250m, proposal.GetProperty("approved_size").GetDecimal());

        var checks = proposal.GetProperty("checks").EnumerateArray().ToList();
        Assert.Equal("kill_switch", checks[0][0].GetString());
        Assert.All(checks, c => Assert.True(c[1].GetBoolean()));
        Assert.Contains(checks, c => c[0].GetString() == "position_cap" && c[2].GetDecimal() == 0 && c[3].GetDecimal() == 150);
        Assert.Contains(checks, c => c[0].GetString() == "cluster_cap" && c[3].GetDecimal() == 1000);
    }

    [Fact]
    public void Decided_EntryRefused_WritesWhichCheckFailedAndNoSize()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Eth);
        world.Apply(CycleEvent.KillSwitchSet(KillSwitch.NoNewRisk, CycleWorld.Slot));

        var line = Assert.Single(Lines(world));

        Assert.Equal("no_trade:kill_switch", line.GetProperty("outcome").GetString());
        var proposal = line.GetProperty("proposals")[0];
        Assert.False(proposal.TryGetProperty("approved_size", out _));
        Assert.Equal("""["kill_switch",false,1,0]""", proposal.GetProperty("checks")[0].GetRawText());
    }

    [Fact]
    public void Decided_EveryProduct_HasItsUniverseVerdictAndFeatures()
    {
        var products = Assert.Single(Lines(new CycleWorld())).GetProperty("products");

        Assert.Equal(["ADA-USD", "BTC-USD", "ETH-USD", "SOL-USD"], products.EnumerateObject().Select(p => p.Name));
        Assert.Equal("eligible", products.GetProperty("ETH-USD").GetProperty("universe").GetString());
        Assert.Equal(45, products.GetProperty("ETH-USD").GetProperty("rsi_14").GetDouble());
    }

    [Fact]
    public void Decided_ExitDue_StandsBesideTheEntriesOfItsCycle()
    {
        var line = Assert.Single(Lines(Falling()));

        Assert.Equal("executed", line.GetProperty("outcome").GetString());
        var exit = Assert.Single(line.GetProperty("exits").EnumerateArray());
        Assert.Equal(("ETH-USD", "stop"), (exit.GetProperty("product").GetString(), exit.GetProperty("reason").GetString()));
        Assert.False(exit.TryGetProperty("refused", out _));
        Assert.Equal(1, line.GetProperty("positions").GetProperty("ETH-USD").GetDecimal());
    }

    [Fact]
    public void Decided_ExitRefused_IsNotCalledExecuted()
    {
        var world = Falling();
        world.Apply(CycleEvent.TradingStateSet(TradingState.Halted, CycleWorld.Slot));

        var line = Assert.Single(Lines(world));

        Assert.Equal("no_trade:trading_state", line.GetProperty("outcome").GetString());
        Assert.Equal("trading_state", line.GetProperty("exits")[0].GetProperty("refused").GetString());
    }

    [Fact]
    public void Decided_TwoCycles_CarryNothingOver()
    {
        var world = Falling();
        using var output = new MemoryStream();
        using (var writer = Writer(output, world))
        {
            Cycle(writer, world);
            world.Row(CycleWorld.Eth).LastPrice = 100;
            Cycle(writer, world);
        }

        var lines = Parse(output);
        Assert.Equal(["executed", "no_trade:no_trigger"], lines.Select(l => l.GetProperty("outcome").GetString()));
        Assert.False(lines[1].TryGetProperty("exits", out _));
    }

    [Theory]
    [InlineData("", false, false, "no_trade:no_trigger")]
    [InlineData("rules: {score_min: 0.99}", true, false, "no_trade:score")]
    [InlineData("", true, true, "no_trade:empty_universe")]
    public void Decided_NothingToDo_NamesTheFurthestStep(string overlay, bool isTriggered, bool isStale, string expected)
    {
        var world = new CycleWorld(overlay.Length == 0 ? null : TestPolicies.ShippedWith(overlay));
        if (isTriggered)
        {
            world.WithMeanReversion(CycleWorld.Eth);
        }

        foreach (ref var row in world.Input.Market.Products.AsSpan())
        {
            row.LastCandleAt = isStale ? CycleWorld.Slot - TimeSpan.FromHours(2) : row.LastCandleAt;
        }

        Assert.Equal(expected, Assert.Single(Lines(world)).GetProperty("outcome").GetString());
    }

    [Fact]
    public void Decided_BearMarket_NothingIsEligible()
    {
        var world = new CycleWorld();
        world.Input.Features.Regime = new(Regime.Bear, -6, 50, IsInsufficientData: false);

        var line = Assert.Single(Lines(world));

        Assert.Equal(("no_trade:nothing_eligible", "bear"), (line.GetProperty("outcome").GetString(), line.GetProperty("regime").GetString()));
    }

    [Fact]
    public void Decided_RegimeWithoutData_SaysSo()
    {
        var world = new CycleWorld();
        world.Input.Features.Regime = new(Regime.Chop, double.NaN, double.NaN, IsInsufficientData: true);

        var line = Assert.Single(Lines(world));

        Assert.True(line.GetProperty("regime_insufficient_data").GetBoolean());
        Assert.False(line.TryGetProperty("regime_trend_pct", out _));
    }

    [Fact]
    public void Happened_EveryKindOfEvent_IsWrittenWithWhatItChanged()
    {
        var world = new CycleWorld();
        using var output = new MemoryStream();
        using (var writer = Writer(output, world))
        {
            Tell(writer);
        }

        var events = Assert.Single(Parse(output)).GetProperty("since_last").EnumerateArray().ToDictionary(e => e.GetProperty("kind").GetString()!);
        string? Of(string kind, string member) => events[kind].GetProperty(member).ToString();
        Assert.Equal(Enum.GetValues<CycleEventKind>().Select(k => k.ToCode()).Concat(["not_placed", "work_ended"]).Order(), events.Keys.Order());
        Assert.Equal(("0.5", "94.99", "95", "buy", "entry"), (
            Of("committed", "base_size"), Of("committed", "limit_price"), Of("committed", "decision_mid"), Of("committed", "side"), Of("committed", "leg")));
        Assert.Equal("v-1", Of("accepted", "venue_order_id"));
        Assert.Equal("post_only_would_cross", Of("rejected", "rejection"));
        Assert.Equal(("t-1", "0.25", "0.1", "maker"), (
            Of("filled", "venue_trade_id"), Of("filled", "quantity"), Of("filled", "fee"), Of("filled", "liquidity")));
        Assert.Equal(("ETH-USD", "stop"), (Of("dust_written_off", "product"), Of("dust_written_off", "exit")));
        Assert.Equal("ETH-USD", Of("entry_unfilled", "product"));
        Assert.Equal(("-5", "9995", "halt_all", "reducing"), (
            Of("transferred", "amount"), Of("marked", "nav"), Of("kill_switch_set", "level"), Of("trading_state_set", "state")));
        Assert.Equal(("spread_too_wide", "slippage_budget"), (Of("not_placed", "refusal"), Of("work_ended", "outcome")));
    }

    [Fact]
    public void Happened_QuoteSizedExit_WritesItsSizeAndReason()
    {
        var world = new CycleWorld();
        using var output = new MemoryStream();
        using (var writer = Writer(output, world))
        {
            var exit = Intent() with { BaseSize = Quantity.Zero, QuoteSize = new Money(5.5m), LimitPrice = null, Exit = ExitReason.Target };
            writer.Happened(CycleEvent.Committed(exit));
        }

        var happened = Assert.Single(Parse(output)).GetProperty("since_last")[0];
        Assert.Equal((5.5m, "target"), (happened.GetProperty("quote_size").GetDecimal(), happened.GetProperty("exit").GetString()));
        Assert.False(happened.TryGetProperty("base_size", out _));
        Assert.False(happened.TryGetProperty("limit_price", out _));
    }

    [Fact]
    public void Decided_SameRunTwice_GivesTheSameBytes()
    {
        static byte[] Run()
        {
            var world = Falling().WithMeanReversion(CycleWorld.Btc);
            using var output = new MemoryStream();
            using (var writer = Writer(output, world))
            {
                Cycle(writer, world);
                Tell(writer);
                Cycle(writer, world);
            }

            return output.ToArray();
        }

        Assert.Equal(Run(), Run());
    }

    private static void Tell(CycleRecordWriter writer)
    {
        var (intent, at) = (Intent(), CycleWorld.Now);
        writer.Happened(CycleEvent.Committed(intent));
        writer.Happened(CycleEvent.Sent(intent.Id, at));
        writer.Happened(CycleEvent.Accepted(intent.Id, "v-1", at));
        writer.Happened(CycleEvent.Rejected(intent.Id, VenueRejection.PostOnlyWouldCross, at));
        writer.Happened(CycleEvent.Filled(new Fill(
            "t-1", intent.Id, CycleWorld.Eth, Side.Buy, new Price(95), new Quantity(0.25m), new Money(0.1m), Liquidity.Maker, at)));
        writer.Happened(CycleEvent.Completed(intent.Id, at));
        writer.Happened(CycleEvent.CancelSent(intent.Id, at));
        writer.Happened(CycleEvent.Canceled(intent.Id, at));
        writer.Happened(CycleEvent.Expired(intent.Id, at));
        writer.Happened(CycleEvent.Unknown(intent.Id, at));
        writer.Happened(CycleEvent.EntryUnfilled(CycleWorld.Eth, CycleWorld.Slot, at));
        writer.Happened(CycleEvent.DustWrittenOff(CycleWorld.Eth, ExitReason.Stop, CycleWorld.Slot, at));
        writer.Happened(CycleEvent.Transferred(new Money(-5), at));
        writer.Happened(CycleEvent.Marked(new Money(9995), CycleWorld.Slot));
        writer.Happened(CycleEvent.KillSwitchSet(KillSwitch.HaltAll, at));
        writer.Happened(CycleEvent.CapShareSet(0.25m, at));
        writer.Happened(CycleEvent.TradingStateSet(TradingState.Reducing, at));
        writer.Happened(CycleEvent.DrawdownAcknowledged(at));
        writer.Happened(CycleEvent.ProductPaused(CycleWorld.Eth, at));
        writer.Happened(CycleEvent.ProductResumed(CycleWorld.Eth, at));
        writer.Happened(CycleEvent.CloseAsked(CycleWorld.Eth, at));
        var leave = Trading.Core.Tests.Execution.PlannerProbe.Entry(100);
        writer.NotPlaced(leave, PlanRefusal.SpreadTooWide, at);
        writer.WorkEnded(new WorkingLeg(leave, intent, Tier.T1, 15), new Order(intent, OrderState.Canceled, at), LegOutcome.SlippageBudget, at);
    }

    private static OrderIntent Intent() =>
        CycleWorld.EntryIntent(CycleWorld.Eth, 0.5m, 94.99m, CycleWorld.Reversion(), CycleWorld.Slot) with { DecisionMid = new Price(95) };

    private static CycleWorld Falling()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100, 1, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromHours(1));
        world.Row(CycleWorld.Eth).LastPrice = 93;
        return world;
    }

    private static List<JsonElement> Lines(CycleWorld world)
    {
        using var output = new MemoryStream();
        using (var writer = Writer(output, world))
        {
            Cycle(writer, world);
        }

        return Parse(output);
    }

    private static CycleRecordWriter Writer(Stream output, CycleWorld world) => new(output, "p-hash", "1.2.3", world.Policy.Needs);

    private static void Cycle(CycleRecordWriter writer, CycleWorld world)
    {
        writer.Decided(world.DecideExits(), world.Input, world.State);
        writer.Decided(world.DecideEntries(), world.Input, world.State);
    }

    private static List<JsonElement> Parse(MemoryStream output)
    {
        var text = Encoding.UTF8.GetString(output.ToArray());
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return [.. text.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
