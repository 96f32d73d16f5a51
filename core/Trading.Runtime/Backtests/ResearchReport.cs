using System.Text.Json;
using System.Text.Json.Serialization;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.TradeLog;

namespace Trading.Runtime.Backtests;

/// <summary>
/// What all reports of many runs of a policy have in common: what was run on what. Nothing in them depends on the machine, the clock or
/// the order in which slices ran: the same request under the same code gives the same bytes.
/// </summary>
public abstract record ResearchReport
{
    private const int CurrentSchema = 1;
    private const int First = -1;

    /// <summary>Version of this document's shape.</summary>
    [JsonPropertyOrder(First)]
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>The plan's.</summary>
    [JsonPropertyOrder(First)]
    public required string Id { get; init; }

    [JsonPropertyOrder(First)]
    public required DatasetSummary Dataset { get; init; }

    /// <summary>Of the policy as it is, before anything was varied.</summary>
    [JsonPropertyOrder(First)]
    public required string PolicyName { get; init; }

    /// <summary>Of the policy as it is, before anything was varied.</summary>
    [JsonPropertyOrder(First)]
    public required string PolicyHash { get; init; }

    [JsonPropertyOrder(First)]
    public required string EngineVersion { get; init; }

    [JsonPropertyOrder(First)]
    public required IReadOnlyList<ProductId> Products { get; init; }

    [JsonPropertyOrder(First)]
    public required Interval Candles { get; init; }

    /// <summary>Start of the first run.</summary>
    [JsonPropertyOrder(First)]
    public required Timestamp From { get; init; }

    /// <summary>End of the last run, exclusive.</summary>
    [JsonPropertyOrder(First)]
    public required Timestamp To { get; init; }

    [JsonPropertyOrder(First)]
    public required FillMode FillMode { get; init; }

    /// <summary>Of the policy as it is.</summary>
    [JsonPropertyOrder(First)]
    public required string FeeSchedule { get; init; }

    [JsonPropertyOrder(First)]
    public required ulong Seed { get; init; }

    /// <summary>The report as indented JSON.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, GetType(), CoreJson.Indented), (byte)'\n'];

    /// <param name="content">What <see cref="ToJson"/> gave.</param>
    /// <param name="label">What messages call the source.</param>
    /// <param name="kind">What it should be, such as "a sweep's".</param>
    /// <exception cref="InputException">Not such a report, or of an unknown version.</exception>
    protected static T Read<T>(ReadOnlySpan<byte> content, string label, string kind)
        where T : ResearchReport
    {
        try
        {
            return JsonSerializer.Deserialize<T>(content, CoreJson.Indented) is { SchemaVersion: CurrentSchema } report
                ? report
                : throw new InputException($"{label}: not {kind} report of version {CurrentSchema}");
        }
        catch (JsonException error)
        {
            throw new InputException($"{label}: not {kind} report: {error.Message}", error);
        }
    }
}
