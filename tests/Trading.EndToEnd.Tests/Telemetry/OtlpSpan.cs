namespace Trading.EndToEnd.Tests.Telemetry;

/// <summary>A span as it arrived.</summary>
internal sealed record OtlpSpan(
    string TraceId, string SpanId, string ParentId, string Name, ulong Start, ulong End, Dictionary<string, string> Tags, bool IsError, string Error)
{
    public static OtlpSpan Read(ProtoMessage span)
    {
        var status = span.Messages(15).FirstOrDefault();
        return new OtlpSpan(
            span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), span.Number(7), span.Number(8), OtlpTags.Read(span.Messages(9)),
            status?.Number(3) == 2, status?.Text(2) ?? "");
    }
}
