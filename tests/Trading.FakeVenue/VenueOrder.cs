namespace Trading.FakeVenue;

/// <summary>One order in the venue's books.</summary>
public sealed class VenueOrder
{
    public required string Id { get; init; }

    public required string ClientId { get; init; }

    public required VenueProduct Product { get; init; }

    public required bool IsBuy { get; init; }

    /// <summary>Base units; zero where it is sized in quote currency.</summary>
    public required decimal BaseSize { get; init; }

    /// <summary>Quote currency to spend, fee included.</summary>
    public required decimal QuoteSize { get; init; }

    /// <summary>Null for a market order.</summary>
    public required decimal? Limit { get; init; }

    public required bool IsPostOnly { get; init; }

    public required DateTimeOffset? EndTime { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>OPEN, FILLED, CANCELLED, EXPIRED or FAILED.</summary>
    public string Status { get; set; } = "OPEN";

    public string RejectReason { get; set; } = "";

    public decimal Filled { get; set; }

    public decimal FilledValue { get; set; }

    public decimal Fees { get; set; }

    /// <summary>Quote currency (buys) or base units (sells) kept for what is left of it.</summary>
    public decimal Hold { get; set; }

    /// <summary>Readings of orders for which this one is not listed yet.</summary>
    public int HiddenReadings { get; set; }

    /// <summary>Readings of orders for which an end is still listed as one to come.</summary>
    public int LaggingReadings { get; set; }

    public bool IsOpen => Status == "OPEN";

    public decimal Left => BaseSize - Filled;
}
