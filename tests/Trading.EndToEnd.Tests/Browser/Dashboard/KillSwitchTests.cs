using System.Globalization;
using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.EndToEnd.Tests.Live;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring;
using Trading.Runtime.Policies;
using Trading.Runtime.Storage;

namespace Trading.EndToEnd.Tests.Browser.Dashboard;

/// <summary>The kill switch in the page, and what the next cycle makes of it.</summary>
[Collection(DashboardCollection.Name)]
public sealed class KillSwitchTests(Chromium chromium) : IAsyncLifetime
{
    private LiveWorld _world = null!;

    public async Task InitializeAsync() => _world = await LiveWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [SkippableFact]
    public async Task Flip_InThePage_ShowsAsAnIssueAndBlocksTheEntriesOfTheNextCycle()
    {
        await using (var program = await StartIdleAsync())
        await using (var view = await DashboardView.OpenAsync(chromium, _world, program))
        {
            await FlipAsync(view, "halt-all");
            await view.UntilAsync("#chip-switch", "Kill switch halt all");
            await view.UntilAsync("#issues li[data-code=kill_switch]", "halt_all");

            // Less is let through only by who says so.
            await view.Page.ClickAsync("#open-switch");
            await view.Page.Locator("#switch input[value=no-new-risk]").CheckAsync();
            Assert.True(await view.Page.Locator("#switch-set").IsDisabledAsync());
            await view.Page.FillAsync("#switch-word", "resume");
            await view.Page.ClickAsync("#switch-set");
            await view.UntilAsync("#chip-switch", "Kill switch no new risk");
            Assert.Empty(view.Complaints);
            await program.StopAsync();
        }

        using var store = new SqliteStateStore(_world.PathOf("trading.db"));
        Assert.Equal(KillSwitch.NoNewRisk, (await store.ReadHeadAsync("main", default)).KillSwitch);
        var cycle = _world.Run(["cycle", "--slot", $"{_world.Slot}", .. _world.Account("paper")]);
        Assert.True(cycle.Code == 0, cycle.Error);
        var document = (await store.LoadAsync("main", default))!.Document;
        Assert.Empty(document.State.Orders);
        Assert.Empty(document.State.Positions);
        var record = Assert.Single(await store.ReadRecordsAsync("main", _world.Slot, Timestamp.MaxValue, default).ToListAsync());
        Assert.Contains("[\"kill_switch\",false,", record.Json, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Off_AfterItStood_ResolvesTheIssueAndTheAlert()
    {
        await using var program = await StartIdleAsync();
        await using var view = await DashboardView.OpenAsync(chromium, _world, program);
        await FlipAsync(view, "no-new-risk");
        await view.UntilAsync("#issues", "kill switch stands at");
        await WatchAsync();
        await view.UntilAsync("#alerts-active tr[data-alert=kill_switch]", "the kill switch stands at no_new_risk");

        await view.Page.ClickAsync("#open-switch");
        await view.Page.Locator("#switch input[value=off]").CheckAsync();
        await view.Page.FillAsync("#switch-word", "resume");
        await view.Page.Keyboard.PressAsync("Enter");
        await view.UntilAsync("#chip-switch", "Kill switch off");
        await view.Page.Locator("#issues li[data-code=kill_switch]").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        await WatchAsync();
        await view.Page.Locator("#alerts-active tr[data-alert=kill_switch]").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        await view.Page.ClickAsync("#s-alerts summary");
        await view.UntilAsync("#alerts-log tr", "Resolved");
        Assert.Empty(view.Complaints);
    }

    // The program's own watch comes by too, but not at the pace of a test. Whoever sees it first tells it.
    private async Task WatchAsync()
    {
        var policy = PolicySource.Load(_world.PathOf("policy.yaml"));
        policy = policy with { Monitoring = policy.Monitoring with { Alerts = policy.Monitoring.Alerts with { DedupeSeconds = 0 } } };
        var clock = TimeProvider.System;
        using var store = new SqliteStateStore(_world.PathOf("trading.db"));
        using var lease = new SqliteCycleLease(_world.PathOf("trading.db"), clock);
        using var watch = new WatchJob(
            new HealthJob(store, market: null, objects: null, new HealthOptions { Account = "main", Policy = policy, CodeVersion = "test" }, clock),
            new FolderObjectStore(_world.PathOf("objects")),
            lease,
            new WatchOptions { Account = "main", Policy = policy, Owner = "test", Channels = [] },
            clock);
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await watch.RunAsync(late.Token)).Health is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), late.Token);
        }
    }

    private static async Task FlipAsync(DashboardView view, string level)
    {
        await view.Page.ClickAsync("#open-switch");
        await view.Page.Locator($"#switch input[value={level}]").CheckAsync();
        await view.Page.ClickAsync("#switch-set");
    }

    // A program that has no cycle to run for minutes: its newest slot is past due for it, and its next is far.
    private async Task<RunningProgram> StartIdleAsync()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs signals");
        const int Third = 300;
        var now = Timestamp.From(TimeProvider.System.GetUtcNow());
        var delay = (now - now.Floor(Interval.QuarterHour)).TotalSeconds switch { < Third => 2 * Third, < 2 * Third => 0, _ => Third };
        var policy = (await File.ReadAllTextAsync(_world.PathOf("policy.yaml"))).Split('\n').Select(line =>
            line.Contains("decision_delay_seconds", StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"  decision_delay_seconds: {delay}")
            : line.Contains("past_due_seconds_max", StringComparison.Ordinal) ? "  past_due_seconds_max: 60" : line);
        await File.WriteAllLinesAsync(_world.PathOf("idle.yaml"), policy);
        var minutes = string.Join(",", new[] { 0, 15, 30, 45 }.Select(minute => minute + (delay / 60)));
        string[] account = [.. _world.Account("paper").Select(argument => argument == "policy.yaml" ? "idle.yaml" : argument)];
        return await RunningProgram.StartAsync(_world, ["--schedule", $"0 {minutes} * * * *", .. account]);
    }
}
