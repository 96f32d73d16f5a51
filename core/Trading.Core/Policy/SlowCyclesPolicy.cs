using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>When cycles are too slow.</summary>
public sealed record SlowCyclesPolicy
{
    /// <summary>So many cycles are looked at, the newest.</summary>
    [Range(1, 10_000)]
    public required int WindowCycles { get; init; }

    /// <summary>So many of them past their deadline are too many. None of them is past it once this is over.</summary>
    [Range(1, 10_000)]
    public required int LateMin { get; init; }

    /// <summary>Seconds beyond the deadline that a cycle needs to write down what it did.</summary>
    [Range(0, 3600)]
    public required int SlackSeconds { get; init; }
}
