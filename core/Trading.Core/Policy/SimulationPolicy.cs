using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>How the mock exchange fills.</summary>
public sealed record SimulationPolicy
{
    /// <summary>From sending to arrival.</summary>
    [Range(0, 60_000)]
    public required int LatencyMs { get; init; }

    /// <summary>The best case.</summary>
    public required FillModePolicy Optimistic { get; init; }

    /// <summary>The expected case.</summary>
    public required FillModePolicy Base { get; init; }

    /// <summary>The worst case.</summary>
    public required FillModePolicy Pessimistic { get; init; }

    /// <summary>Seeded share of orders the venue refuses.</summary>
    [Range(0, 1)]
    public required double RejectProbability { get; init; }

    /// <summary>Seeded share of orders whose acknowledgement is lost.</summary>
    [Range(0, 1)]
    public required double TimeoutProbability { get; init; }
}
