using System.Runtime.CompilerServices;
using Trading.FakeVenue;
using Trading.Runtime.Coinbase;

namespace Trading.Runtime.Tests.Coinbase;

/// <summary>Clients of a fake venue, in a hurry.</summary>
internal static class TestClients
{
    public const string KeyName = "organizations/test/apiKeys/one";

    private static readonly ConditionalWeakTable<FakeVenueServer, string> Issued = [];

    public static CoinbaseClient For(FakeVenueServer venue, CoinbaseOptions? options = null, TimeProvider? time = null) => new(
        (options ?? new CoinbaseOptions { PrivatePerSecond = 1e6, PublicPerSecond = 1e6, Burst = 1_000 }) with
        {
            BaseAddress = venue.Address,
            Credentials = new CoinbaseCredentials(KeyName, Issued.GetValue(venue, v => v.Keys.Issue(KeyName))),
            RetryDelay = TimeSpan.FromMilliseconds(1),
            PollInterval = TimeSpan.FromMilliseconds(1),
        },
        time ?? TimeProvider.System,
        1);
}
