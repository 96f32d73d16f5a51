using System.Collections.Immutable;
using Trading.Core.Market;

namespace Trading.Core.Execution;

/// <summary>All that a venue tells about an account: every living order, and all orders and fills since an instant, over all pages.</summary>
/// <param name="From">Orders and fills before it may be missing.</param>
/// <param name="At">When the reading began, by our clock.</param>
/// <param name="Orders">Living orders, and finished ones since <paramref name="From"/>.</param>
/// <param name="Fills">Executions since <paramref name="From"/>, each once.</param>
/// <param name="Balances">One entry an asset; an asset that is missing is held at zero.</param>
public sealed record VenueView(
    Timestamp From,
    Timestamp At,
    ImmutableArray<ReportedOrder> Orders,
    ImmutableArray<ReportedFill> Fills,
    ImmutableArray<ReportedBalance> Balances)
{
    /// <summary>Units held of an asset.</summary>
    public decimal BalanceOf(string asset)
    {
        foreach (var balance in Balances)
        {
            if (balance.Asset == asset)
            {
                return balance.Total;
            }
        }

        return 0;
    }
}
