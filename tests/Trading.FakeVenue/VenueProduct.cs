namespace Trading.FakeVenue;

/// <summary>A product and its market. Sizes of the book are endless; only prices move.</summary>
/// <param name="id">BASE-QUOTE.</param>
/// <param name="bid">First best bid; the ask is one tick above.</param>
/// <param name="tick">Step of prices.</param>
/// <param name="step">Step of sizes.</param>
public sealed class VenueProduct(string id, decimal bid, decimal tick = 0.01m, decimal step = 0.00000001m)
{
    public string Id { get; } = id;

    public string Base => Id[..Id.IndexOf('-', StringComparison.Ordinal)];

    public string Quote => Id[(Id.IndexOf('-', StringComparison.Ordinal) + 1)..];

    public decimal Tick { get; } = tick;

    public decimal Step { get; } = step;

    public decimal QuoteMin { get; init; } = 1;

    public decimal Bid { get; private set; } = bid;

    public decimal Ask { get; private set; } = bid + tick;

    /// <summary>What the venue says: online, offline or delisted.</summary>
    public string Status { get; set; } = "online";

    public bool IsTradingDisabled { get; set; }

    public bool IsCancelOnly { get; set; }

    public void Quoted(decimal bid, decimal ask) => (Bid, Ask) = bid > 0 && ask > bid
        ? (bid, ask)
        : throw new ArgumentException($"{Id}: bid {bid} and ask {ask} are no market", nameof(bid));
}
