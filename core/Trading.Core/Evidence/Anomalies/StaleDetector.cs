using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Core.Evidence.Anomalies;

/// <summary>Products without usable data for too long. Where all have none it is one anomaly, of the account: the source is gone.</summary>
internal static class StaleDetector
{
    public static IReadOnlyList<Anomaly> Find(ObservationWindow window, StaleDataPolicy policy)
    {
        if (window.StaleSince.Count == 0)
        {
            return [];
        }

        var now = window.Last.Slot;
        var stale = window.StaleSince
            .Select(s => (Product: s.Key, Since: s.Value, Minutes: (now - s.Value).TotalMinutes))
            .Where(s => s.Minutes >= policy.Minutes)
            .OrderBy(s => s.Product)
            .ToArray();
        return stale.Length > 1 && stale.Length == window.Last.Products.Length
            ? [Of(Product: null, stale.Min(s => s.Minutes), stale.Max(s => s.Since), FormattableString.Invariant($"any of the {stale.Length} products"))]
            : [.. stale.Select(s => Of(s.Product, s.Minutes, s.Since, s.Product.Value))];

        Anomaly Of(ProductId? Product, double minutes, Timestamp since, string whose) => new(
            AnomalyCode.StaleData,
            Product,
            minutes,
            policy.Minutes,
            FormattableString.Invariant($"no usable data of {whose} for {minutes:0} minutes, since the cycle of {since} (threshold {policy.Minutes})"));
    }
}
