using Trading.Core.Features;
using Trading.Core.Market;

namespace Trading.Core.Tests.Features;

/// <summary>The features as the specification words them: slow loops over the candles of the last 192 hours, nothing incremental.</summary>
internal sealed class PlainFeatures
{
    private const long HourMs = 3_600_000;
    private readonly double _holeSharePctMax;
    private readonly int _perHour;
    private readonly Bar?[] _hours = new Bar?[192];
    private readonly bool[] _buckets;

    private PlainFeatures(CandleColumns candles, long bucketMs, Timestamp end, double holeSharePctMax)
    {
        _holeSharePctMax = holeSharePctMax;
        _perHour = (int)(HourMs / bucketMs);
        _buckets = new bool[192 * _perHour];
        for (var i = candles.LowerBound(end.AddMs(-192 * HourMs)); i < candles.LowerBound(end); i++)
        {
            var age = end.UnixMs - 1 - candles.OpenTimeMs[i];
            _buckets[age / bucketMs] = true;
            ref var hour = ref _hours[age / HourMs];
            hour = hour is not { } h
                ? new Bar(candles.High[i], candles.Low[i], candles.Close[i], candles.Volume[i])
                : new Bar(Math.Max(h.High, candles.High[i]), Math.Min(h.Low, candles.Low[i]), candles.Close[i], h.Volume + candles.Volume[i]);
        }
    }

    /// <summary>Every feature at <paramref name="time"/>, from the candles complete by then.</summary>
    public static FeatureValues At(CandleColumns candles, Interval source, Timestamp time, double holeSharePctMax)
    {
        var bucketMs = 900_000L;
        while (bucketMs % source.Ms != 0)
        {
            bucketMs += 900_000;
        }

        var end = time.Floor(Interval.FromSeconds(bucketMs / 1000));
        var complete = candles.LowerBound(time.AddMs(1 - source.Ms));
        var v = FeatureValues.Unavailable;
        v.BarCount = complete;
        if (complete == 0)
        {
            v.HasDataGap = true;
            return v;
        }

        v.Price = candles.Close[complete - 1];
        v.LastCandleAt = new Timestamp(candles.OpenTimeMs[complete - 1] + source.Ms);
        v.WindowEnd = end;
        var now = new PlainFeatures(candles, bucketMs, end, holeSharePctMax);
        var before = new PlainFeatures(candles, bucketMs, end.AddMs(-bucketMs), holeSharePctMax);
        v.Return15mPct = bucketMs == 900_000 && now._buckets[0] ? Pct(now.Close(0), before.Close(0)) : double.NaN;
        now.Fill(ref v);
        return v;
    }

