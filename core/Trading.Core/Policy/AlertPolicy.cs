using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>When and how often an alert is told. An alert is known by its code and product, never by its text.</summary>
public sealed record AlertPolicy
{
    /// <summary>What comes back within this time is the same alert and is not told anew.</summary>
    [Range(0, 86_400)]
    public required int DedupeSeconds { get; init; }

    /// <summary>What stands so long is told again, one step more severe.</summary>
    [Range(1, 86_400)]
    public required int EscalateAfterSeconds { get; init; }
}
