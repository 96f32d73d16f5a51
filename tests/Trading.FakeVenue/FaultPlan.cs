namespace Trading.FakeVenue;

/// <summary>How often what goes wrong. All shares are from 0 to 1; the default is a venue without faults.</summary>
public sealed record FaultPlan
{
    /// <summary>Share of requests to an endpoint's group (orders, cancel, reads) that have a fault of each kind.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<FaultKind, double>> Shares { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<FaultKind, double>>(StringComparer.Ordinal);

    /// <summary>Share of fills that are listed twice.</summary>
    public double DuplicateFills { get; init; }

    /// <summary>Share of fills that are not listed at first.</summary>
    public double LateFills { get; init; }

    /// <summary>Readings for which a late fill is not listed, at most.</summary>
    public int LateFillReadings { get; init; } = 3;

    /// <summary>Share of new orders that are not listed at first.</summary>
    public double HiddenOrders { get; init; }

    /// <summary>Readings for which a hidden order is not listed, at most.</summary>
    public int HiddenOrderReadings { get; init; } = 3;

    /// <summary>Share of ends that are still listed as living at first.</summary>
    public double LaggingEnds { get; init; }

    /// <summary>Share of accepted orders that fail at once afterwards.</summary>
    public double FailedAfterAccept { get; init; }

    /// <summary>Share of cancels that cross with a fill.</summary>
    public double CancelRaces { get; init; }

    /// <summary>Share of fills of a resting order that leave a part of it open.</summary>
    public double PartialFills { get; init; }
}
