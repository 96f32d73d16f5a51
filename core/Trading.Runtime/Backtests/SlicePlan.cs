using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;

namespace Trading.Runtime.Backtests;

/// <summary>A request made definite: which slices it takes, for every fill mode under every fee schedule.</summary>
public sealed record SlicePlan
{
    /// <summary>One a fill mode and fee schedule, as asked for; each with its slices in order of time.</summary>
    public required ImmutableArray<ImmutableArray<SliceSpec>> Variants { get; init; }

    public required ImmutableArray<ProductId> Products { get; init; }

    public required Interval Candles { get; init; }

    public required Timestamp From { get; init; }

    public required Timestamp To { get; init; }

    public required RangeSplit Split { get; init; }

    /// <summary>Every slice.</summary>
    public IEnumerable<SliceSpec> Slices => Variants.SelectMany(v => v);

    /// <summary>Hash of everything the results depend on: the same request gives the same id on any day.</summary>
    public string Id => ContentHash.Of($"backtest/1|{string.Join('|', Variants.Select(v => string.Join(',', v.Select(s => s.Id))))}");

    /// <param name="request">What is asked for.</param>
    /// <param name="dataset">To run on.</param>
    /// <param name="policy">To run with.</param>
    /// <param name="engineVersion">See <see cref="EngineVersion"/>.</param>
    /// <exception cref="InputException">A product, interval or schedule that is not there, or a range without data.</exception>
    public static SlicePlan Of(BacktestRequest request, IMarketDataset dataset, TradingPolicy policy, string engineVersion)
    {
        var manifest = dataset.Manifest;
        var candles = request.Candles ?? CandlesFor(manifest, request.Products, policy.Cycle.Interval);
        RequireDivides(candles, policy.Cycle.Interval);
        var products = ProductsOf(request.Products, manifest, candles);
        var (from, to) = RangeOf(request, manifest, products, candles, policy.Backtest.WarmUpHours);
        var schedules = request.FeeSchedules.IsEmpty ? [policy.Costs.FeeSchedule] : request.FeeSchedules;
        foreach (var name in schedules.Where(name => !policy.Costs.FeeSchedules.ContainsKey(name)))
        {
            var known = policy.Costs.FeeSchedules.Keys.Order(StringComparer.Ordinal).ToArray();
            throw new InputException($"fees: '{name}' is not a fee schedule of the policy; expected {string.Join(", ", known)}{DidYouMean.Hint(name, known)}");
        }

        var whole = new SliceSpec
        {
            DatasetId = dataset.Id,
            Candles = candles,
            Products = products,
            From = from,
            To = to,
            WarmUpHours = policy.Backtest.WarmUpHours,
            PolicyHash = PolicyHash.Of(policy),
            FillMode = request.FillModes[0],
            FeeSchedule = schedules[0],
            Seed = request.Seed,
            EngineVersion = engineVersion,
        };
        return new SlicePlan
        {
            Variants =
            [
                .. from fees in schedules.Distinct(StringComparer.Ordinal)
                   from mode in request.FillModes.Distinct()
                   select Cut(whole with { FillMode = mode, FeeSchedule = fees }, request.Split),
            ],
            Products = products,
            Candles = candles,
            From = from,
            To = to,
            Split = request.Split,
        };
    }

    private static Interval CandlesFor(DatasetManifest manifest, ImmutableArray<ProductId> wanted, Interval cycle)
    {
        var entries = wanted.IsEmpty ? manifest.Products : [.. wanted.Select(manifest.Get)];
        var usable = entries.SelectMany(p => p.Candles).Select(c => c.Interval).Where(i => cycle.Ms % i.Ms == 0).ToArray();
        return usable.Length > 0 ? usable.MaxBy(i => i.Ms) : throw new InputException(
            $"interval: the dataset has no candles that divide the policy's cycle of {cycle}; it has {Intervals(entries)}");
    }

    private static string Intervals(IEnumerable<DatasetProduct> products) =>
        string.Join(", ", products.SelectMany(p => p.Candles).Select(c => c.Interval).Distinct().OrderBy(i => i.Ms));

    private static void RequireDivides(Interval candles, Interval cycle)
    {
        if (cycle.Ms % candles.Ms != 0)
        {
            throw new InputException($"interval: {candles} candles do not fit the policy's cycle of {cycle}; expected an interval that divides it");
        }
    }

    private static ImmutableArray<ProductId> ProductsOf(ImmutableArray<ProductId> wanted, DatasetManifest manifest, Interval candles)
    {
        if (!wanted.IsEmpty)
        {
            foreach (var product in wanted)
            {
                _ = manifest.Get(product, candles);
            }

            return [.. wanted.Distinct().Order()];
        }

        var all = manifest.Products.Where(p => p.At(candles) is not null).Select(p => p.Product.Id).Order().ToImmutableArray();
        return all.IsEmpty ? throw new InputException(
            $"interval: no product of the dataset has {candles} candles; it has {Intervals(manifest.Products)}") : all;
    }

    private static (Timestamp From, Timestamp To) RangeOf(
        BacktestRequest request, DatasetManifest manifest, ImmutableArray<ProductId> products, Interval candles, int warmUpHours)
    {
        var series = products.Select(p => manifest.Get(p, candles)).ToArray();
        var first = series.Min(s => s.First);
        var end = series.Max(s => s.Last).AddMs(candles.Ms);
        var warm = first + TimeSpan.FromHours(warmUpHours);
        var midnight = warm.Floor(Interval.OneDay);
        var from = request.From ?? (midnight < warm ? midnight.AddMs(Interval.OneDay.Ms) : midnight);
        var to = request.To ?? end;
        if (request.From is not null && request.To is not null && from >= to)
        {
            throw new InputException($"from {from} is not before to {to}");
        }

        // Time without data would pass as days on which the strategy chose not to trade.
        if (from < first || from >= end || to > end || to <= first)
        {
            throw new InputException($"range: {from} to {to} is not within the data, which runs from {first} to {end}");
        }

        return from < to ? (from, to) : throw new InputException(
            $"range: {from} to {to} is empty: the data runs from {first} to {end}, of which the first {warmUpHours} hours warm features up");
    }

    private static ImmutableArray<SliceSpec> Cut(SliceSpec whole, RangeSplit split)
    {
        var slices = ImmutableArray.CreateBuilder<SliceSpec>();
        for (var from = whole.From; from < whole.To; from = slices[^1].To)
        {
            var end = split == RangeSplit.None ? whole.To : EndOfPeriod(from, split);
            slices.Add(whole with { From = from, To = end < whole.To ? end : whole.To });
        }

        return slices.ToImmutable();
    }

    private static Timestamp EndOfPeriod(Timestamp time, RangeSplit split)
    {
        var date = time.ToDateTimeOffset();
        var months = split switch
        {
            RangeSplit.Year => 12,
            RangeSplit.Quarter => 3,
            _ => 1,
        };
        var first = (date.Month - 1) / months * months;
        return Timestamp.From(new DateTimeOffset(date.Year, first + 1, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(months));
    }
}
