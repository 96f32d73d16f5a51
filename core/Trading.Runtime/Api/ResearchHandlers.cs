using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Comparisons;
using Trading.Runtime.Datasets;
using Trading.Runtime.Policies;

namespace Trading.Runtime.Api;

/// <summary>Answers what backtests can be run on, and how the account compares with its own.</summary>
internal sealed class ResearchHandlers(ApiServices services)
{
    // Named by the hash of its content, a manifest never changes.
    private readonly ConcurrentDictionary<string, DatasetDocument> _known = new(StringComparer.Ordinal);

    /// <summary>The datasets that were pushed, and the policies that a run can name without bringing one.</summary>
    public async Task<ApiAnswer> DatasetsAsync(ApiCall call, CancellationToken cancellation)
    {
        call.Accepts(ApiAnswer.Json);
        using var datasets = new ObjectDatasets(services.Objects, Path.GetTempPath());
        var all = new List<DatasetDocument>();
        foreach (var id in await datasets.IdsAsync(cancellation))
        {
            if (await FindAsync(datasets, id, cancellation) is { } found)
            {
                all.Add(found);
            }
        }

        return ApiAnswer.Of(ApiStatus.Ok, new ChoicesDocument([.. all], [.. await PoliciesAsync(cancellation)]));
    }

    /// <summary>The newest comparison that was kept; both members are null where there is none.</summary>
    public async Task<ApiAnswer> ComparisonAsync(ApiCall call, CancellationToken cancellation)
    {
        call.Accepts(ApiAnswer.Json);
        var kept = await new ComparisonArchive(services.Objects).ReadAsync(services.Account, cancellation);
        return new ApiAnswer(ApiStatus.Ok, Encoding.UTF8.GetBytes(kept ?? """{"compared_at":null,"report":null}"""), ApiAnswer.Json);
    }

    // One that is damaged hides none of the others; a run on it says what is wrong with it.
    private async Task<DatasetDocument?> FindAsync(ObjectDatasets datasets, string id, CancellationToken cancellation)
    {
        if (_known.TryGetValue(id, out var known))
        {
            return known;
        }

        try
        {
            return _known[id] = DatasetDocument.Of(id, await datasets.ManifestAsync(id, cancellation));
        }
        catch (InputException)
        {
            return null;
        }
    }

    private async Task<List<PolicyDocument>> PoliciesAsync(CancellationToken cancellation)
    {
        var policies = new List<PolicyDocument> { PolicyDocument.Of(PolicySource.Load(null), "shipped") };
        var hash = services.Health.PolicyHash;

        // Before the account's first cycle its policy is not archived, and cannot be named.
        if (hash != policies[0].Hash && await new ArchivedPolicies(services.Objects).ReadAsync(hash, cancellation) is { } own)
        {
            policies.Insert(0, PolicyDocument.Of(own, $"of this account ({hash[..ArchivedPolicies.DigitsMin]})") with { Hash = hash });
        }

        return policies;
    }

    private sealed record ChoicesDocument(ImmutableArray<DatasetDocument> Datasets, ImmutableArray<PolicyDocument> Policies);

    private sealed record PolicyDocument(string Hash, string Name, ImmutableArray<string> Fees, string FeesDefault)
    {
        public static PolicyDocument Of(TradingPolicy policy, string name) =>
            new(PolicyHash.Of(policy), name, [.. policy.Costs.FeeSchedules.Keys.Order(StringComparer.Ordinal)], policy.Costs.FeeSchedule);
    }

    private sealed record DatasetDocument(string Id, string Venue, string? Synthetic, ImmutableArray<ProductDocument> Products)
    {
        public static DatasetDocument Of(string id, DatasetManifest manifest) => new(
            id, manifest.Venue, manifest.Synthetic?.Label, [.. manifest.Products.Where(p => !p.Candles.IsEmpty).Select(ProductDocument.Of)]);
    }

    private sealed record ProductDocument(ProductId Product, ImmutableArray<Interval> Intervals, Timestamp From, Timestamp To)
    {
        public static ProductDocument Of(DatasetProduct product) => new(
            product.Product.Id,
            [.. product.Candles.Select(c => c.Interval)],
            product.Candles.Min(c => c.First),
            product.Candles.Max(c => c.Last.AddMs(c.Interval.Ms)));
    }
}
