namespace Trading.FakeVenue;

/// <summary>A trade between others, published to everybody.</summary>
public sealed record PublicTrade(string Id, string Product, decimal Price, decimal Size, DateTimeOffset At);
