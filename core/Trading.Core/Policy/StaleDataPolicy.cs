using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>When a product's data is missing for too long.</summary>
public sealed record StaleDataPolicy
{
    /// <summary>Minutes from the last cycle that had usable data of a product.</summary>
    [Range(1, 10_080)]
    public required int Minutes { get; init; }
}
