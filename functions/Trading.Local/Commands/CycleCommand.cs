using System.CommandLine;
using Trading.Core;
using Trading.Core.Market;
using Trading.Local.CommandLine;
using Trading.Local.Hosting;
using Trading.Local.Rendering;
using Trading.Local.Telemetry;
using Trading.Runtime.Cycles;
using Trading.Runtime.Hosting;
using Trading.Runtime.Scheduling;

namespace Trading.Local.Commands;

/// <summary>Runs one cycle.</summary>
internal static class CycleCommand
{
    private static readonly Option<string?> Slot = Parsing.Text(
        "--slot", "time", "Scheduled time of the cycle, UTC. Default: the newest that is due.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command(
            "cycle", "Run one cycle of an account; exit code 1 if it was skipped, as when its slot is done, 3 if it failed.")
        {
            Slot, Json,
        };
        command.WithAccount().SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var setup = await AccountOptions.ReadAsync(parsed, isKnown: false, cancellation);
        var schedule = new CycleSchedule(setup.Policy.Cycle);
        var slot = SlotOf(parsed.GetValue(Slot), schedule);
        using var host = new TradingHost(setup);
        await host.RequireAllowedAsync(isExitsEnough: false, cancellation);
        using var scope = HostLog.Within(host.ScopeOf(slot));
        var outcome = await host.RunCycleAsync(new CycleRequest(slot, schedule.DueOf(slot)), cancellation);
        HostLog.Ended(outcome);
        Print(CycleDocument.Of(setup.Account, AccountTerms.NameOf(setup.Mode), outcome), parsed.GetValue(Json));
        return CodeOf(outcome);
    }

    internal static void Print(CycleDocument document, bool isJson)
    {
        if (isJson)
        {
            Terminal.WriteJson(document);
        }
        else
        {
            Console.Out.WriteLine(document.ToLine());
        }
    }

    internal static int CodeOf(CycleOutcome outcome) => outcome.Kind switch
    {
        CycleOutcomeKind.Skipped => ExitCode.Negative,
        CycleOutcomeKind.Failed => ExitCode.Internal,
        _ => ExitCode.Ok,
    };

    private static Timestamp SlotOf(string? text, CycleSchedule schedule)
    {
        var now = Timestamp.From(TradingHost.Clock.GetUtcNow());
        if (Parsing.Time(text, Slot.Name) is not { } slot)
        {
            return schedule.SlotOf(schedule.LatestDue(now));
        }

        return slot.Floor(schedule.Interval) != slot ? throw new InputException($"{Slot.Name}: {slot} is not a multiple of the policy's {schedule.Interval}")
            : slot > now ? throw new InputException($"{Slot.Name}: {slot} has not come yet; it is {now}")
            : slot;
    }
}
