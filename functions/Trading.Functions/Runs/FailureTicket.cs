namespace Trading.Functions.Runs;

/// <summary>Why a run cannot go on.</summary>
/// <param name="RunId">Hash of the request.</param>
/// <param name="Type">Kind of the fault.</param>
/// <param name="Message">What it says, cut to a length that fits a message.</param>
public sealed record FailureTicket(string RunId, string Type, string Message)
{
    /// <summary>The most of a message that is kept.</summary>
    public const int MessageMax = 2_000;
}
