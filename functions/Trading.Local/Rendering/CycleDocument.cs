using Trading.Core.Market;
using Trading.Runtime.Cycles;

namespace Trading.Local.Rendering;

/// <summary>What a cycle came to, for machines.</summary>
internal sealed record CycleDocument(string Account, string Mode, Timestamp Slot, string Outcome, string Message)
{
    public static CycleDocument Of(string account, string mode, CycleOutcome outcome) =>
        new(account, mode, outcome.Slot, outcome.Text, outcome.Message);

    public string ToLine() => $"{Slot}  {Mode}  {Outcome}{(Message.Length > 0 ? $"  ({Message})" : "")}";
}
