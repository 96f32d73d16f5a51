using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Runtime.Backtests;

namespace Trading.Runtime.Sweeps;

/// <summary>What a sweep came to. Nothing in it depends on the machine, the clock or the order in which slices ran.</summary>
public sealed record SweepReport : ResearchReport
{
    public required RangeSplit Split { get; init; }

    public required Objective Objective { get; init; }

    public required int TradesMin { get; init; }

    /// <summary>The policy keys that vary.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>One a variant, in their order.</summary>
    public required IReadOnlyList<SweepRow> Rows { get; init; }

    /// <summary>Why some combinations were left out.</summary>
    public required IReadOnlyList<string> Skipped { get; init; }

    /// <summary>Index of the best variant; null where none has a score. Of equals the first.</summary>
    public required int? Best { get; init; }

    /// <summary>Rows from the best to the worst; those without a score last.</summary>
    public IEnumerable<SweepRow> Ranked() => Rows.OrderByDescending(r => r.Score ?? double.NegativeInfinity).ThenBy(r => r.Index);

    /// <param name="content">What <see cref="ResearchReport.ToJson"/> gave.</param>
    /// <param name="label">What messages call the source.</param>
    /// <exception cref="InputException">Not a sweep's report, or of an unknown version.</exception>
    public static SweepReport Read(ReadOnlySpan<byte> content, string label) => Read<SweepReport>(content, label, "a sweep's");
}
