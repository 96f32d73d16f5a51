using System.Text.Json;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.Issues;

/// <summary>Decimals that a store did not know came back as zero, and were believed.</summary>
public sealed class DecimalsReadBackAsZeroTests
{
    [Fact]
    public void Deserialize_FillWithoutItsQuantity_IsAnErrorAndNotZero()
    {
        var fill = new Fill(
            "t", default, CycleWorld.Eth, Side.Buy, new Price(100), new Quantity(1), Money.Zero, Liquidity.Maker, CycleWorld.Slot);
        var json = JsonSerializer.Serialize(fill, CoreJson.Compact);
        var lost = json.Replace("\"quantity\":\"1\",", "", StringComparison.Ordinal);

        Assert.NotEqual(json, lost);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Fill>(lost, CoreJson.Compact));
    }

    [Fact]
    public void Apply_FillOfNothing_Throws()
    {
        var world = new CycleWorld();
        var intent = CycleWorld.EntryIntent(CycleWorld.Eth, 1, 100, CycleWorld.Reversion(), CycleWorld.Slot);
        world.Apply(CycleEvent.Committed(intent));
        world.Apply(CycleEvent.Sent(intent.Id, CycleWorld.Slot));

        Assert.Throws<InvalidOperationException>(() => world.Apply(CycleEvent.Filled(new Fill(
            "t", intent.Id, CycleWorld.Eth, Side.Buy, new Price(100), Quantity.Zero, Money.Zero, Liquidity.Maker, CycleWorld.Slot))));
    }
}
