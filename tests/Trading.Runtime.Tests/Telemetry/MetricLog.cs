using System.Diagnostics.Metrics;
using Trading.Runtime.Telemetry;

namespace Trading.Runtime.Tests.Telemetry;

/// <summary>Everything that instruments are told while it listens.</summary>
internal sealed class MetricLog : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<(string Name, double Value, string Tags)> _told = [];

    public MetricLog(TradingTelemetry telemetry)
    {
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            lock (_told)
            {
                _told.Add((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal))));
            }
        });
        foreach (var instrument in telemetry.Instruments.Values)
        {
            _listener.EnableMeasurementEvents(instrument);
        }

        _listener.Start();
    }

    /// <summary>What one metric was told, each as its tags and value.</summary>
    public List<(string Tags, double Value)> Of(Metric metric)
    {
        lock (_told)
        {
            return [.. _told.Where(told => told.Name == metric.Name).Select(told => (told.Tags, told.Value))];
        }
    }

    public void Dispose() => _listener.Dispose();
}
