using Trading.Core;
using Trading.Runtime.Coinbase.Wire;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Coinbase;

/// <summary>What the venue says about the account itself: what its key may do and what it pays.</summary>
public sealed class CoinbaseAccount(CoinbaseClient client)
{
    private const decimal BpsPerUnit = 10_000;

    /// <exception cref="VenueException">The venue could not be asked.</exception>
    public async Task<KeyPermissions> ReadPermissionsAsync(CancellationToken cancellation)
    {
        var reply = await client.GetAsync<PermissionsReply>(
            CoinbaseEndpoint.Permissions, "/key_permissions", RequestPriority.Reconcile, cancellation).ConfigureAwait(false);
        return new(reply.CanView, reply.CanTrade, reply.CanTransfer, reply.PortfolioUuid ?? "");
    }

    /// <exception cref="VenueException">The venue could not be asked.</exception>
    public async Task<FeeTier> ReadFeesAsync(CancellationToken cancellation)
    {
        var reply = await client.GetAsync<FeesReply>(
            CoinbaseEndpoint.Fees, "/transaction_summary?product_type=SPOT", RequestPriority.Data, cancellation).ConfigureAwait(false);
        return reply.FeeTier is { MakerFeeRate: >= 0 and { } maker, TakerFeeRate: >= 0 and { } taker }
            ? new(
                reply.FeeTier.PricingTier ?? "",
                new BasisPoints(maker * BpsPerUnit),
                new BasisPoints(taker * BpsPerUnit),
                new Money(reply.AdvancedTradeOnlyVolume ?? reply.TotalVolume ?? 0))
            : throw new VenueException(VenueFault.Malformed, "fees: a rate is missing or not as documented");
    }
}
