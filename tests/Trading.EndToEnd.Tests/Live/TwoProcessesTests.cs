using System.Diagnostics;
using Trading.EndToEnd.Tests.Cli;
using Trading.Runtime.Storage;

namespace Trading.EndToEnd.Tests.Live;

/// <summary>Two processes on one store, at once: the venue's own books are the judge.</summary>
public sealed class TwoProcessesTests : IAsyncLifetime
{
    private const int Rounds = 3;

    private LiveWorld _world = null!;

    public async Task InitializeAsync() => _world = await LiveWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Cycle_TwoProcessesForOneSlot_OneRunsItAndNoOrderIsDoubled()
    {
        for (var round = 0; round < Rounds; round++)
        {
            string[] arguments = ["cycle", "--account", $"a{round}", "--slot", $"{_world.Slot}", .. _world.Live()];
            using var first = _world.Start(arguments);
            using var second = _world.Start(arguments);
            var runs = await Task.WhenAll(Task.Run(() => CliRun.Finish(first)), Task.Run(() => CliRun.Finish(second)));
            Assert.All(runs, run => Assert.Equal("", run.Error));
            Assert.Equal([0, 1], runs.Select(run => run.Code).Order());
            Assert.Matches("live  skipped:(lease_held|slot_done)", runs.Single(run => run.Code == 1).Output);
            Assert.Contains("live  executed", runs.Single(run => run.Code == 0).Output, StringComparison.Ordinal);
            await RequireOneCycleAsync($"a{round}");
        }

        Assert.Equal(Rounds, _world.Books(world => world.Orders.Count));
        RequireNoDoubledPost();
    }

    [SkippableFact]
    public async Task Run_TwoProcessesOnOneStore_OneCyclePerSlotAndNoOrderIsDoubled()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs signals");
        string[] arguments = ["run", "--json", "--schedule", _world.Schedule, .. _world.Live()];
        using var first = _world.Start(arguments);
        using var second = _world.Start(arguments);
        var outputs = new[] { Lines(first), Lines(second) };
        await LiveWorld.UntilAsync(() => outputs.All(lines => Copy(lines).Any(line => !line.Contains("lease_held", StringComparison.Ordinal))), "both have seen the slot to its end");
        foreach (var process in (Process[])[first, second])
        {
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
        }

        var outcomes = outputs.SelectMany(Copy).Select(LiveWorld.Json)
            .Where(line => line.GetProperty("slot").GetString() == $"{_world.Slot}")
            .Select(line => line.GetProperty("outcome").GetString())
            .Where(outcome => outcome != "skipped:lease_held");
        Assert.Equal(["executed", "skipped:slot_done"], outcomes.Order(StringComparer.Ordinal));
        await RequireOneCycleAsync("main");
        Assert.Equal(1, _world.Books(world => world.Orders.Count(order => order.CreatedAt >= _world.Slot.ToDateTimeOffset())));
        RequireNoDoubledPost();
    }

    private async Task RequireOneCycleAsync(string account)
    {
        using var store = new SqliteStateStore(_world.PathOf("trading.db"));
        var records = await store.ReadRecordsAsync(account, _world.Slot, _world.Slot.AddMs(1), default).ToListAsync();
        Assert.Equal("executed", LiveWorld.Json(Assert.Single(records).Json).GetProperty("outcome").GetString());
        var document = (await store.LoadAsync(account, default))!.Document;
        Assert.Equal(_world.Books(world => world.Orders.Last().ClientId), document.State.Positions.Single().TradeId.ToString());
    }

    private void RequireNoDoubledPost()
    {
        var posts = _world.Venue.Wire.All.Where(entry => entry.Method == "POST" && entry.ClientId.Length > 0).Select(entry => entry.ClientId).ToList();
        Assert.NotEmpty(posts);
        Assert.Equal(posts.Distinct(), posts);
        Assert.Equal(posts.Order(StringComparer.Ordinal), _world.Books(world => world.Orders.Select(order => order.ClientId).Order(StringComparer.Ordinal).ToList()));
    }

    private static List<string> Lines(Process process)
    {
        var lines = new List<string>();
        process.OutputDataReceived += (_, read) =>
        {
            if (read.Data is { Length: > 0 } line)
            {
                lock (lines)
                {
                    lines.Add(line);
                }
            }
        };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return lines;
    }

    private static List<string> Copy(List<string> lines)
    {
        lock (lines)
        {
            return [.. lines];
        }
    }
}
