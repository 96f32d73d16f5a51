namespace Trading.Core.Backtesting;

/// <summary>
/// Puts slices together: their union, reduced once in order of time, so that it does not matter in which order, how often or on how
/// many machines they ran.
/// </summary>
public static class SliceMerge
{
    /// <exception cref="InputException">No slice, slices that differ in more than their time range, that overlap, or one with two results.</exception>
    public static MergedRun Merge(IEnumerable<SliceResult> results) => Merge(results, isPolicyFree: false);

    /// <summary>The same of slices that may differ in their policy too, such as the tests of a walk-forward.</summary>
    /// <exception cref="InputException">As of <see cref="Merge(IEnumerable{SliceResult})"/>.</exception>
    public static MergedRun Stitch(IEnumerable<SliceResult> results) => Merge(results, isPolicyFree: true);

    private static MergedRun Merge(IEnumerable<SliceResult> results, bool isPolicyFree)
    {
        var slices = results
            .GroupBy(r => r.Spec.Id, StringComparer.Ordinal)
            .Select(One)
            .OrderBy(r => r.Spec.From)
            .ThenBy(r => r.Spec.Id, StringComparer.Ordinal)
            .ToArray();
        Require(slices, isPolicyFree);
        var first = slices[0];
        var days = Link(slices, out var deepest);
        return new MergedRun
        {
            Slices = [.. slices.Select(s => s.Spec)],
            Trades = [.. slices.SelectMany(s => s.Trades)],
            InitialNav = first.Ledger.Opening,
            Days = days,
            FinalNav = days.Count > 0 ? days[^1].Nav : first.FinalNav,
            NetResult = slices.Aggregate(Money.Zero, (sum, s) => sum + s.FinalNav - s.Ledger.Opening),
            Deepest = deepest,
            ReferenceAtStart = first.ReferenceAtStart,
            MeanExposurePct = slices.Sum(s => s.MeanExposurePct * Marks(s)) / slices.Sum(Marks),
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

    // Each slice starts from its own cash: its NAV is scaled to where the one before it ended.
    private static List<DayPoint> Link(SliceResult[] slices, out Drawdown deepest)
    {
        var days = new List<DayPoint>();
        var nav = slices[0].Ledger.Opening;
        var highest = new NavMark(slices[0].Spec.From, nav);
        deepest = default;
        foreach (var slice in slices)
        {
            var scale = nav / slice.Ledger.Opening;
            foreach (var day in slice.Days)
            {
                Append(days, day with { Nav = Scaled(day.Nav, scale) });
            }

            deepest = Deeper(deepest, slice.Deepest with { Peak = Scaled(slice.Deepest.Peak, scale) });
            deepest = Deeper(deepest, Fall(highest, new NavMark(slice.Lowest.At, Scaled(slice.Lowest.Nav, scale))));
            var high = Scaled(slice.Highest.Nav, scale);
            highest = high > highest.Nav ? new NavMark(slice.Highest.At, high) : highest;
            nav = slice.Days.Count > 0 ? days[^1].Nav : nav;
        }

        return days;
    }

    // Two slices may share a day when they meet at noon: it ends with the later one.
    private static void Append(List<DayPoint> days, DayPoint day)
    {
        if (days.Count > 0 && days[^1].Day == day.Day)
        {
            days[^1] = day;
        }
        else
        {
            days.Add(day);
        }
    }

    // The same slice twice is the same result twice, or else the order in which they come would decide.
    private static SliceResult One(IGrouping<string, SliceResult> same)
    {
        var first = same.First();
        return same.All(r => r.OrderListHash == first.OrderListHash && r.FinalNav == first.FinalNav)
            ? first
            : throw new InputException($"slices: {same.Key} is there twice with different results");
    }

    private static Money Scaled(Money money, decimal scale) => scale == 1 ? money : money * scale;

    private static Drawdown Fall(NavMark high, NavMark low) => low.Nav < high.Nav
        ? new Drawdown((high.Nav - low.Nav) / high.Nav * 100m, high.At, low.At, high.Nav)
        : default;

    private static Drawdown Deeper(Drawdown left, Drawdown right) => right.Pct > left.Pct ? right : left;

    // A run marks once a cycle and once at its end.
    private static long Marks(SliceResult slice) => slice.Funnel.Cycles + 1;

    private static void Require(SliceResult[] slices, bool isPolicyFree)
    {
        if (slices.Length == 0)
        {
            throw new InputException("slices: none; expected at least one result");
        }

        for (var i = 1; i < slices.Length; i++)
        {
            var (before, spec) = (slices[i - 1].Spec, slices[i].Spec);
            var comparable = spec with
            {
                From = before.From,
                To = before.To,
                Products = before.Products,
                PolicyHash = isPolicyFree ? before.PolicyHash : spec.PolicyHash,
            };
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
