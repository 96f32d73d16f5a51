using Trading.Core.Evidence.Costs;

namespace Trading.Runtime.CostCurves;

/// <summary>One axis of a cost curve.</summary>
/// <param name="Kind">What varies.</param>
/// <param name="Points">From the least to the most, named fee schedules last; one of them is the base point.</param>
public sealed record CostAxis(CostAxisKind Kind, IReadOnlyList<CostPoint> Points);
