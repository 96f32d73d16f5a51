using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Backtests;

namespace Trading.Runtime.Comparisons;

/// <summary>What is backtested beside an account.</summary>
/// <param name="Shadow">The account's own time.</param>
/// <param name="Before">The data before it; null where that is too short to warm up and trade.</param>
/// <param name="ColdHours">How much of the warm-up lies before the data.</param>
internal sealed record ShadowPlan(SliceSpec Shadow, SliceSpec? Before, double ColdHours)
{
    private const int NamesShown = 5;

    /// <exception cref="InputException">The data lacks a product, or does not cover the account's time.</exception>
    public static ShadowPlan Of(CompareRequest request, AccountLog log, IMarketDataset dataset, TradingPolicy policy)
    {
        var products = ProductsOf(request, log, dataset.Manifest);
        var wanted = new BacktestRequest
        {
            Products = products,
            From = log.From,
            To = log.To,
            FillModes = [request.FillMode],
            FeeSchedules = request.FeeSchedule is { } fees ? [fees] : [],
            Seed = request.Seed,
        };
        var shadow = SlicePlan.Of(wanted, dataset, policy, EngineVersion.Current).Slices.Single() with { Account = request.Account };
        RequireCovered(log, shadow, dataset.Manifest);
        var first = shadow.Products.Min(p => dataset.Manifest.Get(p, shadow.Candles).First);
        var warmUp = TimeSpan.FromHours(shadow.WarmUpHours);
        var cold = Math.Max(0, (warmUp - (log.From - first)).TotalHours);

        // A day for the first midnight and a day to trade.
        var isRoom = log.From - first >= warmUp + TimeSpan.FromDays(2);
        var before = isRoom ? SlicePlan.Of(wanted with { From = null, To = log.From }, dataset, policy, EngineVersion.Current).Slices.Single() : null;
        return new ShadowPlan(shadow, before, cold);
    }

    private static ImmutableArray<ProductId> ProductsOf(CompareRequest request, AccountLog log, DatasetManifest manifest)
    {
        if (!request.Products.IsEmpty)
        {
            return request.Products;
        }

        ProductId[] all = [.. log.Document.Products.Select(p => p.Id)];
        ProductId[] missing = [.. all.Where(p => manifest.Find(p) is null).Order()];
        return missing.Length == 0 ? [.. all] : throw new InputException(
            $"data: it lacks {missing.Length} of the {all.Length} products that account '{request.Account}' decides among: {string.Join(", ", missing.Take(NamesShown))}{(missing.Length > NamesShown ? ", ..." : "")}; expected all, or --products to compare others alone");
    }

    // What is not there on one side would pass as a decision not to trade.
    private static void RequireCovered(AccountLog log, SliceSpec shadow, DatasetManifest manifest)
    {
        foreach (var trade in log.Trades.Where(t => shadow.Products.Contains(t.Product)))
        {
            var series = manifest.Get(trade.Product, shadow.Candles);
            var end = series.Last.AddMs(shadow.Candles.Ms);
            if (trade.EntrySlot < series.First || trade.ExitSlot > end)
            {
                throw new InputException(
                    $"data: {trade.Product} runs from {series.First} to {end}, but the account traded it from {trade.EntrySlot} to {trade.ExitSlot}; expected data of the whole time, or --from and --to within it");
            }
        }
    }
}
