using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;

namespace Trading.Runtime.Jobs;

/// <summary>A holding.</summary>
public sealed record HealthPosition
{
    public required ProductId Product { get; init; }

    /// <summary>Names its trade.</summary>
    public required ClientOrderId Trade { get; init; }

    /// <summary>The signal that opened it.</summary>
    public required string Signal { get; init; }

    /// <summary>Base units.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>First entry fill.</summary>
    public required Timestamp OpenedAt { get; init; }

    public required Price AverageEntry { get; init; }

    /// <summary>The stop is due at or below it; null without one.</summary>
    public required Price? Stop { get; init; }

    /// <summary>The target is reached at or above it; null without one.</summary>
    public required Price? Target { get; init; }

    /// <summary>When the holding time is over; null without a limit.</summary>
    public required Timestamp? HoldUntil { get; init; }

    /// <summary>An operator asked to close it.</summary>
    public required bool IsCloseAsked { get; init; }

    /// <summary>The bid that the newest decision saw; null where that is not known.</summary>
    public required Price? Mark { get; init; }

    /// <summary>Worth at the mark, quote currency.</summary>
    public required Money? Value { get; init; }

    /// <summary>What the trade would have come to, sold at the mark without another fee, quote currency.</summary>
    public required Money? Unrealised { get; init; }

    /// <param name="held">The position.</param>
    /// <param name="market">What the newest decision saw; null where that is not known.</param>
    internal static HealthPosition Of(Position held, MarketSnapshot? market)
    {
        var isPriced = market is not null && market.IndexOf(held.Product) is >= 0 and var row && market.Products[row].Bid > 0;
        var mark = isPriced ? Nav.MarkOf(held.Product, market!) : (Price?)null;
        return new HealthPosition
        {
            Product = held.Product,
            Trade = held.TradeId,
            Signal = held.Entry.Signal,
            Quantity = held.Held,
            OpenedAt = held.OpenedAt,
            AverageEntry = held.AverageEntry,
            Stop = held.StopPrice,
            Target = held.TargetPrice,
            HoldUntil = held.HoldUntil,
            IsCloseAsked = held.IsCloseAsked,
            Mark = mark,
            Value = mark * held.Held,
            Unrealised = (mark * held.Held) + held.Net,
        };
    }
}
