using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Core.Universe;

/// <summary>What policy says of a product, whatever the market does.</summary>
internal sealed class ProductListing
{
    private readonly (long FromMs, long UntilMs)[] _bans;

    public ProductListing(Product product, UniversePolicy policy)
    {
        var asset = product.Id.Base;
        Product = product;
        Tier = policy.Tier1.Contains(asset) ? Tier.T1 : policy.Tier2.Contains(asset) ? Tier.T2 : Tier.None;
        Reason =
            policy.NeverTrade.Contains(asset) ? UniverseReason.NeverTrade
            : !IsCompliant(asset, policy.Compliance) ? UniverseReason.NotCompliant
            : product.Id.Quote != policy.QuoteCurrency ? UniverseReason.QuoteCurrency
            : UniverseReason.Eligible;
        _bans = [.. policy.RedFlags
            .Where(flag => flag.Asset == asset)
            .Select(flag => (flag.From.UnixMs, (flag.From + TimeSpan.FromHours(flag.Hours)).UnixMs))];
    }

    public Product Product { get; }

    /// <summary>The tier whose list names it; none where no list does.</summary>
    public Tier Tier { get; }

    /// <summary>Never traded, not compliant or in another currency; eligible otherwise.</summary>
    public UniverseReason Reason { get; }

    /// <summary>Whether any red flag names it, now or ever.</summary>
    public bool HasBans => _bans.Length > 0;

    public bool IsBannedAt(Timestamp now)
    {
        foreach (var (fromMs, untilMs) in _bans)
        {
            if (now.UnixMs >= fromMs && now.UnixMs < untilMs)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCompliant(string asset, CompliancePolicy policy) =>
        !policy.IsOn
        || (policy.Include.Any(entry => entry.Asset == asset) && !policy.Exclude.Any(entry => entry.Asset == asset));
}
