using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Trace;
using Trading.Functions.Telemetry;

namespace Trading.Functions.Tests.Telemetry;

public sealed class CloudTelemetryTests
{
    /// <summary>A worker that exports by itself is asked for no logs by the host: without an exporter they would go nowhere.</summary>
    [Theory]
    [InlineData(null, false)]
    [InlineData("http://127.0.0.1:4317", true)]
    public void AddTelemetry_Collector_DecidesWhetherTheWorkerExports(string? collector, bool isExporting)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector,
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = null,
        });

        builder.AddTelemetry();

        Assert.Equal(isExporting, builder.Services.Any(service => service.ServiceType == typeof(TracerProvider)));
    }
}
