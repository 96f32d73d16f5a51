namespace Trading.Core.Analytics;

/// <summary>How many values fall into [From, To); the outer bins are open.</summary>
public sealed record HistogramBin(double? From, double? To, int Count)
{
    /// <summary>Counts values between ascending edges, with one open bin at each end.</summary>
    public static IReadOnlyList<HistogramBin> Of(IReadOnlyList<double> values, params ReadOnlySpan<double> edges)
    {
        var bins = new List<HistogramBin>(edges.Length + 1);
        for (var i = 0; i <= edges.Length; i++)
        {
            double? from = i == 0 ? null : edges[i - 1];
            double? to = i == edges.Length ? null : edges[i];
            bins.Add(new HistogramBin(from, to, values.Count(v => !(v < from) && !(v >= to))));
        }

        return bins;
    }
}
