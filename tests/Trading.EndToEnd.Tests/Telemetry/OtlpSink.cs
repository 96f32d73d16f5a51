using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Trading.EndToEnd.Tests.Telemetry;

/// <summary>A collector on loopback that takes OTLP over HTTP in and reads what arrives (opentelemetry-proto 1.x).</summary>
internal sealed class OtlpSink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();
    private readonly CancellationTokenSource _end = new();
    private readonly bool _isSilent;

    private OtlpSink(bool isSilent)
    {
        _isSilent = isSilent;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.Zero);
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    public string Address => _app.Urls.First();

    /// <summary>Every payload as it came, and the path it came on.</summary>
    public IReadOnlyList<(string Path, byte[] Body)> Received => [.. _received];

    public IEnumerable<OtlpMetric> Metrics => Payloads("/v1/metrics")
        .SelectMany(payload => payload.Messages(1, 2, 2))
        .Select(OtlpMetric.Read);

    public IEnumerable<OtlpSpan> Spans => Payloads("/v1/traces").SelectMany(payload => payload.Messages(1, 2, 2)).Select(OtlpSpan.Read);

    public IEnumerable<OtlpLog> Logs => Payloads("/v1/logs").SelectMany(payload => payload.Messages(1, 2, 2)).Select(OtlpLog.Read);

    /// <param name="isSilent">Takes everything in and never answers.</param>
    public static async Task<OtlpSink> StartAsync(bool isSilent = false)
    {
        var sink = new OtlpSink(isSilent);
        await sink._app.StartAsync();
        return sink;
    }

    /// <summary>The variables that send a program's telemetry here.</summary>
    public void Name(IDictionary<string, string> environment)
    {
        environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = Address;
        environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _app.DisposeAsync();
        _end.Dispose();
    }

    private IEnumerable<ProtoMessage> Payloads(string path) => _received.Where(one => one.Path == path).Select(one => new ProtoMessage(one.Body));

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _received.Enqueue((context.Request.Path, body.ToArray()));
        if (_isSilent)
        {
            await Task.Delay(Timeout.Infinite, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        context.Response.ContentType = "application/x-protobuf";
    }
}
