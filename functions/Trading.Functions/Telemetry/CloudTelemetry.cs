using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Trading.Functions.Settings;
using Trading.Runtime.Telemetry;

namespace Trading.Functions.Telemetry;

/// <summary>
/// Logs, traces and metrics by OpenTelemetry: to Application Insights where it is set up, to a collector where one is named; with
/// neither, logs go to the host.
/// </summary>
internal static class CloudTelemetry
{
    private const string InsightsName = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string CollectorName = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this FunctionsApplicationBuilder builder)
    {
        var filter = CloudSecrets.FilterOf(builder.Configuration);
        builder.Services.AddSingleton(filter);
        builder.Services.AddRedaction();
        var (insights, collector) = (builder.Configuration[InsightsName], builder.Configuration[CollectorName]);
        if (string.IsNullOrEmpty(insights) && string.IsNullOrEmpty(collector))
        {
            // The host leaves the logs of a worker that exports by itself alone: here they go to its console.
            return;
        }

        builder.Logging.AddOpenTelemetry(logs => (logs.IncludeScopes, logs.IncludeFormattedMessage) = (true, true));
        var telemetry = builder.Services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(traces => traces.AddSource(TradingTelemetry.Names).AddProcessor(new RedactingActivityProcessor(filter)))
            .WithMetrics(metrics => metrics.AddMeter(TradingTelemetry.Names));
        if (!string.IsNullOrEmpty(insights))
        {
            telemetry.UseAzureMonitorExporter(exporter =>
            {
                exporter.ConnectionString = insights;
                exporter.Credential = Credential(builder.Configuration);
            });
        }

        if (!string.IsNullOrEmpty(collector))
        {
            telemetry.UseOtlpExporter();
        }
    }

    /// <summary>Puts the filter before every logger, those of the worker and of libraries included.</summary>
    internal static void AddRedaction(this IServiceCollection services)
    {
        services.AddLogging();
        services.AddSingleton<LoggerFactory>();
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(
            made => new RedactingLoggerFactory(made.GetRequiredService<LoggerFactory>(), made.GetRequiredService<SecretFilter>())));
    }

    // The same identity as that of the books; keys of its own are switched off there.
    private static TokenCredential Credential(IConfiguration configuration) =>
        configuration[AppSettings.StorageClientId.Replace("__", ":", StringComparison.Ordinal)] is { Length: > 0 } client
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
            : new DefaultAzureCredential();
}
