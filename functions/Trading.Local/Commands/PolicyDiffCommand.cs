using System.CommandLine;
using Trading.Core.Policy;
using Trading.Local.CommandLine;
using Trading.Runtime.Policies;
using Trading.Runtime.Storage;

namespace Trading.Local.Commands;

/// <summary>Compares two policies.</summary>
internal static class PolicyDiffCommand
{
    private const string Meaning = "A policy file, shipped, or the hash of an archived policy, or its first 8 digits or more.";

    private static readonly Argument<string> Before = new("before") { Description = Meaning };

    private static readonly Argument<string> After = new("after") { Description = Meaning };

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command("diff", "Print what differs between two policies by meaning; exit code 1 if anything does.") 
        {
            Before, After, AuditOptions.Objects, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var archive = new ArchivedPolicies(new FolderObjectStore(parsed.GetValue(AuditOptions.Objects)!));
        var (before, isBeforeArchived) = await LoadAsync(parsed.GetValue(Before)!, archive, cancellation);
        var (after, isAfterArchived) = await LoadAsync(parsed.GetValue(After)!, archive, cancellation);

        // An archived policy has neither its name nor what operators were told: nothing of that is a difference.
        var changes = isBeforeArchived || isAfterArchived
            ? PolicyDiff.Between(before with { Name = after.Name, Monitoring = after.Monitoring }, after)
            : PolicyDiff.Between(before, after);
        Print(changes, parsed.GetValue(Json));
        return changes.Count == 0 ? ExitCode.Ok : ExitCode.Negative;
    }

    private static void Print(IReadOnlyList<PolicyChange> changes, bool isJson)
    {
        if (isJson)
        {
            Terminal.WriteJson(changes);
            return;
        }

        foreach (var change in changes)
        {
            Console.Out.WriteLine(change);
        }

        if (changes.Count == 0)
        {
            Console.Out.WriteLine("no difference");
        }
    }

    private static async Task<(TradingPolicy Policy, bool IsArchived)> LoadAsync(string text, ArchivedPolicies archive, CancellationToken cancellation) =>
        ArchivedPolicies.IsHash(text) && !File.Exists(text)
            ? (await archive.FindAsync(text, cancellation), true)
            : (PolicySource.Load(text), false);
}
