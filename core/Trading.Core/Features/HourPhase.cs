namespace Trading.Core.Features;

/// <summary>
/// The hours that end at one minute past the full hour (00, 15, 30 or 45): a tape per figure on which the last n hours are one contiguous
/// span. All tapes share one end; when they are full, the span that features still see moves to the front.
/// </summary>
internal sealed class HourPhase
{
    private const int Keep = PresenceLog.HistoryHours;
    private const int Capacity = 2 * Keep;
    private const int MedianHours = 168;
    private const int VolatilityHours = 168;

    /// <summary>Twenty equal closes can differ from their mean by some 1e-16 of it: the square of that is not a deviation.</summary>
    private const double RoundingNoise = 1e-28;

    private readonly FeatureNeeds _needs;
    private readonly double[] _close = new double[Capacity];
    private readonly int[] _hours = new int[Capacity];
    private readonly int[] _changes = new int[Capacity];
    private readonly double[] _change;
    private readonly double[] _high;
    private readonly double[] _low;
    private readonly double[] _volume;
    private readonly double[] _quoteVolume;
    private readonly double[] _trueRange;
    private readonly double[] _atrPct;
    private readonly double[] _rsi;
    private readonly double[] _ema;
    private readonly long[] _logReturn;
    private SlidingMedian _atrMedian;
    private ExactVariance _variance;
    private int _end;

    public HourPhase(FeatureNeeds needs)
    {
        _needs = needs;
        _change = Tape(FeatureNeeds.Rsi | FeatureNeeds.Trend);
        _high = Tape(FeatureNeeds.Range);
        _low = Tape(FeatureNeeds.Range);
        _volume = Tape(FeatureNeeds.Volume);
        _quoteVolume = Tape(FeatureNeeds.Volume);
        _trueRange = Tape(FeatureNeeds.Atr);
        _atrPct = Tape(FeatureNeeds.Atr);
        _rsi = Tape(FeatureNeeds.Rsi);
        _ema = Tape(FeatureNeeds.Ema);
        _logReturn = Needs(FeatureNeeds.Volatility) ? new long[Capacity] : [];
        Clear();
    }

    /// <summary>Close of the last hour; NaN where nothing traded in it.</summary>
    public double Close => _close[_end];

    /// <summary>Forgets everything, as if there had never been a candle.</summary>
    public void Clear()
    {
        _end = Keep - 1;
        Array.Fill(_close, double.NaN);
        Array.Clear(_hours);
        Array.Clear(_changes);
        Array.Clear(_change);
        Array.Fill(_high, Bar.Missing.High);
        Array.Fill(_low, Bar.Missing.Low);
        Array.Clear(_volume);
        Array.Clear(_quoteVolume);
        Array.Clear(_trueRange);
        Array.Fill(_atrPct, double.NaN);
        Array.Fill(_rsi, double.NaN);
        Array.Fill(_ema, double.NaN);
        Array.Fill(_logReturn, ExactVariance.Missing);
        _atrMedian = default;
        _variance = default;
    }

    /// <summary>Takes the hour that ends now. <paramref name="usable"/> are the spans, ending now, that features may be computed over.</summary>
    public void Push(in Bar hour, Spans usable)
    {
        if (_end == Capacity - 1)
        {
            MoveToFront();
        }

        var end = ++_end;
        var previous = _close[end - 1];
        var hasChange = hour.IsPresent && !double.IsNaN(previous);
        _close[end] = hour.Close;
        _hours[end] = _hours[end - 1] + (hour.IsPresent ? 1 : 0);
        _changes[end] = _changes[end - 1] + (hasChange ? 1 : 0);
        if (Needs(FeatureNeeds.Rsi | FeatureNeeds.Trend))
        {
            _change[end] = hasChange ? hour.Close - previous : 0;
        }

        if (Needs(FeatureNeeds.Range))
        {
            _high[end] = hour.High;
            _low[end] = hour.Low;
        }

        if (Needs(FeatureNeeds.Volume))
        {
            _volume[end] = hour.Volume;
            _quoteVolume[end] = hour.IsPresent ? hour.Volume * ((hour.High + hour.Low + hour.Close) / 3) : 0;
        }

        PushDerived(hour, previous, end, usable);
    }

