using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>How a trigger becomes a proposal.</summary>
public sealed record RulesPolicy
{
    /// <summary>Smallest strength x confidence.</summary>
    [Range(0, 1)]
    public required double ScoreMin { get; init; }

    /// <summary>How conviction is put together.</summary>
    public required ConvictionPolicy Conviction { get; init; }

    /// <summary>One rule a signal.</summary>
    public required IReadOnlyList<RulePolicy> Table { get; init; }
}
