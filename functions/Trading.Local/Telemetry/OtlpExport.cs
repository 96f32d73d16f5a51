using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Trading.Runtime.Backtests;
using Trading.Runtime.Telemetry;

namespace Trading.Local.Telemetry;

/// <summary>
/// Sends metrics, traces and logs to a collector. All of it happens on threads of its own, after the fact: a collector that is slow or
/// gone costs what could not be sent, and no cycle any time.
/// </summary>
internal sealed class OtlpExport : IAsyncDisposable
{
    private const string ServiceName = "trading";

    // Who stops the program waits no longer for a collector than this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;
    private readonly ILoggerFactory _exporting;
    private readonly RedactingLoggerFactory _logs;

    /// <param name="filter">Takes out secrets.</param>
    public OtlpExport(SecretFilter filter)
    {
        // What the variables say of the resource has the last word.
        var resource = ResourceBuilder.CreateEmpty()
            .AddService(ServiceName, serviceVersion: EngineVersion.Current, autoGenerateServiceInstanceId: false)
            .AddTelemetrySdk()
            .AddEnvironmentVariableDetector();
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(TradingTelemetry.Names)
            .AddProcessor(new RedactingActivityProcessor(filter))
            .AddOtlpExporter()
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(TradingTelemetry.Names)
            .AddOtlpExporter()
            .Build();
        _exporting = LoggerFactory.Create(logging => logging.AddOpenTelemetry(logs =>
        {
            (logs.IncludeScopes, logs.IncludeFormattedMessage) = (true, true);
            logs.SetResourceBuilder(resource).AddOtlpExporter();
        }));
        _logs = new RedactingLoggerFactory(_exporting, filter);
    }

    public ILogger Log => _logs.CreateLogger(ServiceName);

    /// <summary>Sends what waits, as far as the collector takes it in time.</summary>
    public async ValueTask DisposeAsync()
    {
        var sent = Task.WhenAll(
            Task.Run(() => _traces.Shutdown((int)Patience.TotalMilliseconds)),
            Task.Run(() => _metrics.Shutdown((int)Patience.TotalMilliseconds)),
            Task.Run(_exporting.Dispose));
        if (await Task.WhenAny(sent, Task.Delay(Patience)) != sent)
        {
            // What still runs are threads of the background, which end with the process; nobody takes their tools away before.
            return;
        }

        _traces.Dispose();
        _metrics.Dispose();
        _logs.Dispose();
    }
}
