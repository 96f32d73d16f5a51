namespace Trading.Core.Backtesting;

/// <summary>
/// Puts slices together: their union, reduced once in order of time, so that it does not matter in which order, how often or on how
/// many machines they ran.
/// </summary>
public static class SliceMerge
{
    /// <exception cref="InputException">No slice, slices that differ in more than their time range, or that overlap.</exception>
    public static MergedRun Merge(IEnumerable<SliceResult> results)
    {
        var slices = results
            .DistinctBy(r => r.Spec.Id, StringComparer.Ordinal)
            .OrderBy(r => r.Spec.From)
            .ThenBy(r => r.Spec.Id, StringComparer.Ordinal)
            .ToArray();
        Require(slices);
        var first = slices[0];
        var days = Link(slices);
        return new MergedRun
        {
            Slices = [.. slices.Select(s => s.Spec)],
            Trades = [.. slices.SelectMany(s => s.Trades)],
            InitialNav = first.Ledger.Opening,
            Days = days,
            FinalNav = days.Count > 0 ? days[^1].Nav : first.FinalNav,
            NetResult = slices.Aggregate(Money.Zero, (sum, s) => sum + s.FinalNav - s.Ledger.Opening),
            Deepest = slices.Select(s => s.Deepest).MaxBy(d => d.Pct),
            MeanExposurePct = slices.Sum(s => s.MeanExposurePct * s.Funnel.Cycles) / Math.Max(1, slices.Sum(s => s.Funnel.Cycles)),
            Funnel = slices.Select(s => s.Funnel).Aggregate((left, right) => left + right),
            OpenPositions = slices.Sum(s => s.OpenPositions.Count),
            DrawdownLatchedSlices = slices.Count(s => s.IsDrawdownLatched),
            Orders = slices.Sum(s => s.Orders),
            Fills = slices.Sum(s => s.Fills),
            Candles = slices.Sum(s => s.Candles),
            OrderListHash = slices.Length == 1
                ? first.OrderListHash
                : ContentHash.Of(string.Join('\n', slices.Select(s => s.OrderListHash))),
        };
    }

    private static List<DayPoint> Link(SliceResult[] slices)
    {
        var days = new List<DayPoint>();
        var nav = slices[0].Ledger.Opening;
        foreach (var slice in slices)
        {
            var scale = nav / slice.Ledger.Opening;
            foreach (var day in slice.Days)
            {
                days.Add(day with { Nav = scale == 1 ? day.Nav : day.Nav * scale });
            }

            nav = slice.Days.Count > 0 ? days[^1].Nav : nav;
        }

        return days;
    }

    private static void Require(SliceResult[] slices)
    {
        if (slices.Length == 0)
        {
            throw new InputException("slices: none; expected at least one result");
        }

        for (var i = 1; i < slices.Length; i++)
        {
            var (before, spec) = (slices[i - 1].Spec, slices[i].Spec);
            var comparable = spec with { From = before.From, To = before.To, Products = before.Products };
            if (comparable != before || !spec.Products.SequenceEqual(before.Products))
            {
                throw new InputException($"slices: {before.Id} and {spec.Id} differ in more than their time range");
            }

            if (spec.From < before.To)
            {
                throw new InputException($"slices: {before.Id} ends at {before.To}, after {spec.Id} begins at {spec.From}");
            }
        }
    }
}
