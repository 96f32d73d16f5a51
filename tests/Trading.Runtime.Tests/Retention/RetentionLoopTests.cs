using Trading.Core.Market;
using Trading.Runtime.Ports;
using Trading.Runtime.Retention;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Retention;

public sealed class RetentionLoopTests
{
    private static readonly Timestamp Start = Timestamp.Utc(2025, 3, 1);

    [Fact]
    public async Task Run_HostThatGoesOn_RunsOnceADayThoughTheFirstFails()
    {
        var clock = new SelfDrivingClock(Start);
        using var stop = new CancellationTokenSource();
        var (runs, notes) = (new List<Timestamp>(), new List<string>());
        var loop = new RetentionLoop(
            async _ =>
            {
                runs.Add(clock.Now);
                if (runs.Count == 3)
                {
                    await stop.CancelAsync();
                }

                return runs.Count == 1 ? throw new StoreException("gone") : new RetentionReport("main", clock.Now, 0, runs.Count, 0, 0, 0, 0);
            },
            (report, fault) => notes.Add(fault ?? $"{report!.Compacted}"),
            clock);

        await loop.RunAsync(stop.Token);

        var first = Start + TimeSpan.FromMinutes(10);
        Assert.Equal([first, first + TimeSpan.FromDays(1), first + TimeSpan.FromDays(2)], runs);
        Assert.Equal(["gone", "2", "3"], notes);
    }

    [Fact]
    public async Task Run_StoppedWhileItWaits_EndsWithoutARun()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await new RetentionLoop(_ => throw new InvalidOperationException("not asked for"), (_, _) => { }, TimeProvider.System).RunAsync(stop.Token);
    }
}
