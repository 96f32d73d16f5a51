using Trading.Core.Market;
using Trading.Core.MarketData.Synthetic;

namespace Trading.Core.Tests.MarketData.Synthetic;

/// <summary>Plain definitions of what the tests measure on generated candles.</summary>
internal static class SyntheticStatistics
{
    public static CandleColumns ReadAll(SyntheticMarket market, string product)
    {
        var cursor = market.Open(ProductId.Parse(product));
        var month = new CandleColumns();
        var all = new CandleColumns();
        while (cursor.ReadNext(month))
        {
            all.AppendRange(month, 0, month.Count);
        }

        return all;
    }

    /// <summary>Log closes on the grid of <paramref name="stepMs"/> from the first candle on; a missing candle repeats the price before.</summary>
    public static double[] LogCloses(CandleColumns candles, long stepMs)
    {
        var start = candles.OpenTimeMs[0];
        var logs = new double[((candles.OpenTimeMs[candles.Count - 1] - start) / stepMs) + 1];
        var filled = 0;
        for (var i = 0; i < candles.Count; i++)
        {
            var slot = (int)((candles.OpenTimeMs[i] - start) / stepMs);
            for (; filled < slot; filled++)
            {
                logs[filled] = logs[filled - 1];
            }

            logs[slot] = Math.Log(candles.Close[i]);
            filled = slot + 1;
        }

        return logs;
    }

    public static double[] Differences(double[] values) => [.. values.Skip(1).Zip(values, (after, before) => after - before)];

    public static double Correlation(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var n = Math.Min(x.Count, y.Count);
        double meanX = 0, meanY = 0;
        for (var i = 0; i < n; i++)
        {
            meanX += x[i] / n;
            meanY += y[i] / n;
        }

        double xy = 0, xx = 0, yy = 0;
        for (var i = 0; i < n; i++)
        {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }

        return xy / Math.Sqrt(xx * yy);
    }

    public static double AutocorrelationOfSize(double[] returns, int lag)
    {
        var sizes = returns.Select(Math.Abs).ToArray();
        return Correlation(sizes[lag..], sizes[..^lag]);
    }

    /// <summary>Annual volatility, percent, from returns a year of which holds <paramref name="perYear"/>.</summary>
    public static double VolPct(double[] returns, double perYear)
    {
        var mean = returns.Average();
        return Math.Sqrt(returns.Sum(r => (r - mean) * (r - mean)) / (returns.Length - 1) * perYear) * 100;
    }

    /// <summary>The domain's regimes: shares of crash, bull, bear and chop, by trend and volatility over 168 h, looked at every sixth hour.</summary>
    public static (double Crash, double Bull, double Bear, double Chop) RegimeShares(double[] hourlyLogs)
    {
        const int window = 168;
        int crash = 0, bull = 0, bear = 0, all = 0;
        for (var i = window; i < hourlyLogs.Length; i += 6)
        {
            var vol = VolPct(Differences(hourlyLogs[(i - window)..(i + 1)]), 8760);
            var trend = (Math.Exp(hourlyLogs[i] - hourlyLogs[i - window]) - 1) * 100;
            all++;
            if (trend < -10 || vol > 100)
            {
                crash++;
            }
            else if (trend >= 10 && vol < 60)
            {
                bull++;
            }
            else if (trend <= -5)
            {
                bear++;
            }
        }

        return ((double)crash / all, (double)bull / all, (double)bear / all, (double)(all - crash - bull - bear) / all);
    }
}