    /// <summary>Writes every needed feature of the hour grid except the 15-minute return.</summary>
    public void Read(ref FeatureValues values, Spans usable)
    {
        var end = _end;
        var close = _close[end];
        if (Needs(FeatureNeeds.Returns))
        {
            values.Return60mPct = (usable & Spans.Hours1) != Spans.None ? ChangePct(close, _close[end - 1]) : double.NaN;
            values.Return24hPct = (usable & Spans.Hours24) != Spans.None ? ChangePct(close, _close[end - 24]) : double.NaN;
            values.Return168hPct = (usable & Spans.Hours168) != Spans.None ? ChangePct(close, _close[end - 168]) : double.NaN;
        }

        if (Needs(FeatureNeeds.Volume))
        {
            ReadVolume(ref values, end, usable);
        }

        if (Needs(FeatureNeeds.Range))
        {
            ReadRange(ref values, end, usable);
        }

        if (Needs(FeatureNeeds.Atr))
        {
            values.AtrPct = _atrPct[end];
            values.AtrPctMedian7d = (usable & Spans.Hours168) != Spans.None ? _atrMedian.Value : double.NaN;
        }

        if (Needs(FeatureNeeds.Rsi))
        {
            values.Rsi14 = _rsi[end];
            values.Rsi14Prev = _rsi[end - 1];
        }

        if (Needs(FeatureNeeds.Ema))
        {
            values.Ema21 = _ema[end];
            values.EmaSlopePctPerHour = ChangePct(_ema[end], _ema[end - 3]) * (1.0 / 3);
        }

        ReadMeanVolatilityAndTrend(ref values, end, usable);
    }

    internal static double ChangePct(double now, double before) => (now - before) / before * 100;

    /// <summary>In this order, so that what was stored last has settled before a vector load wants it.</summary>
    private void PushDerived(in Bar hour, double previous, int end, Spans usable)
    {
        if (Needs(FeatureNeeds.Volatility))
        {
            var logReturn = ExactVariance.FromReturn(PinnedLog.LogRatio(hour.Close, previous));
            _logReturn[end] = logReturn;
            _variance.Replace(_logReturn[end - VolatilityHours], logReturn);
        }

        if (Needs(FeatureNeeds.Ema))
        {
            _ema[end] = (usable & Spans.Hours168) == Spans.None ? double.NaN
                : _hours[end] - _hours[end - EmaKernel.Hours] == EmaKernel.Hours ? EmaKernel.Full(_close, end)
                : EmaKernel.Sparse(_close, end);
        }

        if (Needs(FeatureNeeds.Rsi))
        {
            _rsi[end] = (usable & Spans.Hours14) != Spans.None ? Rsi(end) : double.NaN;
        }

        if (Needs(FeatureNeeds.Atr))
        {
            PushAtr(hour, previous, end, usable);
        }
    }

    private void PushAtr(in Bar hour, double previous, int end, Spans usable)
    {
        // Without the hour before, the range is the hour's own.
        _trueRange[end] = !hour.IsPresent ? 0
            : double.IsNaN(previous) ? hour.High - hour.Low
            : WindowMath.Greater(hour.High, previous) - WindowMath.Lesser(hour.Low, previous);
        var atrPct = (usable & Spans.Hours14) != Spans.None
            ? WindowMath.Sum14(_trueRange, end) * 100 / ((_hours[end] - _hours[end - 14]) * hour.Close)
            : double.NaN;
        _atrPct[end] = atrPct;
        _atrMedian.Update(_atrPct.AsSpan(end - MedianHours + 1, MedianHours), _atrPct[end - MedianHours], atrPct);
    }

    private double Rsi(int end)
    {
        if (_changes[end] == _changes[end - 14])
        {
            return double.NaN;
        }

        var (gains, losses) = WindowMath.GainsAndLosses14(_change, end);
        return gains + losses > 0 ? 100 * gains / (gains + losses) : 50;
    }

