using System.Diagnostics;
using System.Globalization;
using Trading.Core;
using Trading.Core.Features;
using Trading.Core.Market;

namespace Benchmarks.Features;

/// <summary>
/// All features over a year of one-minute candles, read every quarter-hour, interleaved with a bare loop over the same arrays.
/// The first argument is the number of rounds (15 by default).
/// </summary>
public static class FeaturesBenchmark
{
    private const int Minutes = 365 * 24 * 60;
    private const double MustPerSecond = 40e6;

    private static readonly FeatureOptions Options = new(HoleSharePctMax: 10, SmaFastBars: 10, SmaSlowBars: 30);

    /// <summary>Prints the figures; 0 where the must of the specification is met, else 1.</summary>
    public static int Run(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 15;
        var minutes = RandomWalk();
        var quarters = EveryFifteenth(minutes);
        Contest[] contests =
        [
            new("bare loop: sum of closes, max, min", minutes.Count, () => BareLoop(minutes)),
            new("all features, 1 m candles, read every 15 m", minutes.Count, () => ReadQuarterly(minutes, Interval.OneMinute, FeatureNeeds.Windowed)),
            new("all features, 15 m candles, read at each", quarters.Count, () => ReadQuarterly(quarters, Interval.QuarterHour, FeatureNeeds.Windowed)),
            new("regime only, 1 m candles, read every 15 m", minutes.Count, () => ReadQuarterly(minutes, Interval.OneMinute, FeatureNeeds.Regime)),
            new("sma pair only, 1 m candles, read at each", minutes.Count, () => ReadEach(minutes)),
        ];
        for (var round = 0; round < rounds + 5; round++)
        {
            Array.ForEach(contests, c => c.Round(isWarmUp: round < 5));
        }

        foreach (var c in contests)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{c.Name,-45} best {c.Best / 1e6,8:F1} M candles/s  median {c.Median / 1e6,8:F1} M  of bare loop {c.Median / contests[0].Median,7:P1}"));
        }

        return contests[1].Best >= MustPerSecond ? 0 : 1;
    }

    private static double BareLoop(CandleColumns candles)
    {
        double sum = 0, max = double.MinValue, min = double.MaxValue;
        var (close, high, low) = (candles.Close, candles.High, candles.Low);
        for (var i = 0; i < candles.Count; i++)
        {
            sum += close[i];
            max = high[i] > max ? high[i] : max;
            min = low[i] < min ? low[i] : min;
        }

        return sum + max + min;
    }

    private static double ReadQuarterly(CandleColumns candles, Interval interval, FeatureNeeds needs)
    {
        var window = new FeatureWindow(interval, needs, Options);
        var step = (int)(Interval.QuarterHour.Ms / interval.Ms);
        var sum = 0.0;
        for (var i = 0; i + step <= candles.Count; i += step)
        {
            window.Advance(candles, i, i + step);
            window.CloseTo(new Timestamp(candles.OpenTimeMs[i + step - 1] + interval.Ms));
            ref readonly var values = ref window.Values;
            sum += values.Price + (values.RealisedVolPct > 0 ? values.RealisedVolPct : 0) + (values.VolumeRatio > 2 ? 1 : 0);
        }

        return sum;
    }

    private static double ReadEach(CandleColumns candles)
    {
        var window = new FeatureWindow(Interval.OneMinute, FeatureNeeds.Sma, Options);
        var crossings = 0;
        for (var i = 0; i < candles.Count; i++)
        {
            window.Advance(candles, i, i + 1);
            window.CloseTo(new Timestamp(candles.OpenTimeMs[i] + Interval.OneMinute.Ms));
            crossings += window.Values.SmaCross == SmaCross.None ? 0 : 1;
        }

        return crossings;
    }

    private static CandleColumns RandomWalk()
    {
        var random = new SeededRandom(2024);
        var candles = new CandleColumns(Minutes);
        var price = 60_000.0;
        var start = Timestamp.Utc(2024, 1, 1);
        for (var i = 0; i < Minutes; i++)
        {
            var open = price;
            price = Math.Round(open * (1 + (0.0006 * random.NextNormal())), 2);
            var high = Math.Max(open, price) * (1 + (0.0002 * random.NextDouble()));
            var low = Math.Min(open, price) * (1 - (0.0002 * random.NextDouble()));
            candles.Append(new Candle(start.AddMs(i * 60_000L), open, high, low, price, random.NextDouble() * 5));
        }

        return candles;
    }

    private static CandleColumns EveryFifteenth(CandleColumns minutes)
    {
        var quarters = new CandleColumns(minutes.Count / 15);
        for (var i = 0; i < minutes.Count; i += 15)
        {
            quarters.Append(new Candle(
                new Timestamp(minutes.OpenTimeMs[i]),
                minutes.Open[i],
                minutes.High.AsSpan(i, 15).ToArray().Max(),
                minutes.Low.AsSpan(i, 15).ToArray().Min(),
                minutes.Close[i + 14],
                minutes.Volume.AsSpan(i, 15).ToArray().Sum()));
        }

        return quarters;
    }

    private sealed class Contest(string name, int candles, Func<double> run)
    {
        private readonly List<double> _rates = [];
        private double _checksum = double.NaN;

        public string Name => name;

        public double Best => _rates.Max();

        public double Median => _rates.Order().ElementAt(_rates.Count / 2);

        public void Round(bool isWarmUp)
        {
            var watch = Stopwatch.StartNew();
            var checksum = run();
            var rate = candles / watch.Elapsed.TotalSeconds;
            if (!double.IsNaN(_checksum) && BitConverter.DoubleToInt64Bits(checksum) != BitConverter.DoubleToInt64Bits(_checksum))
            {
                throw new InvalidOperationException($"{name}: {checksum:R} now, {_checksum:R} before");
            }

            _checksum = checksum;
            if (!isWarmUp)
            {
                _rates.Add(rate);
            }
        }
    }
}
