using Trading.Core.Market;

namespace Trading.Core.Cycle;

/// <summary>
/// Everything that one decision depended on beside its policy, which is named by its hash: with both, any machine decides the same
/// again, to the last byte.
/// </summary>
public sealed record DecisionInput
{
    public required CyclePhase Phase { get; init; }

    /// <summary>Whose order ids are derived.</summary>
    public required string Account { get; init; }

    /// <summary>Hash of the policy that decided.</summary>
    public required string PolicyHash { get; init; }

    /// <summary>Version of the code that decided; it stands in the decision.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>Fee schedule that was used instead of the policy's own; null for the policy's.</summary>
    public required string? FeeSchedule { get; init; }

    /// <summary>Whether a product without a fresh quote and depth was refused.</summary>
    public required bool IsBookRequired { get; init; }

    /// <summary>The moment of the decision.</summary>
    public required Timestamp Now { get; init; }

    /// <summary>Market and features as the decision saw them, with the slot.</summary>
    public required CycleInput Input { get; init; }

    /// <summary>The account as the decision saw it.</summary>
    public required CycleState State { get; init; }

    /// <summary>The products, in the order of their rows.</summary>
    public IReadOnlyList<Product> Products => [.. Input.Market.Products.Select(row => row.Product)];
}
