using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Backtesting.WalkForward;
using Trading.Core.Market;
using Trading.Runtime.Backtests;

namespace Trading.Runtime.WalkForwards;

/// <summary>What a walk-forward came to. Nothing in it depends on the machine, the clock or the order in which slices ran.</summary>
public sealed record WalkForwardReport : ResearchReport
{
    public required WalkForwardOptions Options { get; init; }

    public required Objective Objective { get; init; }

    public required int TradesMin { get; init; }

    /// <summary>The policy keys that vary.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>Values of every variant, one a key.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Variants { get; init; }

    /// <summary>In order of time.</summary>
    public required IReadOnlyList<WalkForwardRow> Windows { get; init; }

    /// <summary>From in sample to out of sample.</summary>
    public required WalkForwardDecay Decay { get; init; }

    /// <summary>What the chosen ones came to out of sample, one after the other.</summary>
    public required WalkForwardPath OutOfSample { get; init; }

    /// <summary>What the unvaried policy came to over the same time.</summary>
    public required WalkForwardPath Base { get; init; }

    /// <summary>Why some combinations were left out.</summary>
    public required IReadOnlyList<string> Skipped { get; init; }

    /// <param name="content">What <see cref="ResearchReport.ToJson"/> gave.</param>
    /// <param name="label">What messages call the source.</param>
    /// <exception cref="InputException">Not a walk-forward's report, or of an unknown version.</exception>
    public static WalkForwardReport Read(ReadOnlySpan<byte> content, string label) => Read<WalkForwardReport>(content, label, "a walk-forward's");
}
