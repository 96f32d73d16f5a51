namespace Trading.Runtime.Runs;

/// <summary>How a run ended.</summary>
/// <param name="State">Finished, failed or cancelled.</param>
/// <param name="ReportId">Names the report among those of its kind; null where there is none.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
public sealed record RunEnd(RunState State, string? ReportId = null, string? Error = null);
