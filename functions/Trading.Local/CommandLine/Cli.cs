using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using Trading.Core;
using Trading.Local.Commands;
using Trading.Local.Hosting;
using Trading.Local.Telemetry;

namespace Trading.Local.CommandLine;

/// <summary>The command line: one tree of commands, one place where faults become exit codes.</summary>
internal static class Cli
{
    public const string Name = "Trading.Local";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private const string Description = """
        Backtests crypto spot strategies with the code that trades them, and trades them: dry, on paper or live.

        Exit codes: 0 ok, 1 a negative answer, 2 bad input, 3 internal error, 130 interrupted.
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var clock = TimeProvider.System;
        long? firstAt = null;
        using var interrupt = new CancellationTokenSource();
        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        OtlpExport? export = null;
        try
        {
            var parsed = Root().Parse(args);
            RequireParsed(parsed);
            if (Collector.IsNamed(Environment.GetEnvironmentVariable))
            {
                export = new OtlpExport(Secrets.Filter);
                HostLog.Log = export.Log;
            }

            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interrupt.Token);
        }
        catch (Exception error)
        {
            return Faults.Report(error);
        }
        finally
        {
            if (export is not null)
            {
                await export.DisposeAsync();
            }
        }

        // A second one, later, is left to the system and ends the process at once. One key press may arrive twice: from the terminal
        // and from a parent that passes it on.
        void Interrupt(PosixSignalContext context)
        {
            lock (clock)
            {
                firstAt ??= clock.GetTimestamp();
                context.Cancel = clock.GetElapsedTime(firstAt.Value) < Patience;
            }

            interrupt.Cancel();
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand(Description)
        {
            BacktestCommand.Create(),
            SweepCommand.Create(),
            WalkForwardCommand.Create(),
            CostCurveCommand.Create(),
            ReportCommand.Create(),
            RegressCommand.Create(),
            ReplayMarketCommand.Create(),
            ReplayCommand.Create(),
            WhyCommand.Create(),
            CompareCommand.Create(),
            GateCommand.Create(),
            RunCommand.Create(),
            CycleCommand.Create(),
            HealthCommand.Create(),
            CompactCommand.Create(),
            AlertsCommand.Create(),
            KillCommand.Create(),
            ControlCommands.Pause(),
            ControlCommands.Resume(),
            ControlCommands.Close(),
            ControlCommands.Flatten(),
            ControlCommands.Acknowledge(),
            new Command("data", "Make and check datasets.")
            {
                DataImportCommand.Create(),
                DataFetchCommand.Create(),
                DataVerifyCommand.Create(),
                DataPushCommand.Create(),
                DataSynthCommand.Create(),
            },
            new Command("policy", "Check, name and compare policies.")
            {
                PolicyCheckCommand.Create(),
                PolicyHashCommand.Create(),
                PolicyDiffCommand.Create(),
                PolicyHistoryCommand.Create(),
            },
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static void RequireParsed(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0 || parsed.Action is HelpWithExamples)
        {
            return;
        }

        var command = string.Join(' ', PathOf(parsed.CommandResult));
        var commands = parsed.CommandResult.Command.Subcommands.Select(c => c.Name).ToArray();
        var message = (commands.Length > 0, parsed.UnmatchedTokens) switch
        {
            (true, []) => $"a command is missing; expected one of {string.Join(", ", commands)}",
            (true, [var word, ..]) => $"'{word}' is not a command; expected one of {string.Join(", ", commands)}",
            _ => parsed.Errors[0].Message.TrimEnd('.'),
        };
        var known = parsed.CommandResult.Command.Options.Select(o => o.Name)
            .Concat(commands)
            .ToArray();
        var hint = parsed.UnmatchedTokens.Count > 0 ? DidYouMean.Hint(parsed.UnmatchedTokens[0], known) : "";
        throw new InputException($"{message}{hint} ({command} --help lists what there is)");
    }

    private static IEnumerable<string> PathOf(CommandResult result) => result.Parent is CommandResult parent
        ? PathOf(parent).Append(result.Command.Name)
        : [Name];
}
