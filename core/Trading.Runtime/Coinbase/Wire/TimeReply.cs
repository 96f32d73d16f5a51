using System.Text.Json.Serialization;

namespace Trading.Runtime.Coinbase.Wire;

/// <summary>The answer of <c>/time</c>, which alone is written in camel case.</summary>
internal sealed record TimeReply
{
    [JsonPropertyName("epochMillis")]
    public required decimal? EpochMillis { get; init; }
}
