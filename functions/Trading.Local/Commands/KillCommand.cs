using System.CommandLine;
using Trading.Core;
using Trading.Core.Risk;
using Trading.Local.CommandLine;
using Trading.Local.Hosting;
using Trading.Runtime.Accounts;
using Trading.Runtime.Jobs;

namespace Trading.Local.Commands;

/// <summary>Flips the kill switch.</summary>
internal static class KillCommand
{
    private static readonly Option<string> Level = Parsing.TextOr(
        "--level", "level", "no-new-risk", "no-new-risk (exits go on), halt-all (nothing is sent) or off.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command(
            "kill", "Flip an account's kill switch and cancel its resting entries at once; exit code 1 if the venue could not be asked about some, or the account has not begun.")
        {
            Level, AccountOptions.Account, AccountOptions.Store, AccountOptions.VenueAddress, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var level = KillLevel.Parse(parsed.GetValue(Level)!, Level.Name);
        AccountOptions.RequireStore(parsed);

        // In an emergency the switch is flipped first and doubts are voiced after.
        var setup = await AccountOptions.ReadAsync(parsed, isKnown: false, cancellation);
        var hasKey = setup.Mode != TradingMode.Live || Secrets.Credentials() is not null;
        using var host = new TradingHost(hasKey ? setup : setup with { Mode = TradingMode.DryRun });
        var result = await host.KillSwitch().FlipAsync(setup.Account, level, "cli", cancellation);
        if (parsed.GetValue(Json))
        {
            Terminal.WriteJson(result);
        }
        else
        {
            Print(result);
        }

        var isKnown = await host.Store.LoadAsync(setup.Account, cancellation) is not null;
        if (!isKnown)
        {
            Terminal.Note($"warning: there is no '{setup.Account}' in {setup.StorePath} yet; its switch stands for when it begins");
        }

        if (!hasKey && level != KillSwitch.Off)
        {
            Terminal.Note($"warning: {Secrets.KeyName} is not set, so nothing was cancelled here; the next cycle cancels what rests");
        }

        return !isKnown || result.IsIncomplete || (!hasKey && level != KillSwitch.Off) ? ExitCode.Negative : ExitCode.Ok;
    }

    private static void Print(KillSwitchResult result)
    {
        Console.Out.WriteLine($"kill switch of {result.Account}: {result.Before.ToCode()} -> {result.Level.ToCode()}");
        foreach (var cancel in result.Cancels)
        {
            Console.Out.WriteLine($"entry {cancel.Order} {cancel.Product}: {cancel.Reply.ToCode()}");
        }
    }
}
