using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Trading.Runtime.Telemetry;

/// <summary>
/// The instruments of <see cref="TradingMetrics"/> and the source of traces. There is one of it in a process: a second of the same names
/// would be taken for the first by some that listen and be dropped by others, without a word. Safe for use by several threads.
/// </summary>
public sealed class TradingTelemetry : IDisposable
{
    /// <summary>What hosts listen to: meter and source are both of this name's kind.</summary>
    public const string Names = "trading.*";

    /// <summary>Name of the meter and of the source.</summary>
    public const string Name = "trading.runtime";

    private readonly Dictionary<string, Instrument> _made = new(StringComparer.Ordinal);
    private readonly Meter _meter;

    /// <param name="name">Tests have one of their own, which nobody else listens to.</param>
    internal TradingTelemetry(string name)
    {
        _meter = new Meter(name);
        Source = new ActivitySource(name);
        foreach (var metric in TradingMetrics.All)
        {
            if (!_made.TryAdd(metric.Name, Make(metric)))
            {
                throw new InvalidOperationException($"metric {metric.Name}: is in the list twice");
            }
        }

        CycleCount = Counter(TradingMetrics.CycleCount);
        Orders = Counter(TradingMetrics.Orders);
        Fills = Counter(TradingMetrics.Fills);
        Fees = Counter(TradingMetrics.Fees);
        VenueRequests = Counter(TradingMetrics.VenueRequests);
        VenueErrors = Counter(TradingMetrics.VenueErrors);
        Alerts = Counter(TradingMetrics.Alerts);
        BacktestSlices = Counter(TradingMetrics.BacktestSlices);
        CycleDuration = Histogram(TradingMetrics.CycleDuration);
        StageDuration = Histogram(TradingMetrics.StageDuration);
        Slippage = Histogram(TradingMetrics.Slippage);
        VenueLatency = Histogram(TradingMetrics.VenueLatency);
    }

    /// <summary>The one of this process.</summary>
    public static TradingTelemetry Shared { get; } = new(Name);

    /// <summary>Instruments that were made, by the names of their metrics.</summary>
    public IReadOnlyDictionary<string, Instrument> Instruments => _made;

    public ActivitySource Source { get; }

    internal Counter<double> CycleCount { get; }

    internal Counter<double> Orders { get; }

    internal Counter<double> Fills { get; }

    internal Counter<double> Fees { get; }

    internal Counter<double> VenueRequests { get; }

    internal Counter<double> VenueErrors { get; }

    internal Counter<double> Alerts { get; }

    internal Counter<double> BacktestSlices { get; }

    internal Histogram<double> CycleDuration { get; }

    internal Histogram<double> StageDuration { get; }

    internal Histogram<double> Slippage { get; }

    internal Histogram<double> VenueLatency { get; }

    public void Dispose()
    {
        _meter.Dispose();
        Source.Dispose();
    }

    internal Gauge<double> Gauge(Metric metric) => (Gauge<double>)_made[metric.Name];

    private Counter<double> Counter(Metric metric) => (Counter<double>)_made[metric.Name];

    private Histogram<double> Histogram(Metric metric) => (Histogram<double>)_made[metric.Name];

    private Instrument Make(Metric metric) => metric.Kind switch
    {
        MetricKind.Counter => _meter.CreateCounter<double>(metric.Name, metric.Unit, metric.Description),
        MetricKind.Gauge => _meter.CreateGauge<double>(metric.Name, metric.Unit, metric.Description),
        _ => _meter.CreateHistogram(
            metric.Name, metric.Unit, metric.Description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = metric.Bounds }),
    };
}
