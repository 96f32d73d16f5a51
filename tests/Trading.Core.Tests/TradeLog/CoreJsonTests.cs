using System.Text.Json;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Risk;
using Trading.Core.Risk.Pacing;
using Trading.Core.Signals;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;
using Trading.Core.Universe;

namespace Trading.Core.Tests.TradeLog;

/// <summary>Everything an account stores comes back as it was, digit for digit.</summary>
public class CoreJsonTests
{
    private static readonly Timestamp T0 = CycleWorld.Slot;

    [Fact]
    public void RoundTrip_StoredValues_ComeBackEqual()
    {
        AssertEqualAfter(new Ledger(new Money(10_000), new Money(-1.50m), new Money(0.00000001m), new Money(3), new Money(79_228_162_514_264m)));
        AssertEqualAfter(RiskState.Open(new Money(10_000.10m), T0) with { IsDrawdownLatched = true, KillSwitch = KillSwitch.HaltAll });
        AssertEqualAfter(new FallbackState(7));
        AssertEqualAfter(CycleWorld.Reversion());
        AssertEqualAfter(CycleWorld.EntryIntent(CycleWorld.Btc, 1.23456789m, 100, CycleWorld.Reversion(), T0) with
        {
            EndTime = T0.AddMs(123),
            CancelAt = T0.AddMs(45),
        });
        AssertEqualAfter(new Fill(
            "t\"1", default, CycleWorld.Btc, Side.Sell, new Price(0.1m), new Quantity(0.00000001m), new Money(0), Liquidity.Taker, T0.AddMs(1)));
        AssertEqualAfter(new TradeOrigin("p", "c", "s"));
        AssertEqualAfter(new UniverseStanding(Tier.T2, UniverseReason.Spread, 2, true, false, true));
    }

    [Fact]
    public void RoundTrip_OrderWithFills_ComesBackWithEverything()
    {
        var order = new Order(CycleWorld.EntryIntent(CycleWorld.Btc, 2, 100, CycleWorld.Reversion(), T0), OrderState.Rejected, T0) with
        {
            VenueOrderId = "v-1",
            Filled = new Quantity(0.5m),
            FilledNotional = new Money(50),
            Fees = new Money(0.2m),
            Rejection = VenueRejection.PostOnlyWouldCross,
            AppliedFills = ["a", "b"],
        };

        var back = Back(order);

        Assert.Equal(order with { AppliedFills = back.AppliedFills }, back);
        Assert.Equal(order.AppliedFills, back.AppliedFills);
    }

    [Fact]
    public void RoundTrip_OpenPositionAndPacing_ComeBackEqual()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100.01m, 0.123m, CycleWorld.Reversion(), T0);

        AssertEqualAfter(world.State.Positions[0]);
        var pacing = Back(world.State.Pacing);
        Assert.Equal(world.State.Pacing.LastTradeAt, pacing.LastTradeAt);
        Assert.Equal(world.State.Pacing.Entries, pacing.Entries);
        Assert.Equal(world.State.Pacing.Cooldowns, pacing.Cooldowns);
        Assert.Equal(Timestamp.MinValue, Back(PacingState.Empty).LastTradeAt);
    }

    [Fact]
    public void RoundTrip_Trade_ComesBackEqual()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100.01m, 0.123m, CycleWorld.Reversion(), T0);

        AssertEqualAfter(Trade.Of(world.State.Positions[0] with { Exit = ExitReason.Target }, new Money(10_001.10m), new TradeOrigin("p", "c", "s")));
    }

    [Fact]
    public void RoundTrip_UniverseMember_ComesBackEqual()
    {
        var member = new UniverseMember(CycleWorld.Btc, new UniverseStanding(Tier.T1, UniverseReason.Eligible, 0, false, true, true), [1.5, null]);

        var back = Back(member);

        Assert.Equal(member.Standing, back.Standing);
        Assert.Equal(member.SpreadBpsSamples, back.SpreadBpsSamples);
    }

    [Fact]
    public void Compact_Members_AreSnakeCaseWithDecimalsAsStringsAndTimesInIso() => Assert.Equal(
        """{"opening":"10000.10","deposited":"0","bought":"0","sold":"0","fees":"0"}""",
        JsonSerializer.Serialize(Ledger.Open(new Money(10_000.10m)), CoreJson.Compact));

    [Fact]
    public void Compact_Entry_WritesCodesAndIsoTimes() => Assert.Equal(
        """{"product":"BTC-USD","until":"2025-03-05T12:00:00.001Z","reason":"no_fill"}""",
        JsonSerializer.Serialize(new Cooldown(CycleWorld.Btc, T0.AddMs(1), CooldownReason.NoFill), CoreJson.Compact));

    [Fact]
    public void RoundTrip_NaN_IsNullAndBack()
    {
        Assert.Equal("""[null,1.5]""", JsonSerializer.Serialize(new[] { double.NaN, 1.5 }, CoreJson.Compact));
        Assert.Equal([double.NaN, 1.5], JsonSerializer.Deserialize<double[]>("[null,1.5]", CoreJson.Compact)!);
    }

    [Fact]
    public void RoundTrip_Interval_IsItsText() => AssertEqualAfter(Interval.Parse("15m", "interval"));

    [Fact]
    public void RoundTrip_Product_KeepsItsIncrements() => AssertEqualAfter(TestProducts.Of("BTC-USD", T0, minNotional: 1.50m));

    [Theory]
    [InlineData("\"0\"")]
    [InlineData("\"-0.01\"")]
    [InlineData("{}")]
    public void Deserialize_BadIncrement_IsAJsonError(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Increment>(json, CoreJson.Compact));

    [Fact]
    public void Indented_SameValue_IsTheSameOnceParsed() => Assert.Equal(
        CycleWorld.Reversion(),
        JsonSerializer.Deserialize<EntryContext>(JsonSerializer.Serialize(CycleWorld.Reversion(), CoreJson.Indented), CoreJson.Compact));

    [Theory]
    [InlineData("""{"product":"btc","until":"2025-03-05T12:00:00Z","reason":"win"}""")]
    [InlineData("""{"product":"BTC-USD","until":"yesterday","reason":"win"}""")]
    [InlineData("""{"product":"BTC-USD","until":"2025-03-05T12:00:00Z","reason":"luck"}""")]
    [InlineData("""{"product":"BTC-USD","until":"2025-03-05T12:00:00Z","reason":1}""")]
    [InlineData("""{"product":null,"until":"2025-03-05T12:00:00Z","reason":"win"}""")]
    [InlineData("""{"product":"BTC-USD","until":"2025-03-05T12:00:00Z","reason":"win","more":1}""")]
    [InlineData("""{"product":3,"until":"2025-03-05T12:00:00Z","reason":"win"}""")]
    public void Deserialize_BadText_IsAJsonError(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Cooldown>(json, CoreJson.Compact));

    [Theory]
    [InlineData("\"1e400\"")]
    [InlineData("\"ten\"")]
    [InlineData("10")]
    public void Deserialize_BadAmount_IsAJsonError(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Money>(json, CoreJson.Compact));

    private static void AssertEqualAfter<T>(T value) => Assert.Equal(value, Back(value));

    private static T Back<T>(T value)
    {
        var json = JsonSerializer.Serialize(value, CoreJson.Compact);
        var back = JsonSerializer.Deserialize<T>(json, CoreJson.Compact)!;
        Assert.Equal(json, JsonSerializer.Serialize(back, CoreJson.Compact));
        return back;
    }
}
