using System.Diagnostics;
using Trading.EndToEnd.Tests.Live;
using Trading.Runtime.Telemetry;

namespace Trading.EndToEnd.Tests.Telemetry;

/// <summary>The program's telemetry as a collector receives it.</summary>
public sealed class OtlpTests : IAsyncLifetime
{
    private LiveWorld _world = null!;

    public async Task InitializeAsync() => _world = await LiveWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Cycle_CollectorNamed_SendsMetricsSpansAndLinesOfTheCycle()
    {
        await using var sink = await OtlpSink.StartAsync();
        sink.Name(_world.Secrets);
        var run = _world.Run(["cycle", "--slot", $"{_world.Slot}", .. _world.Live()]);
        Assert.Equal((0, $"{_world.Slot}  live  executed{Environment.NewLine}", ""), (run.Code, run.Output, run.Error));

        RequireMetrics([.. sink.Metrics]);
        var cycle = RequireSpans([.. sink.Spans]);
        var line = Assert.Single(sink.Logs, log => log.Tags["Outcome"] == "executed");
        Assert.Equal($"main/{_world.Slot}", line.Tags["trading.cycle_id"]);
        Assert.Equal(cycle.Tags["trading.policy_hash"], line.Tags["trading.policy_hash"]);
        Assert.StartsWith("cycle: executed", line.Body, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Run_StoppedBySignal_SendsWhatItHas()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs signals");
        await using var sink = await OtlpSink.StartAsync();
        sink.Name(_world.Secrets);
        await using var program = await RunningProgram.StartAsync(_world, _world.Account("dry-run"));
        await LiveWorld.UntilAsync(() => program.Output.Count > 0, "a cycle has ended");
        await program.StopAsync();
        Assert.Equal(0, program.Code);
        Assert.Contains(sink.Spans, span => span.Name == "cycle" && span.Tags["trading.outcome"] == "no_trade:dry_run");
        Assert.Contains(sink.Metrics, metric => metric.Name == "trading.cycle.count");

        // Every line of the console is there too, once, and none is on the console that was not before.
        Assert.All(program.Error, said => Assert.Single(sink.Logs, log => log.Tags.GetValueOrDefault("Message") == said));
    }

    [Fact]
    public async Task Cycle_CollectorSilentOrGone_EndsAsWellAndAlmostAsSoon()
    {
        await using var sink = await OtlpSink.StartAsync(isSilent: true);
        foreach (var (endpoint, mode) in ((string, string)[])[(sink.Address, "paper"), ("http://127.0.0.1:1", "dry-run")])
        {
            sink.Name(_world.Secrets);
            _world.Secrets["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;
            var start = Stopwatch.GetTimestamp();
            var run = _world.Run(["cycle", "--slot", $"{_world.Slot}", .. _world.Account(mode, "--account", mode)]);
            Assert.Equal((0, ""), (run.Code, run.Error));

            // The program gives a collector three seconds at its end; the exporter alone would wait ten for each kind.
            Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(25));
        }

        Assert.NotEmpty(sink.Received);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT: not an address; expected such as http://127.0.0.1:4318", "collector", null)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT: not an address; expected such as http://127.0.0.1:4318", "ftp://127.0.0.1", null)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT: holds a user or a query; expected an address alone, and tokens in OTEL_EXPORTER_OTLP_HEADERS", "http://a:canary-pass@127.0.0.1", null)]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' is not known; expected one of grpc, http/protobuf", "http://127.0.0.1:4318", "http/json")]
    public void Cycle_CollectorThatCannotBe_IsRefusedAtTheStart(string expected, string endpoint, string? protocol)
    {
        _world.Secrets["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;
        _world.Secrets["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol ?? "";
        var run = _world.Run(["cycle", .. _world.Account("dry-run")]);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith($"error: {expected}", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_world.PathOf("trading.db")));
    }

    private void RequireMetrics(List<OtlpMetric> metrics)
    {
        // No name of ours that is not in the list, none twice, each with the unit and kind of the list.
        Assert.Equal(metrics.Count, metrics.Select(metric => metric.Name).Distinct().Count());
        foreach (var metric in metrics)
        {
            var listed = Assert.Single(TradingMetrics.All, one => one.Name == metric.Name);
            var kind = listed.Kind switch { MetricKind.Counter => "sum", MetricKind.Gauge => "gauge", _ => "histogram" };
            Assert.Equal((listed.Unit, kind), (metric.Unit, metric.Kind));
            Assert.All(metric.Points, point => Assert.Empty(point.Tags.Keys.Except(listed.Tags)));
        }

        string[] expected =
        [
            "trading.cash", "trading.cycle.count", "trading.cycle.duration", "trading.cycle.stage.duration", "trading.drawdown", "trading.exposure",
            "trading.fees", "trading.fills", "trading.nav", "trading.orders", "trading.orders.unknown", "trading.positions", "trading.slippage",
            "trading.venue.latency", "trading.venue.requests",
        ];
        Assert.Empty(expected.Except(metrics.Select(metric => metric.Name)));
        var count = Assert.Single(metrics.Single(metric => metric.Name == "trading.cycle.count").Points);
        Assert.Equal((1, "executed", "live", "main"), (count.Value, count.Tags["outcome"], count.Tags["mode"], count.Tags["account"]));

        // The venue's own log of the wire says how many requests there were.
        Assert.Equal(
            _world.Venue.Wire.Count("GET", "") + _world.Venue.Wire.Count("POST", ""),
            metrics.Single(metric => metric.Name == "trading.venue.requests").Points.Sum(point => point.Value));
        Assert.Equal(
            _world.Books(world => world.Fills.Count),
            metrics.Single(metric => metric.Name == "trading.fills").Points.Sum(point => point.Value));
    }

    private OtlpSpan RequireSpans(List<OtlpSpan> spans)
    {
        var cycle = Assert.Single(spans, span => span.Name == "cycle");
        Assert.Equal(
            ("live", "executed", $"main/{_world.Slot}"), (cycle.Tags["trading.mode"], cycle.Tags["trading.outcome"], cycle.Tags["trading.cycle_id"]));
        Assert.Matches(@"\A[0-9a-f]{64}\z", cycle.Tags["trading.policy_hash"]);
        var stages = spans.Where(span => span != cycle).OrderBy(span => span.End).ToList();
        Assert.Equal(["work_before", "reconcile", "held_prices", "snapshot", "decide", "send", "work"], stages.Select(stage => stage.Name));
        Assert.All(stages, stage => Assert.Equal((cycle.TraceId, cycle.SpanId), (stage.TraceId, stage.ParentId)));

        // The clock of the machine stamps both; a stage begins no earlier than its cycle, give or take the stamp's fraction.
        Assert.All(stages, stage => Assert.InRange(stage.Start, cycle.Start - 5_000_000, stage.End));
        Assert.All(stages, stage => Assert.InRange(stage.End, stage.Start, cycle.End));
        return cycle;
    }
}
