using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Trading.Core.Market;
using Trading.FakeVenue;
using Trading.Functions.Cycles;
using Trading.Functions.Hosting;
using Trading.Functions.Tests.Hosting;
using Trading.Functions.Tests.Storage;
using Trading.Runtime.Hosting;
using Trading.Runtime.Policies;

namespace Trading.Functions.Tests.Cycles;

/// <summary>The timer's function over Azurite and a venue over HTTP.</summary>
[Collection(AzuriteTests.Name)]
public sealed class RunCycleTests(Azurite azurite)
{
    private static readonly Timestamp Slot = Timestamp.Utc(2025, 3, 1);

    [SkippableFact]
    public async Task Run_TwoInstancesAtOnce_RecordOneCycleAndTellItOnce()
    {
        azurite.Require();
        var clock = new ShiftedClock(Slot.ToDateTimeOffset().AddSeconds(19));
        await using var venue = await FakeVenueServer.StartAsync(new FakeVenueOptions
        {
            Time = clock, Products = [.. AccountTerms.Products(PolicySource.Load(null)).Select(product => new VenueProduct(product.Value, 100))],
        });
        var settings = TestCloud.Read(("Trading:Mode", "paper"), ("Trading:Account", "timed")) with { VenueAddress = venue.Address };
        var said = new ConcurrentQueue<string>();
        using var log = LoggerFactory.Create(logging => logging.AddProvider(new Recorder(said)));
        using var one = await CloudHost.StartAsync(settings, CloudStores.Of(azurite.Connect(), clock), clock);
        using var two = await CloudHost.StartAsync(settings, CloudStores.Of(azurite.Connect(), clock), clock);

        // Both a second early, as a timer may be.
        await Task.WhenAll(((CloudHost[])[one, two]).Select(host =>
            Task.Run(() => new RunCycle(host, log.CreateLogger<RunCycle>()).RunAsync(new TimerInfo(), CancellationToken.None))));

        var records = await one.Stores.State.ReadRecordsAsync("timed", Slot, Slot.AddMs(1), default).ToListAsync();
        Assert.True(records.Count == 1, string.Join('\n', said));
        var record = records[0];
        Assert.Contains("\"outcome\":\"no_trade:", record.Json, StringComparison.Ordinal);
        Assert.Single(said, line => line.StartsWith($"Cycle recorded: timed {Slot} no_trade:", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("skipped:slot_done", StringComparison.Ordinal));
    }

    private sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
    {
        private readonly TimeSpan _shift = start - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
    }

    private sealed class Recorder(ConcurrentQueue<string> said) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            said.Enqueue(formatter(state, exception));

        public void Dispose()
        {
            // Nothing to give back.
        }
    }
}
