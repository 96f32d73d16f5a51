using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Analytics.Comparison;
using Trading.Core.Market;

namespace Trading.Runtime.Dashboard;

/// <summary>An account's value over time, in as many points as a plot can show.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Marks">How many values there are; the points are some of them.</param>
/// <param name="Transferred">Moved in during this time; negative is moved out.</param>
/// <param name="MaxDrawdownPct">Deepest fall over all marks, percent.</param>
/// <param name="Points">In order of time, at most <see cref="PointsMax"/>; the highest and lowest of each stretch are among them.</param>
public sealed record EquityCurve(string Account, int Marks, Money Transferred, decimal MaxDrawdownPct, ImmutableArray<EquityPoint> Points)
{
    /// <summary>The most points of a curve.</summary>
    public const int PointsMax = 1_000;

    private const int PointsOfStretch = 4;

    /// <param name="account">Whose.</param>
    /// <param name="marks">In order of time.</param>
    /// <param name="from">The first that counts.</param>
    /// <param name="to">End, exclusive.</param>
    public static EquityCurve Of(string account, IEnumerable<AccountMark> marks, Timestamp from, Timestamp to)
    {
        var points = new List<EquityPoint>();
        var (highest, deepest, scale, transferred) = (Money.Zero, 0m, 1m, Money.Zero);
        foreach (var mark in marks.Where(mark => mark.At >= from && mark.At < to))
        {
            // What was moved before the first point is a part of what the curve begins with.
            if (points.Count > 0 && !mark.Transferred.IsZero)
            {
                transferred += mark.Transferred;
                scale *= mark.Nav.IsPositive ? (mark.Nav - mark.Transferred) / mark.Nav : 1;
            }

            var value = mark.Nav * scale;
            highest = Money.Max(highest, value);
            var fall = highest.IsPositive ? (highest - value) / highest * 100m : 0;
            deepest = Math.Max(deepest, fall);
            points.Add(new EquityPoint(mark.At, mark.Nav, decimal.Round(fall, 4)));
        }

        return new EquityCurve(account, points.Count, transferred, decimal.Round(deepest, 4), Thinned(points));
    }

    // Of each stretch its first, lowest, highest and last: no peak and no trough is lost.
    private static ImmutableArray<EquityPoint> Thinned(List<EquityPoint> points)
    {
        if (points.Count <= PointsMax)
        {
            return [.. points];
        }

        var kept = new SortedSet<int>();
        const int Stretches = PointsMax / PointsOfStretch;
        for (var i = 0; i < Stretches; i++)
        {
            var (first, end) = ((int)((long)points.Count * i / Stretches), (int)((long)points.Count * (i + 1) / Stretches));
            var stretch = Enumerable.Range(first, end - first).ToArray();
            kept.UnionWith([first, end - 1, stretch.MinBy(at => points[at].Nav), stretch.MaxBy(at => points[at].Nav)]);
        }

        return [.. kept.Select(at => points[at])];
    }
}
