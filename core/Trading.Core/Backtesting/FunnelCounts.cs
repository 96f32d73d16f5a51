namespace Trading.Core.Backtesting;

/// <summary>
/// How many got through each step from scanned to filled, and why the others did not. Universe and quality reasons count product-cycles,
/// rule reasons triggers, risk reasons failed checks (a proposal may fail several), plan and leg reasons approved entries.
/// </summary>
public sealed record FunnelCounts
{
    /// <summary>Cycles in which entries were decided.</summary>
    public required long Cycles { get; init; }

    /// <summary>Product-cycles that signals looked at.</summary>
    public required long Scanned { get; init; }

    /// <summary>Product-cycles in which at least one signal fired.</summary>
    public required long Triggered { get; init; }

    /// <summary>Entries that the rules proposed.</summary>
    public required long Proposed { get; init; }

    /// <summary>Proposals that risk let through.</summary>
    public required long Approved { get; init; }

    /// <summary>Approved entries of which an order was sent.</summary>
    public required long Sent { get; init; }

    /// <summary>Sent entries that filled at least in part.</summary>
    public required long Filled { get; init; }

    public required SortedDictionary<string, long> Universe { get; init; }

    public required SortedDictionary<string, long> Quality { get; init; }

    /// <summary>Triggers by the signal that fired.</summary>
    public required SortedDictionary<string, long> Signals { get; init; }

    public required SortedDictionary<string, long> Rules { get; init; }

    public required SortedDictionary<string, long> Risk { get; init; }

    public required SortedDictionary<string, long> Plans { get; init; }

    public required SortedDictionary<string, long> Legs { get; init; }

    /// <summary>Two runs together.</summary>
    public static FunnelCounts operator +(FunnelCounts left, FunnelCounts right) => new()
    {
        Cycles = left.Cycles + right.Cycles,
        Scanned = left.Scanned + right.Scanned,
        Triggered = left.Triggered + right.Triggered,
        Proposed = left.Proposed + right.Proposed,
        Approved = left.Approved + right.Approved,
        Sent = left.Sent + right.Sent,
        Filled = left.Filled + right.Filled,
        Universe = Sum(left.Universe, right.Universe),
        Quality = Sum(left.Quality, right.Quality),
        Signals = Sum(left.Signals, right.Signals),
        Rules = Sum(left.Rules, right.Rules),
        Risk = Sum(left.Risk, right.Risk),
        Plans = Sum(left.Plans, right.Plans),
        Legs = Sum(left.Legs, right.Legs),
    };

    private static SortedDictionary<string, long> Sum(SortedDictionary<string, long> left, SortedDictionary<string, long> right)
    {
        var sum = new SortedDictionary<string, long>(left, StringComparer.Ordinal);
        foreach (var (key, count) in right)
        {
            sum[key] = sum.GetValueOrDefault(key) + count;
        }

        return sum;
    }
}
