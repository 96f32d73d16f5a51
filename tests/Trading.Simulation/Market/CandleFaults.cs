using Trading.Core.Market;
using Trading.Simulation.Faults;

namespace Trading.Simulation.Market;

/// <summary>Candles as published: the true ones, and what the plan does to them.</summary>
internal static class CandleFaults
{
    public static void Fill(World world, int product, CandleColumns all, int first, int last, CandleColumns into)
    {
        var faults = world.Faults;
        var slot = world.Slot;
        if (faults.InEffect(slot, FaultKind.CandlesStale, product) is { } stale)
        {
            last = Math.Max(first, last - (int)stale.Arg);
        }

        var gapped = faults.InEffect(slot, FaultKind.CandlesGapped, product);
        var outlier = faults.InEffect(slot, FaultKind.CandleOutlier, product);
        for (var i = first; i < last; i++)
        {
            var fromEnd = last - 1 - i;
            if (gapped is not null && fromEnd % 9 >= 9 - gapped.Arg)
            {
                continue;
            }

            var candle = all[i];
            into.Append(outlier is not null && fromEnd == outlier.Arg
                ? candle with { High = candle.High * 1.6, Close = candle.Close * (outlier.Arg % 2 == 0 ? 1.5 : 0.6), Low = candle.Low * 0.55 }
                : candle);
        }

        // Candles that have not happened yet: their open times say so, and nothing else about them is right.
        if (faults.InEffect(slot, FaultKind.FutureCandles, product) is not null)
        {
            var next = all[last];
            into.Append(next with { Close = next.Open * 1.2, High = next.Open * 1.3 });
            into.Append(next with { OpenTime = next.OpenTime + TimeSpan.FromHours(1), Close = next.Open * 0.7, Low = next.Open * 0.6 });
        }
    }
}
