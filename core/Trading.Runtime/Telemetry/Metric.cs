using System.Collections.Immutable;

namespace Trading.Runtime.Telemetry;

/// <summary>One metric.</summary>
/// <param name="Name">As OpenTelemetry names it: <c>trading.*</c>.</param>
/// <param name="Kind">How its values are put together.</param>
/// <param name="Unit">UCUM; in braces what is counted.</param>
/// <param name="Description">What a value says.</param>
/// <param name="Tags">What values are told apart by; each has few values.</param>
public sealed record Metric(string Name, MetricKind Kind, string Unit, string Description, ImmutableArray<string> Tags)
{
    /// <summary>Upper bounds of a histogram's buckets.</summary>
    public ImmutableArray<double> Bounds { get; init; } = [];

    /// <summary>
    /// The names under which a Prometheus that takes OTLP in keeps it: dots become underscores, units are spelled out and what is counted
    /// is not, sums end in total, shares in ratio, and a histogram is three series
    /// (https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/).
    /// </summary>
    public ImmutableArray<string> PrometheusNames
    {
        get
        {
            var name = Name.Replace('.', '_') + (Unit, Kind) switch
            {
                ("s", _) => "_seconds",
                ("1", MetricKind.Gauge) => "_ratio",
                _ => "",
            };
            return Kind switch
            {
                MetricKind.Counter => [$"{name}_total"],
                MetricKind.Histogram => [$"{name}_bucket", $"{name}_sum", $"{name}_count"],
                _ => [name],
            };
        }
    }
}
