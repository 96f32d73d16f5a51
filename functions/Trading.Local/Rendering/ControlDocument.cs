namespace Trading.Local.Rendering;

/// <summary>What came of an operator's command, for machines.</summary>
internal sealed record ControlDocument(string Account, string Command, string? Product, long Sequence, bool IsDone, string Outcome, string Message);
