namespace Trading.Functions.Runs;

/// <summary>One slice of a stage.</summary>
/// <param name="RunId">Hash of the request.</param>
/// <param name="Stage">From 1.</param>
/// <param name="Index">From 0.</param>
public sealed record SliceTicket(string RunId, int Stage, int Index);
