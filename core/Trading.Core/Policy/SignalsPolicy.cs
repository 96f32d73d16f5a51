using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>Which signals look, and their thresholds.</summary>
public sealed record SignalsPolicy
{
    /// <summary>Names from the signal registry.</summary>
    public required IReadOnlyList<string> Enabled { get; init; }

    /// <summary>What must hold before any signal looks.</summary>
    public required QualityGate QualityGate { get; init; }

    /// <summary>After this many scans without a trigger thresholds relax; 0 never.</summary>
    [Range(0, 10_000)]
    public required int FallbackAfterEmptyScans { get; init; }

    /// <summary>By how much, percent, for one trigger.</summary>
    [Range(0, 100)]
    public required double FallbackRelaxPct { get; init; }

    /// <summary>Thresholds by signal name.</summary>
    public required IReadOnlyDictionary<string, SignalSettings> Options { get; init; }
}
