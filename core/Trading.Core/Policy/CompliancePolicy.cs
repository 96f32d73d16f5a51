namespace Trading.Core.Policy;

/// <summary>A list of assets that may be held, or may not, each with its reason and source. When on, an asset on no list is not compliant.</summary>
public sealed record CompliancePolicy
{
    /// <summary>Whether the list is applied.</summary>
    public required bool IsOn { get; init; }

    /// <summary>Assets that may be held.</summary>
    public required IReadOnlyList<ComplianceEntry> Include { get; init; }

    /// <summary>Assets that may not; wins over include.</summary>
    public required IReadOnlyList<ComplianceEntry> Exclude { get; init; }
}
