using Trading.Core.Market;

namespace Trading.Core.Tests.Testing;

/// <summary>Products for tests, in cents and millionths.</summary>
internal static class TestProducts
{
    public static Product Of(string id, Timestamp? listedAt = null, decimal minNotional = 1) => new(
        ProductId.Parse(id),
        new Increment(0.01m),
        new Increment(0.000001m),
        new Increment(0.01m),
        new Money(minNotional),
        listedAt);
}