    private void ReadVolume(ref FeatureValues values, int end, Spans usable)
    {
        var isUsable = (usable & Spans.Hours24) != Spans.None;
        var volume = WindowMath.Sum24(_volume, end);
        var quoteVolume = WindowMath.Sum24(_quoteVolume, end);
        values.BaseVolume24h = isUsable ? volume : double.NaN;
        values.QuoteVolume24h = isUsable ? quoteVolume : double.NaN;
        values.Vwap24h = isUsable && volume > 0 ? quoteVolume / volume : double.NaN;
        var before = WindowMath.Sum24(_volume, end - 1);
        values.VolumeRatio = (usable & (Spans.Hours1 | Spans.Hours25)) == (Spans.Hours1 | Spans.Hours25) && before > 0
            ? _volume[end] * 24 / before
            : double.NaN;
    }

    private void ReadRange(ref FeatureValues values, int end, Spans usable)
    {
        var isHourUsable = (usable & Spans.Hours1) != Spans.None;
        values.High60m = isHourUsable ? _high[end] : double.NaN;
        values.Low60m = isHourUsable ? _low[end] : double.NaN;
        var isDayUsable = (usable & Spans.Hours24) != Spans.None;
        values.High24h = isDayUsable ? WindowMath.Max24(_high, end) : double.NaN;
        values.Low24h = isDayUsable ? WindowMath.Min24(_low, end) : double.NaN;
        var low = WindowMath.Min6(_low, end);
        values.HigherLow = ((usable & Spans.Hours12) != Spans.None)
            & (low > WindowMath.Min6(_low, end - 6)) & (low < Bar.Missing.Low);
    }

    private void ReadMeanVolatilityAndTrend(ref FeatureValues values, int end, Spans usable)
    {
        if (Needs(FeatureNeeds.Mean))
        {
            var count = _hours[end] - _hours[end - 20];
            var (mean, squares) = WindowMath.MeanAndSquares20(_close, end, count);
            var isUsable = (usable & Spans.Hours20) != Spans.None;
            values.Mean20h = isUsable ? mean : double.NaN;
            values.ZScore20h = isUsable && squares > RoundingNoise * mean * mean
                ? (_close[end] - mean) * Math.Sqrt((count - 1) / squares)
                : double.NaN;
        }

        if (Needs(FeatureNeeds.Volatility))
        {
            values.RealisedVolPct = (usable & Spans.Hours168) != Spans.None
                ? _variance.StandardDeviation() * Math.Sqrt(8760) * 100
                : double.NaN;
        }

        if (Needs(FeatureNeeds.Trend))
        {
            values.TrendConsistency12h = (usable & Spans.Hours24) != Spans.None && (usable & Spans.Hours12) != Spans.None
                ? TrendConsistency(end)
                : double.NaN;
        }
    }

    private double TrendConsistency(int end)
    {
        var trend = _close[end] - _close[end - 24];
        var changes = _changes[end] - _changes[end - 12];
        if (double.IsNaN(trend) || changes == 0)
        {
            return double.NaN;
        }

        var (rises, falls) = WindowMath.Signs12(_change, end);
        return (double)(trend > 0 ? rises : trend < 0 ? falls : 0) / changes;
    }

    private void MoveToFront()
    {
        var from = Capacity - Keep;
        foreach (var tape in (ReadOnlySpan<double[]>)[_close, _change, _high, _low, _volume, _quoteVolume, _trueRange, _atrPct, _rsi, _ema])
        {
            tape.AsSpan(Math.Min(from, tape.Length)).CopyTo(tape);
        }

        Array.Copy(_hours, from, _hours, 0, Keep);
        Array.Copy(_changes, from, _changes, 0, Keep);
        Array.Copy(_logReturn, Math.Min(from, _logReturn.Length), _logReturn, 0, Math.Min(Keep, _logReturn.Length));
        _end = Keep - 1;
    }

    private bool Needs(FeatureNeeds group) => (_needs & group) != FeatureNeeds.None;

    private double[] Tape(FeatureNeeds group) => Needs(group) ? new double[Capacity] : [];
}
