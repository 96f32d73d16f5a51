using System.Text;
using System.Text.Json;
using Trading.Core.TradeLog;

namespace Trading.Runtime.Api;

/// <summary>An answer as any host sends it.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Content">The body.</param>
/// <param name="ContentType">What it is.</param>
public sealed record ApiAnswer(int Status, ReadOnlyMemory<byte> Content, string ContentType)
{
    internal const string Json = "application/json";

    /// <summary>Headers beside that of the content's type.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = Common;

    // What is answered is of now, and nothing else than it says it is.
    private static Dictionary<string, string> Common { get; } = new(StringComparer.Ordinal)
    {
        ["Cache-Control"] = "no-store",
        ["X-Content-Type-Options"] = "nosniff",
    };

    public ApiAnswer With(string header, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers, StringComparer.Ordinal) { [header] = value } };

    internal static ApiAnswer Of<T>(int status, T value) => new(status, JsonSerializer.SerializeToUtf8Bytes(value, CoreJson.Compact), Json);

    /// <summary>A list of what is JSON already.</summary>
    internal static ApiAnswer ListOf(IEnumerable<string> items) => new(ApiStatus.Ok, Encoding.UTF8.GetBytes($"[{string.Join(",", items)}]"), Json);

    /// <summary>A problem as RFC 9457 describes it; the status tells its kind.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="detail">What is wrong and what was expected.</param>
    /// <param name="path">Of the request.</param>
    public static ApiAnswer Problem(int status, string detail, string path) => new(
        status,
        JsonSerializer.SerializeToUtf8Bytes(new ProblemDocument("about:blank", ApiStatus.TitleOf(status), status, detail, path), CoreJson.Compact),
        "application/problem+json");

    private sealed record ProblemDocument(string Type, string Title, int Status, string Detail, string Instance);
}
