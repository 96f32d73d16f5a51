namespace Trading.Core.Features;

/// <summary>
/// Buckets (quarter-hours, or longer where candles are) in absolute UTC time, and the hours that end at each of them:
/// one phase of hours for each bucket of the hour.
/// </summary>
internal sealed class HourGrid
{
    private const long NotStarted = long.MinValue;

    private readonly int _bucketsPerHour;
    private readonly FeatureNeeds _needs;
    private readonly Spans _neededSpans;
    private readonly PresenceLog _presence;
    private readonly HourPhase[] _phases;
    private readonly Bar[] _recent;
    private long _next = NotStarted;
    private int _phase;
    private double _closeBefore = double.NaN;

    public HourGrid(int bucketsPerHour, FeatureNeeds needs, double holeSharePctMax)
    {
        _bucketsPerHour = bucketsPerHour;
        _needs = needs;
        _presence = new PresenceLog(bucketsPerHour, holeSharePctMax);
        _neededSpans = SpansOf(needs) & (bucketsPerHour == 4 ? Spans.All : ~Spans.Quarter);
        _phases = [.. Enumerable.Range(0, bucketsPerHour).Select(_ => new HourPhase(needs))];
        _recent = new Bar[bucketsPerHour];
        Array.Fill(_recent, Bar.Missing);
    }

    /// <summary>The number of the first bucket that is not closed yet.</summary>
    public long Next => _next;

    /// <summary>Takes a bucket that holds candles; those between it and the last one were empty.</summary>
    /// <exception cref="InvalidOperationException">The bucket was closed before.</exception>
    public void Push(long bucket, in Bar bar)
    {
        if (bucket != _next)
        {
            SkipTo(bucket);
        }

        Append(bar);
    }

    /// <summary>Closes every bucket before <paramref name="bucket"/>: those without candles are holes.</summary>
    public void CloseUpTo(long bucket)
    {
        if (_next != NotStarted && bucket > _next)
        {
            SkipTo(bucket);
        }
    }

    /// <summary>Writes every needed feature as of the last closed bucket.</summary>
    public void Read(ref FeatureValues values)
    {
        var usable = _presence.Usable;
        var phase = _phases[_phase == 0 ? _bucketsPerHour - 1 : _phase - 1];
        if ((_needs & FeatureNeeds.Returns) != FeatureNeeds.None)
        {
            values.Return15mPct = (usable & Spans.Quarter) != Spans.None ? HourPhase.ChangePct(phase.Close, _closeBefore) : double.NaN;
        }

        phase.Read(ref values, usable);
        values.HoleShare24hPct = _presence.HoleSharePct(24);
        values.HoleShare168hPct = _presence.HoleSharePct(168);
        values.HasDataGap = (usable & _neededSpans) != _neededSpans;
    }

    private void SkipTo(long bucket)
    {
        if (bucket < _next)
        {
            throw new InvalidOperationException($"A candle of bucket {bucket} came after bucket {_next - 1} was closed");
        }

        if (_next == NotStarted || bucket - _next > PresenceLog.HistoryHours * _bucketsPerHour)
        {
            Restart(bucket);
            return;
        }

        while (_next < bucket)
        {
            Append(Bar.Missing);
        }
    }

    private void Restart(long bucket)
    {
        if (_next != NotStarted)
        {
            _presence.Clear();
            Array.Fill(_recent, Bar.Missing);
            Array.ForEach(_phases, phase => phase.Clear());
        }

        _next = bucket;
        _phase = (int)(((bucket % _bucketsPerHour) + _bucketsPerHour) % _bucketsPerHour);
        _closeBefore = double.NaN;
    }

    private void Append(in Bar bar)
    {
        _presence.Push(bar.IsPresent);
        _closeBefore = _phases[_phase == 0 ? _bucketsPerHour - 1 : _phase - 1].Close;
        _recent[_phase].Set(bar);
        _phases[_phase].Push(Hour(), _presence.Usable);
        _phase = _phase + 1 == _bucketsPerHour ? 0 : _phase + 1;
        _next++;
    }

    /// <summary>The hour that ends with the bucket just taken, its volume summed from the oldest bucket on.</summary>
    private Bar Hour()
    {
        var recent = _recent;
        if (recent.Length == 4)
        {
            ref readonly var a = ref recent[(_phase + 1) & 3];
            ref readonly var b = ref recent[(_phase + 2) & 3];
            ref readonly var c = ref recent[(_phase + 3) & 3];
            ref readonly var d = ref recent[_phase & 3];
            return new Bar(
                WindowMath.Greater(WindowMath.Greater(a.High, b.High), WindowMath.Greater(c.High, d.High)),
                WindowMath.Lesser(WindowMath.Lesser(a.Low, b.Low), WindowMath.Lesser(c.Low, d.Low)),
                d.IsPresent ? d.Close : c.IsPresent ? c.Close : b.IsPresent ? b.Close : a.Close,
                a.Volume + b.Volume + c.Volume + d.Volume);
        }

        var hour = Bar.Missing;
        for (var age = recent.Length - 1; age >= 0; age--)
        {
            ref readonly var bar = ref recent[_phase >= age ? _phase - age : _phase - age + recent.Length];
            hour = new Bar(
                WindowMath.Greater(hour.High, bar.High),
                WindowMath.Lesser(hour.Low, bar.Low),
                bar.IsPresent ? bar.Close : hour.Close,
                hour.Volume + bar.Volume);
        }

        return hour;
    }

    private static Spans SpansOf(FeatureNeeds needs)
    {
        Span<(FeatureNeeds Group, Spans Spans)> table =
        [
            (FeatureNeeds.Returns, Spans.Quarter | Spans.Hours1 | Spans.Hours24 | Spans.Hours168),
            (FeatureNeeds.Volume, Spans.Hours1 | Spans.Hours24 | Spans.Hours25),
            (FeatureNeeds.Range, Spans.Hours1 | Spans.Hours12 | Spans.Hours24),
            (FeatureNeeds.Atr, Spans.Hours14 | Spans.Hours168),
            (FeatureNeeds.Rsi, Spans.Hours14),
            (FeatureNeeds.Ema, Spans.Hours168),
            (FeatureNeeds.Mean, Spans.Hours20),
            (FeatureNeeds.Volatility, Spans.Hours168),
            (FeatureNeeds.Trend, Spans.Hours12 | Spans.Hours24),
        ];
        var spans = Spans.None;
        foreach (var (group, wanted) in table)
        {
            spans |= (needs & group) != FeatureNeeds.None ? wanted : Spans.None;
        }

        return spans;
    }
}
