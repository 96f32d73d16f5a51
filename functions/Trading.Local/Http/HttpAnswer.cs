using System.Text.Json;
using Trading.Core.TradeLog;

namespace Trading.Local.Http;

/// <summary>A status and its content.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Content">JSON in UTF-8.</param>
/// <param name="ContentType">What it is.</param>
internal sealed record HttpAnswer(int Status, byte[] Content, string ContentType = "application/json")
{
    public const int Ok = 200;
    public const int Unavailable = 503;

    public static HttpAnswer Json<T>(int status, T value) => new(status, JsonSerializer.SerializeToUtf8Bytes(value, CoreJson.Compact));

    /// <summary>A problem as RFC 9457 describes it; the status tells its kind.</summary>
    public static HttpAnswer Problem(int status, string title, string detail, string instance) => new(
        status, JsonSerializer.SerializeToUtf8Bytes(new ProblemDocument("about:blank", title, status, detail, instance), CoreJson.Compact), "application/problem+json");

    private sealed record ProblemDocument(string Type, string Title, int Status, string Detail, string Instance);
}
