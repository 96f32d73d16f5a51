namespace Trading.Runtime.Telemetry;

/// <summary>How values of a metric are put together.</summary>
public enum MetricKind
{
    /// <summary>A sum that only grows.</summary>
    Counter,

    /// <summary>The last value.</summary>
    Gauge,

    /// <summary>How values are spread.</summary>
    Histogram,
}
