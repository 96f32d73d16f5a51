namespace Trading.Functions.Runs;

/// <summary>Some slices of a stage.</summary>
/// <param name="RunId">Hash of the request.</param>
/// <param name="Stage">From 1.</param>
/// <param name="Slices">Their indices, at most <see cref="SlicesMax"/>.</param>
public sealed record BatchTicket(string RunId, int Stage, int[] Slices)
{
    /// <summary>What one sub-orchestration fans out to: its history stays short, and no orchestrator starts more than a hundred tasks a second.</summary>
    public const int SlicesMax = 50;
}
