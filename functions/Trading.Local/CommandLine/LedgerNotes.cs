using Trading.Runtime.Evidence;

namespace Trading.Local.CommandLine;

/// <summary>Says what is wrong with the trial ledger, where something is.</summary>
internal static class LedgerNotes
{
    public static void Write(LedgerAppend append)
    {
        foreach (var problem in append.State.Problems)
        {
            Terminal.Note($"warning: {problem}; no gate will pass with a broken ledger");
        }
    }

    /// <summary>One line for the end of a search.</summary>
    public static string Of(LedgerAppend append) =>
        $"trial ledger: {append.Appended} appended, {append.Known} known, {append.State.Head.Count} in all";
}