    private void Fill(ref FeatureValues v)
    {
        v.Return60mPct = If(1, Pct(Close(0), Close(1)));
        v.Return24hPct = If(24, Pct(Close(0), Close(24)));
        v.Return168hPct = If(168, Pct(Close(0), Close(168)));
        v.BaseVolume24h = If(24, Range(0, 24).Sum(h => h.Volume));
        v.QuoteVolume24h = If(24, Range(0, 24).Sum(h => h.Volume * (h.High + h.Low + h.Close) / 3));
        v.Vwap24h = v.QuoteVolume24h / v.BaseVolume24h;
        v.VolumeRatio = IsUsable(1) ? If(25, (_hours[0]?.Volume ?? 0) / (Range(1, 24).Sum(h => h.Volume) / 24)) : double.NaN;
        v.High60m = If(1, Range(0, 1).Select(h => h.High).DefaultIfEmpty().Max());
        v.Low60m = If(1, Range(0, 1).Select(h => h.Low).DefaultIfEmpty().Max());
        v.High24h = If(24, Range(0, 24).Select(h => h.High).DefaultIfEmpty().Max());
        v.Low24h = If(24, Range(0, 24).Select(h => h.Low).DefaultIfEmpty().Min());
        v.HigherLow = IsUsable(12) && Range(0, 6).Any() && Range(6, 6).Any() && Range(0, 6).Min(h => h.Low) > Range(6, 6).Min(h => h.Low);
        v.AtrPct = AtrPct(0);
        v.AtrPctMedian7d = If(168, Median(Enumerable.Range(0, 168).Select(AtrPct).Where(x => !double.IsNaN(x))));
        v.Rsi14 = Rsi(0);
        v.Rsi14Prev = Rsi(1);
        v.Ema21 = Ema(0);
        v.EmaSlopePctPerHour = Pct(Ema(0), Ema(3)) / 3;
        var closes = Range(0, 20).Select(h => h.Close).ToArray();
        v.Mean20h = If(20, closes.DefaultIfEmpty().Average());
        v.ZScore20h = (Close(0) - v.Mean20h) / Deviation(closes);
        var returns = Enumerable.Range(0, 168).Select(k => Math.Log(Close(k) / Close(k + 1))).Where(x => !double.IsNaN(x)).ToArray();
        v.RealisedVolPct = If(168, Deviation(returns) * Math.Sqrt(8760) * 100);
        var changes = Enumerable.Range(0, 12).Select(k => Close(k) - Close(k + 1)).Where(x => !double.IsNaN(x)).ToArray();
        var trend = Close(0) - Close(24);
        v.TrendConsistency12h = IsUsable(12) && !double.IsNaN(trend)
            ? If(24, changes.Count(x => Math.Sign(x) == Math.Sign(trend) && x != 0) / (double)changes.Length)
            : double.NaN;
        v.HoleShare24hPct = HoleSharePct(24, 0);
        v.HoleShare168hPct = HoleSharePct(168, 0);
        v.HasDataGap = (_perHour == 4 && !_buckets[0])
            || new[] { 1, 12, 14, 20, 24, 25, 168 }.Any(hours => !IsUsable(hours));
    }

    private double AtrPct(int k)
    {
        if (!IsUsable(14, k))
        {
            return double.NaN;
        }

        var ranges = new List<double>();
        for (var i = k; i < k + 14; i++)
        {
            if (_hours[i] is { } h)
            {
                var previous = Close(i + 1);
                ranges.Add(double.IsNaN(previous)
                    ? h.High - h.Low
                    : Math.Max(h.High - h.Low, Math.Max(Math.Abs(h.High - previous), Math.Abs(h.Low - previous))));
            }
        }

        return ranges.Average() / Close(k) * 100;
    }

    private double Rsi(int k)
    {
        var changes = Enumerable.Range(k, 14).Select(i => Close(i) - Close(i + 1)).Where(x => !double.IsNaN(x)).ToArray();
        if (!IsUsable(14, k) || changes.Length == 0)
        {
            return double.NaN;
        }

        var gain = changes.Where(x => x > 0).Sum();
        var loss = -changes.Where(x => x < 0).Sum();
        return gain + loss == 0 ? 50 : 100 - (100 / (1 + (gain / loss)));
    }

    private double Ema(int k)
    {
        if (!IsUsable(168, k))
        {
            return double.NaN;
        }

        double sum = 0, weights = 0;
        for (var age = 0; age < 168; age++)
        {
            if (_hours[k + age] is { } h)
            {
                var weight = Math.Pow(1 - (2.0 / 22), age);
                sum += weight * h.Close;
                weights += weight;
            }
        }

        return sum / weights;
    }

    private double Close(int k) => _hours[k]?.Close ?? double.NaN;

    private IEnumerable<Bar> Range(int k, int count) => _hours.Skip(k).Take(count).OfType<Bar>();

    private double HoleSharePct(int hours, int k) =>
        100.0 * _buckets.Skip(k * _perHour).Take(hours * _perHour).Count(present => !present) / (hours * _perHour);

    private bool IsUsable(int hours, int k = 0) => HoleSharePct(hours, k) <= Math.Min(_holeSharePctMax, 99.99);

    private double If(int hours, double value) => IsUsable(hours) ? value : double.NaN;

    private static double Pct(double now, double before) => 100 * ((now / before) - 1);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var n = sorted.Length;
        return n == 0 ? double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    private static double Deviation(double[] values)
    {
        var mean = values.DefaultIfEmpty().Average();
        return Math.Sqrt(values.Sum(x => (x - mean) * (x - mean)) / (values.Length - 1));
    }

    private readonly record struct Bar(double High, double Low, double Close, double Volume);
}
