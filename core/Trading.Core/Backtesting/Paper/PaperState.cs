using System.Collections.Immutable;
using System.Text.Json;
using Trading.Core.Portfolio;
using Trading.Core.TradeLog;

namespace Trading.Core.Backtesting.Paper;

/// <summary>Everything a paper venue remembers, as a value: a venue made from it continues as the one that was exported.</summary>
public sealed record PaperState
{
    /// <summary>The schema this code writes and reads.</summary>
    public const int CurrentVersion = 1;

    public required int Version { get; init; }

    public required string Account { get; init; }

    public required Ledger Ledger { get; init; }

    /// <summary>In ordinal order of products.</summary>
    public required ImmutableArray<VenueHolding> Holdings { get; init; }

    /// <summary>The last 30 days with fills, oldest first.</summary>
    public required ImmutableArray<VolumeOfDay> Volumes { get; init; }

    /// <summary>Living orders in the order of their arrival.</summary>
    public required ImmutableArray<PaperOrder> OpenOrders { get; init; }

    /// <summary>Remembered finished orders in the order of their end.</summary>
    public required ImmutableArray<PaperOrder> FinishedOrders { get; init; }

    /// <summary>Of products with living orders, in ordinal order.</summary>
    public required ImmutableArray<TradeCursor> Cursors { get; init; }

    /// <summary>Of the newest book of each product and side.</summary>
    public required ImmutableArray<TakenDepth> Taken { get; init; }

    /// <summary>The state as text; equal states give equal text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CoreJson.Compact);

    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <param name="source">How to name it in an error.</param>
    /// <exception cref="InputException">Not a paper venue's state, or one of another version.</exception>
    public static PaperState FromJson(string json, string source)
    {
        try
        {
            var state = JsonSerializer.Deserialize<PaperState>(json, CoreJson.Compact);
            return state is { Version: CurrentVersion }
                ? state
                : throw new InputException($"{source}: version {state?.Version} of a paper venue's state; expected version {CurrentVersion}");
        }
        catch (JsonException error)
        {
            throw new InputException($"{source}: not a paper venue's state of version {CurrentVersion}: {error.Message}", error);
        }
    }
}
