namespace Trading.Runtime.Api;

/// <summary>A request as any host hands it over.</summary>
public sealed record ApiRequest
{
    /// <summary>In capitals.</summary>
    public required string Method { get; init; }

    /// <summary>With a leading slash, decoded, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The query by name; null where there is none of it.</summary>
    public Func<string, string?> Query { get; init; } = static _ => null;

    /// <summary>The header; null where there is none.</summary>
    public string? Accept { get; init; }

    /// <summary>The header; null where there is none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The header: what the caller has already; null where there is none.</summary>
    public string? IfNoneMatch { get; init; }

    /// <summary>Read as far as the route takes it.</summary>
    public Stream Body { get; init; } = Stream.Null;

    /// <summary>Who asks, for the audit.</summary>
    public string By { get; init; } = "http";

    /// <summary>Null for a caller that has shown the key; else what to tell it.</summary>
    public required string? Closed { get; init; }
}
