namespace Trading.Core.Market;

/// <summary>The candles of one product at one interval, sorted by open time, without duplicates.</summary>
public sealed record CandleSeries(ProductId Product, Interval Interval, CandleColumns Candles);
