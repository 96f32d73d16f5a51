using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Portfolio;

namespace Trading.Core.Risk;

/// <summary>What an account has at risk against what it may have, counted as the caps count it when entries are judged.</summary>
public sealed record ExposureReading
{
    /// <summary>Holdings at their mark and what entries have reserved, quote currency.</summary>
    public required Money Total { get; init; }

    public required Money TotalCap { get; init; }

    /// <summary>Of one product, quote currency.</summary>
    public required Money PositionCap { get; init; }

    /// <summary>Products held or being bought, in ordinal order.</summary>
    public required ImmutableArray<ExposureLine> Products { get; init; }

    /// <summary>Clusters of the policy that have any, in ordinal order.</summary>
    public required ImmutableArray<ExposureLine> Clusters { get; init; }

    /// <param name="policy">The caps.</param>
    /// <param name="regime">What the regime allows.</param>
    /// <param name="account">The account.</param>
    /// <param name="capShare">The share of the caps that may be used, 0 to 1.</param>
    /// <param name="market">Values holdings.</param>
    /// <returns>Null where a held product has no price in the market.</returns>
    public static ExposureReading? Of(RiskPolicy policy, RegimeProfile regime, in AccountView account, decimal capShare, MarketSnapshot market)
    {
        foreach (var position in account.Positions)
        {
            if (market.IndexOf(position.Product) is var row && (row < 0 || !(market.Products[row].Bid > 0)))
            {
                return null;
            }
        }

        return new ExposureBook(policy, regime.PositionCapMultiplier, account, capShare, market).Read();
    }
}
