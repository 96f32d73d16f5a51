using System.CommandLine;
using Trading.Local.CommandLine;
using Trading.Local.Hosting;
using Trading.Local.Rendering;
using Trading.Runtime.Accounts;

namespace Trading.Local.Commands;

/// <summary>Says how an account is doing.</summary>
internal static class HealthCommand
{
    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command("health", "Say how an account is doing, from its store and a question to its venue; exit code 1 if it is not healthy.")
        {
            AccountOptions.Account, AccountOptions.Store, AccountOptions.Objects, AccountOptions.Policy, AccountOptions.VenueAddress, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var setup = await AccountOptions.ReadAsync(parsed, isKnown: true, cancellation);

        // Asking how it is needs no key, whatever the account's mode.
        using var host = new TradingHost(setup with { Mode = TradingMode.DryRun });
        var report = await host.Health().RunAsync(cancellation);
        if (parsed.GetValue(Json))
        {
            Terminal.WriteJson(report);
        }
        else
        {
            HealthView.Write(Terminal.Output, report);
        }

        return report.IsHealthy ? ExitCode.Ok : ExitCode.Negative;
    }
}
