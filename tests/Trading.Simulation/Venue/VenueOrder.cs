using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Simulation.Venue;

/// <summary>An order in the simulated venue's own book.</summary>
internal sealed class VenueOrder
{
    public required string Id { get; init; }

    /// <summary>What the client called it; null for somebody else's.</summary>
    public ClientOrderId? ClientId { get; init; }

    public required int Product { get; init; }

    public required bool IsBuy { get; init; }

    public required bool IsMarket { get; init; }

    public decimal BaseSize { get; init; }

    public decimal QuoteSize { get; init; }

    public decimal Limit { get; init; }

    public Timestamp? EndTime { get; init; }

    public required Timestamp CreatedAt { get; init; }

    public Timestamp UpdatedAt { get; set; }

    public OrderState State { get; set; } = OrderState.Open;

    public VenueRejection? Rejection { get; set; }

    public List<VenueFill> Fills { get; } = [];

    public decimal Filled { get; set; }

    /// <summary>Readings that do not list it yet, though none after the settle window.</summary>
    public int HiddenReadings { get; set; }

    public Timestamp HiddenUntil { get; set; } = Timestamp.MinValue;

    /// <summary>How long its fills stay unlisted.</summary>
    public TimeSpan FillDelay { get; set; }

    /// <summary>Whether its own count of what is filled is as late as its fills: then its end is known before they are.</summary>
    public bool IsCountLate { get; init; }

    /// <summary>Base units filled, as far as the venue says now.</summary>
    public decimal ListedFilled(Timestamp now) => IsCountLate ? Fills.Where(f => f.ListedAt <= now).Sum(f => f.Quantity) : Filled;

    public bool IsLive => State is OrderState.Open or OrderState.Partial;

    public decimal Remaining => BaseSize - Filled;

    /// <summary>Cash it holds back.</summary>
    public decimal CashHeld => IsLive && IsBuy ? Remaining * Limit * (1 + SimVenue.MakerFee) : 0;

    /// <summary>Base units it holds back.</summary>
    public decimal BaseHeld => IsLive && !IsBuy ? Remaining : 0;

    public bool IsHiddenAt(Timestamp now) => HiddenReadings > 0 && now < HiddenUntil;
}
