using System.Globalization;
using System.Text.Json.Serialization;
using Trading.Core.Market;

namespace Trading.Core.Backtesting;

/// <summary>
/// One independent run: an account that starts flat and trades a joint portfolio of products over a time range. Everything its result
/// depends on stands here, so the hash of it names the result.
/// </summary>
public sealed record SliceSpec
{
    /// <summary>Id of the dataset.</summary>
    public required string DatasetId { get; init; }

    /// <summary>Length of the candles to read.</summary>
    public required Interval Candles { get; init; }

    /// <summary>Products that may be traded, in ordinal order.</summary>
    public required IReadOnlyList<ProductId> Products { get; init; }

    /// <summary>First slot at which a decision is taken.</summary>
    public required Timestamp From { get; init; }

    /// <summary>No decision at or after this; the account is valued here at the end.</summary>
    public required Timestamp To { get; init; }

    /// <summary>Candles before <see cref="From"/> that feed features and never trade.</summary>
    public required int WarmUpHours { get; init; }

    public required string PolicyHash { get; init; }

    public required FillMode FillMode { get; init; }

    /// <summary>Name of the fee schedule.</summary>
    public required string FeeSchedule { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Version of the code whose results may be shared.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>
    /// Account whose order ids are derived, and with them the venue's draws: a shadow of an account has its luck. Null for the one name
    /// that all other runs share.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Account { get; init; }

    /// <summary>SHA-256 over all of the above.</summary>
    public string Id => ContentHash.Of(string.Create(CultureInfo.InvariantCulture, $"slice/1|{DatasetId}|{Candles}|{string.Join(',', Products)}|{From}|{To}|{WarmUpHours}|{PolicyHash}|{FillMode}|{FeeSchedule}|{Seed}|{EngineVersion}{(Account is null ? "" : "|")}{Account}"));
}
