using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Orders;

public class ClientOrderIdTests
{
    private static readonly Timestamp Slot = Timestamp.Utc(2025, 3, 5, 12);

    [Fact]
    public void Derive_KnownIntent_IsTheHashOfItsPartsAsAUuid()
    {
        // sha256("a|1741176000000|BTC-USD|Buy|Entry|0"), its first 16 bytes with version 8 and the RFC variant set.
        var text = System.Text.Encoding.UTF8.GetBytes("a|1741176000000|BTC-USD|Buy|Entry|0");
        var hex = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(text));

        var id = ClientOrderId.Derive("a", Slot, CycleWorld.Btc, Side.Buy, OrderLeg.Entry, 0).ToString();

        Assert.Equal($"{hex[..8]}-{hex[8..12]}-8{hex[13..16]}", id[..18]);
        Assert.Contains(id[19], "89ab");
        Assert.Equal($"{hex[17..20]}-{hex[20..32]}", id[20..]);
        Assert.True(Guid.TryParseExact(id, "D", out _));
    }

    [Fact]
    public void Derive_SameIntent_GivesTheSameId() => Assert.Equal(
        ClientOrderId.Derive("a", Slot, CycleWorld.Btc, Side.Buy, OrderLeg.Entry, 0),
        ClientOrderId.Derive("a", Slot, CycleWorld.Btc, Side.Buy, OrderLeg.Entry, 0));

    [Fact]
    public void Derive_AnyPartDiffers_GivesAnotherId()
    {
        ClientOrderId[] ids =
        [
            ClientOrderId.Derive("a", Slot, CycleWorld.Btc, Side.Buy, OrderLeg.Entry, 0),
            ClientOrderId.Derive("b", Slot, CycleWorld.Btc, Side.Buy, OrderLeg.Entry, 0),
            ClientOrderId.Derive("a", Slot.AddMs(900_000), CycleWorld.Btc, Side.Buy, OrderLeg.Entry, 0),
            ClientOrderId.Derive("a", Slot, CycleWorld.Eth, Side.Buy, OrderLeg.Entry, 0),
            ClientOrderId.Derive("a", Slot, CycleWorld.Btc, Side.Sell, OrderLeg.Entry, 0),
            ClientOrderId.Derive("a", Slot, CycleWorld.Btc, Side.Buy, OrderLeg.Exit, 0),
            ClientOrderId.Derive("a", Slot, CycleWorld.Btc, Side.Buy, OrderLeg.Entry, 1),
        ];

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids.Order(), ids.OrderBy(id => id.Value));
    }
}
