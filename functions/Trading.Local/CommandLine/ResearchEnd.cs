using Spectre.Console;
using Trading.Runtime.Backtests;

namespace Trading.Local.CommandLine;

/// <summary>What is said at the end of a search: warnings, the report, what it took, and where it is.</summary>
internal static class ResearchEnd
{
    /// <param name="outcome">What it came to.</param>
    /// <param name="isJson">Print the report as JSON instead of the view.</param>
    /// <param name="view">Prints the report for people.</param>
    /// <param name="results">The folder of results.</param>
    /// <param name="key">Of the report in it.</param>
    public static void Say<T>(ResearchOutcome<T> outcome, bool isJson, Action<IAnsiConsole, T> view, string results, string key)
        where T : ResearchReport
    {
        SliceWork.WarnOf(outcome.Damaged);
        LedgerNotes.Write(outcome.Ledger);
        if (isJson)
        {
            Terminal.WriteBytes(outcome.Report.ToJson());
        }
        else
        {
            view(Terminal.Output, outcome.Report);
        }

        Terminal.Note($"{outcome.Ran} of {outcome.Ran + outcome.Found} slices run, {outcome.Found} taken from {results}; {LedgerNotes.Of(outcome.Ledger)}; report: {Path.Combine(results, key)}");
    }
}
