using System.CommandLine;
using Trading.Core.Market;
using Trading.Local.CommandLine;
using Trading.Local.Hosting;
using Trading.Local.Http;
using Trading.Local.Rendering;
using Trading.Local.Telemetry;
using Trading.Runtime.Api;
using Trading.Runtime.Backtests;
using Trading.Runtime.Cycles;
using Trading.Runtime.Hosting;
using Trading.Runtime.Monitoring;
using Trading.Runtime.Retention;
using Trading.Runtime.Scheduling;

namespace Trading.Local.Commands;

/// <summary>Runs cycles on a schedule, with HTTP beside.</summary>
internal static class RunCommand
{
    private const int PortMax = 65_535;

    private static readonly TimeSpan WatchPause = TimeSpan.FromSeconds(30);

    private static readonly Option<string> Schedule = Parsing.TextOr(
        "--schedule", "ncrontab", CycleSchedule.Default, "When cycles are due, with seconds, UTC. It must say what the policy says.");

    private static readonly Option<string?> Http = Parsing.Text(
        "--http", "port", $"Serve health, cycles, trades, backtests and the kill switch on this port of 127.0.0.1; 0 for any that is free. {Secrets.HttpKey} opens all but whether it is healthy.");

    private static readonly Option<bool> Json = Parsing.Flag("--json", "Print one JSON object a line for each cycle.");

    public static Command Create()
    {
        var command = new Command("run", "Run an account's cycles on schedule until stopped; a cycle that has begun is finished first.")
        {
            Schedule, Http, Json,
        };
        command.WithAccount().SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        // Everything that can be wrong with the options is found before the first cycle.
        var setup = await AccountOptions.ReadAsync(parsed, isKnown: false, stop);
        var schedule = CycleSchedule.Of(parsed.GetValue(Schedule)!, setup.Policy.Cycle, Schedule.Name);
        var port = parsed.GetValue(Http) is { } text ? Parsing.Count(text, Http.Name, 0, PortMax) : (int?)null;
        var key = Secrets.Http();
        using var heart = Secrets.HeartbeatAddress() is { } address ? new Heartbeat(address) : null;
        using var channels = Secrets.Channels(setup.Policy.Monitoring.Alerts, Console.Error);
        using var host = new TradingHost(setup);
        await host.RequireAllowedAsync(isExitsEnough: false, stop);
        using var backtests = new BacktestHost(host.Objects, setup.ObjectsPath);
        var health = host.Health(Timestamp.From(TradingHost.Clock.GetUtcNow()));
        using var watch = host.Watch(health, channels);
        using var watching = new WatchLoop(watch.RunAsync, WatchPause, NoteWatch(), TradingHost.Clock);
        var retention = new RetentionLoop(
            ended => host.Retention().RunAsync(setup.Account, setup.Policy.Monitoring.Retention, isTrial: false, ended), NoteRetention, TradingHost.Clock);
        var services = new ApiServices(
            setup.Account, host.Store, host.Objects, health, host.KillSwitch(), backtests.Runner, EngineVersion.Current, TradingHost.Clock);
        await using var http = port is { } number ? await HttpHost.StartAsync(number, new TradingApi(services, NoteHttp), key, stop) : null;
        Terminal.Note($"account {setup.Account} in {setup.StorePath}: {AccountTerms.NameOf(setup.Mode)}, every {schedule.Interval}, {setup.Products.Length} products");
        if (http is not null)
        {
            Terminal.Note($"http: {http.Address}{(key is null ? $" (all but whether it is healthy is closed: {Secrets.HttpKey} is not set)" : "")}");
        }

        var report = ReporterOf(AccountTerms.NameOf(setup.Mode), setup.Account, parsed.GetValue(Json));
        var scheduler = new CycleScheduler(schedule, TradingHost.Clock)
        {
            OnMissed = (first, last) => Terminal.Note($"missed: slots {first} to {last} passed while nothing ran"),
            OnOutcome = report,
        };
        var isTold = 0;
        using var note = stop.Register(TellStopping);

        // Nobody can ask for a backtest without HTTP. A cycle is never broken off: what it does next depends on what it has sent.
        await WorkBeside.RunAsync(
            ended => scheduler.RunAsync(request => CycleAsync(host, heart, watching, request), ended),
            http is null ? [watching.RunAsync, retention.RunAsync] : [watching.RunAsync, retention.RunAsync, backtests.Runner.RunAsync],
            Terminal.Note,
            stop);

        // Where nothing ran, all may have ended before the token came to tell of it.
        if (stop.IsCancellationRequested)
        {
            TellStopping();
        }

        return ExitCode.Ok;

        void TellStopping()
        {
            if (Interlocked.Exchange(ref isTold, 1) == 0)
            {
                Terminal.Note("stopping: a cycle that runs is finished first; asked again, the process ends at once");
            }
        }
    }

    private static void NoteRetention(RetentionReport? report, string? fault)
    {
        if (fault is not null)
        {
            Terminal.Note($"retention: {fault}; tried again in a day");
        }
        else if (report is { Compacted: > 0 })
        {
            Terminal.Note($"retention: {report.Compacted} cycles before {report.Before} compacted, {report.InputsRemoved} inputs removed");
        }
    }

    private static void NoteHttp(string line) => Terminal.Note($"http: {line}");

    private static async Task<CycleOutcome> CycleAsync(TradingHost host, Heartbeat? heart, WatchLoop watching, CycleRequest request)
    {
        using var scope = HostLog.Within(host.ScopeOf(request.Slot));
        var outcome = await host.RunCycleAsync(request, CancellationToken.None);
        HostLog.Ended(outcome);
        watching.Ask();
        if (heart is not null && outcome.Kind != CycleOutcomeKind.Failed && await heart.BeatAsync(CancellationToken.None) is { } why)
        {
            Terminal.Note($"heartbeat: {why}");
        }

        return outcome;
    }

    // What is wrong with the watch itself is told when it changes, not every half minute.
    private static Action<WatchOutcome?, string?> NoteWatch()
    {
        var told = "";
        return (outcome, fault) =>
        {
            var text = fault ?? string.Join("; ", outcome?.Faults ?? []);
            if (text != told && text.Length > 0)
            {
                Terminal.Note($"watch: {text}");
            }

            told = text;
        };
    }

    private static Action<CycleOutcome> ReporterOf(string mode, string account, bool isJson) => outcome =>
    {
        var document = CycleDocument.Of(account, mode, outcome);
        Console.Out.WriteLine(isJson ? Terminal.LineOf(document) : document.ToLine());
    };
}
