using System.Text.Json;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.TradeLog;

namespace Trading.Core.Evidence.Ledger;

/// <summary>The daily returns of one trial, after all costs: what statistics over many trials are made of.</summary>
public sealed record TrialReturns
{
    private const int CurrentSchema = 1;
    private const long DayMs = 86_400_000;

    /// <summary>Version of this document's shape.</summary>
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>UTC days, counted from 1970-01-01, ascending.</summary>
    public required IReadOnlyList<int> Days { get; init; }

    /// <summary>Return of each day over the day before, as fractions.</summary>
    public required IReadOnlyList<double> Returns { get; init; }

    /// <summary>Mean over sample standard deviation (n - 1) of a day's return, not annualised; null where nothing varies.</summary>
    public double? SharpePerDay => DailySharpe.Of(Returns);

    /// <summary>SHA-256 of <see cref="ToJson"/>, which names it in a store.</summary>
    public string Hash => ContentHash.Of(ToJson());

    public static TrialReturns Of(MergedRun run) => new()
    {
        Days = [.. run.Days.Select(d => (int)(d.Day.UnixMs / DayMs))],
        Returns = EquityStatistics.DailyReturns(run.InitialNav, run.Days),
    };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, CoreJson.Compact);

    /// <param name="content">What <see cref="ToJson"/> gave.</param>
    /// <param name="label">What messages call the source.</param>
    /// <exception cref="InputException">Not such a document.</exception>
    public static TrialReturns Read(ReadOnlySpan<byte> content, string label)
    {
        try
        {
            return JsonSerializer.Deserialize<TrialReturns>(content, CoreJson.Compact) is { SchemaVersion: CurrentSchema } found
                && found.Days.Count == found.Returns.Count
                ? found
                : throw new InputException($"{label}: not returns of version {CurrentSchema}, one a day");
        }
        catch (JsonException error)
        {
            throw new InputException($"{label}: not returns of a trial: {error.Message}", error);
        }
    }
}
