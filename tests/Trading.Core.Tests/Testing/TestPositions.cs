using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;

namespace Trading.Core.Tests.Testing;

/// <summary>Holdings for tests that only ask why and when they were entered.</summary>
internal static class TestPositions
{
    public static Position EnteredBy(string signal, Regime regime) => new()
    {
        Product = ProductId.Parse("BTC-USD"),
        TradeId = default,
        Entry = new EntryContext(
            signal,
            1,
            1,
            1,
            Tier.T1,
            regime,
            StopPct: null,
            TargetPct: null,
            MaxHoldHours: null,
            new SizeArithmetic(1, null, 1, 1, 1, 1, 1, new Money(100))),
        EntrySlot = default,
        OpenedAt = default,
    };
}
