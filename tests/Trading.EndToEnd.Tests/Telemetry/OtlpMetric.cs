namespace Trading.EndToEnd.Tests.Telemetry;

/// <summary>A metric as it arrived.</summary>
/// <param name="Kind"><c>gauge</c>, <c>sum</c> or <c>histogram</c>.</param>
/// <param name="Points">Its values; of a histogram how many there were.</param>
internal sealed record OtlpMetric(string Name, string Unit, string Kind, IReadOnlyList<(Dictionary<string, string> Tags, double Value)> Points)
{
    private const int Gauge = 5;
    private const int Sum = 7;
    private const int Histogram = 9;

    public static OtlpMetric Read(ProtoMessage metric)
    {
        var (kind, field) = metric.Has(Histogram) ? ("histogram", Histogram) : metric.Has(Sum) ? ("sum", Sum) : ("gauge", Gauge);
        var points = metric.Messages(field, 1).Select(point => field == Histogram
            ? (OtlpTags.Read(point.Messages(9)), (double)point.Number(4))
            : (OtlpTags.Read(point.Messages(7)), point.Has(4) ? point.Double(4) : point.Number(6)));
        return new OtlpMetric(metric.Text(1), metric.Text(3), kind, [.. points]);
    }
}
