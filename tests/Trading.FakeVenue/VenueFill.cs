namespace Trading.FakeVenue;

/// <summary>One execution in the venue's books.</summary>
/// <param name="TradeId">Unique.</param>
/// <param name="Order">Whose.</param>
/// <param name="Price">Quote currency per unit.</param>
/// <param name="Size">Base units.</param>
/// <param name="Fee">Quote currency.</param>
/// <param name="IsMaker">Whether the order rested.</param>
/// <param name="At">When it was matched.</param>
public sealed record VenueFill(string TradeId, VenueOrder Order, decimal Price, decimal Size, decimal Fee, bool IsMaker, DateTimeOffset At)
{
    /// <summary>Readings of fills for which this one is not listed yet.</summary>
    public int HiddenReadings { get; set; }
}
