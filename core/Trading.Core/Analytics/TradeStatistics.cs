using Trading.Core.TradeLog;

namespace Trading.Core.Analytics;

/// <summary>What closed trades say. Percentages are percent; a figure that is not defined is null.</summary>
public sealed record TradeStatistics
{
    public required int Trades { get; init; }

    /// <summary>Trades with a positive net result, percent of all.</summary>
    public required decimal? WinRatePct { get; init; }

    /// <summary>Mean of net result over cost.</summary>
    public required decimal? MeanReturnPct { get; init; }

    /// <summary>Median of net result over cost; the mean of the two middle ones where there is no middle.</summary>
    public required decimal? MedianReturnPct { get; init; }

    /// <summary>Mean net result in units of the loss at the stop, over trades that had one.</summary>
    public required decimal? MeanR { get; init; }

    public required decimal? MedianR { get; init; }

    /// <summary>Mean net result of a trade, quote currency.</summary>
    public required Money? Expectancy { get; init; }

    /// <summary>Gross win over gross loss, both after fees; null without a loss.</summary>
    public required decimal? ProfitFactor { get; init; }

    /// <summary>Mean edge over the cost of the entries, bps: what the market moved in our favour, before costs.</summary>
    public required decimal? EdgePerTradeBps { get; init; }

    /// <summary>Mean slippage and fees over the cost of the entries, bps: the edge at which a trade breaks even.</summary>
    public required decimal? CostPerTradeBps { get; init; }

    /// <summary>Value traded while resting, percent of all value traded.</summary>
    public required decimal? MakerSharePct { get; init; }

    public required int LongestWinStreak { get; init; }

    public required int LongestLossStreak { get; init; }

    /// <summary>Mean hours from the first entry fill to the last exit fill.</summary>
    public required double? MeanHoldHours { get; init; }

    public required double? MedianHoldHours { get; init; }

    public static TradeStatistics Of(IReadOnlyList<Trade> trades)
    {
        var wins = trades.Where(t => t.Net.IsPositive).ToArray();
        var losses = trades.Where(t => t.Net.IsNegative).Sum(t => t.Net.Amount);
        var rs = trades.Select(t => t.R).OfType<decimal>().ToArray();
        var traded = trades.Sum(t => t.Bought.Amount + t.Sold.Amount);
        var bought = trades.Sum(t => t.Bought.Amount);
        var isAny = trades.Count > 0;
        return new TradeStatistics
        {
            Trades = trades.Count,
            WinRatePct = isAny ? (decimal)wins.Length / trades.Count * 100m : null,
            MeanReturnPct = Mean([.. trades.Select(t => t.ReturnPct)]),
            MedianReturnPct = Median([.. trades.Select(t => t.ReturnPct)]),
            MeanR = Mean(rs),
            MedianR = Median(rs),
            Expectancy = isAny ? new Money(trades.Sum(t => t.Net.Amount) / trades.Count) : null,
            ProfitFactor = losses < 0 ? wins.Sum(t => t.Net.Amount) / -losses : null,
            EdgePerTradeBps = bought > 0 ? trades.Sum(t => t.Edge.Amount) / bought * 10_000m : null,
            CostPerTradeBps = bought > 0 ? trades.Sum(t => t.Slippage.Amount + t.Fees.Amount) / bought * 10_000m : null,
            MakerSharePct = traded > 0 ? trades.Sum(t => t.BoughtAsMaker.Amount + t.SoldAsMaker.Amount) / traded * 100m : null,
            LongestWinStreak = LongestStreak(trades, t => t.Net.IsPositive),
            LongestLossStreak = LongestStreak(trades, t => t.Net.IsNegative),
            MeanHoldHours = isAny ? trades.Average(t => t.Held.TotalHours) : null,
            MedianHoldHours = (double?)Median([.. trades.Select(t => (decimal)t.Held.TotalHours)]),
        };
    }

    private static decimal? Mean(decimal[] values) => values.Length == 0 ? null : values.Sum() / values.Length;

    private static decimal? Median(decimal[] values)
    {
        if (values.Length == 0)
        {
            return null;
        }

        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static int LongestStreak(IReadOnlyList<Trade> trades, Func<Trade, bool> counts)
    {
        var longest = 0;
        var current = 0;
        foreach (var trade in trades)
        {
            current = counts(trade) ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest;
    }
}
