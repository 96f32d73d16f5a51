using Trading.Core;

namespace Trading.Local.Telemetry;

/// <summary>
/// Where telemetry goes: the collector that OpenTelemetry's own variables name, which its exporter reads. Looked at here so that a
/// mistake is one message at the start and not silence.
/// </summary>
internal static class Collector
{
    public const string EndpointName = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string ProtocolName = "OTEL_EXPORTER_OTLP_PROTOCOL";

    /// <summary>May hold a token of the collector's.</summary>
    public const string HeadersName = "OTEL_EXPORTER_OTLP_HEADERS";

    private static readonly string[] Protocols = ["grpc", "http/protobuf"];

    /// <summary>The values of its headers: <c>name=value,name=value</c>.</summary>
    public static IEnumerable<string> Tokens(Func<string, string?> variable) =>
        (variable(HeadersName) ?? "").Split(',').Select(header => header[(header.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    /// <summary>Whether there is one.</summary>
    /// <param name="variable">The value of a variable; null or empty where it is not set.</param>
    /// <exception cref="InputException">What names it cannot be used.</exception>
    public static bool IsNamed(Func<string, string?> variable)
    {
        if (variable(EndpointName) is not { Length: > 0 } endpoint)
        {
            return false;
        }

        // It may hold a password: it is not said again.
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new InputException($"{EndpointName}: not an address; expected such as http://127.0.0.1:4318");
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0)
        {
            throw new InputException($"{EndpointName}: holds a user or a query; expected an address alone, and tokens in {HeadersName}");
        }

        return variable(ProtocolName) is not { Length: > 0 } protocol || Protocols.Contains(protocol)
            ? true
            : throw new InputException($"{ProtocolName}: '{protocol}' is not known; expected one of {string.Join(", ", Protocols)}{DidYouMean.Hint(protocol, Protocols)}");
    }
}
