using Trading.Core.Market;

namespace Trading.Runtime.Cycles;

/// <summary>What a cycle came to.</summary>
/// <param name="Slot">Its slot.</param>
/// <param name="Kind">How it ended.</param>
/// <param name="Text"><c>executed</c>, <c>no_trade:reason</c>, <c>skipped:reason</c> or <c>failed:type</c>, as in the record.</param>
/// <param name="Message">More for people; empty where the text says it all.</param>
public sealed record CycleOutcome(Timestamp Slot, CycleOutcomeKind Kind, string Text, string Message = "")
{
    public static CycleOutcome Executed(Timestamp slot) => new(slot, CycleOutcomeKind.Executed, "executed");

    public static CycleOutcome NoTrade(Timestamp slot, string reason) => new(slot, CycleOutcomeKind.NoTrade, $"no_trade:{reason}");

    public static CycleOutcome Skipped(Timestamp slot, string reason, string message = "") =>
        new(slot, CycleOutcomeKind.Skipped, $"skipped:{reason}", message);

    public static CycleOutcome Failed(Timestamp slot, Exception error) =>
        new(slot, CycleOutcomeKind.Failed, $"failed:{error.GetType().Name}", error.Message);
}
