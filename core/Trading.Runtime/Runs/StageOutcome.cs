using System.Collections.Immutable;

namespace Trading.Runtime.Runs;

/// <summary>Where a job stands by the results that are stored: at a stage with slices to be run, or at its report.</summary>
/// <param name="Stage">The stage; null where the report is stored.</param>
/// <param name="Pending">Indices of its slices without a sound result.</param>
/// <param name="ReportId">Of the report; null before it.</param>
internal sealed record StageOutcome(RunStage? Stage, ImmutableArray<int> Pending, string? ReportId)
{
    public static StageOutcome Waits(RunStage stage, ImmutableArray<int> pending) => new(stage, pending, null);

    public static StageOutcome Reported(string reportId) => new(null, [], reportId);
}
