using Trading.Core.Backtesting;

namespace Trading.Runtime.Backtests;

/// <summary>Adds up what all workers have done and reports it. Safe for several threads.</summary>
internal sealed class RunMeter(IReadOnlyList<SliceSpec> slices, TimeProvider clock, IProgress<BacktestProgress>? progress)
{
    private const long DayMs = 86_400_000;

    private readonly Lock _lock = new();
    private readonly long _startedAt = clock.GetTimestamp();
    private readonly long _daysTotal = slices.Sum(DaysOf);
    private long _daysDone;
    private long _daysFound;
    private long _candles;
    private int _slicesDone;

    public void OnCandles(int count) => Interlocked.Add(ref _candles, count);

    /// <summary>A slice whose result was there already.</summary>
    public void OnFound(SliceSpec slice)
    {
        lock (_lock)
        {
            _slicesDone++;
            _daysFound += DaysOf(slice);
            _daysDone += DaysOf(slice);
            Report();
        }
    }

    public void OnDay()
    {
        lock (_lock)
        {
            _daysDone++;
            Report();
        }
    }

    /// <param name="daysReported">How often <see cref="OnDay"/> was called for it.</param>
    public void OnFinished(SliceSpec slice, long daysReported)
    {
        lock (_lock)
        {
            _slicesDone++;
            _daysDone += DaysOf(slice) - daysReported;
            Report();
        }
    }

    private static long DaysOf(SliceSpec slice) => Math.Max(1, (slice.To.UnixMs - slice.From.UnixMs + DayMs - 1) / DayMs);

    private void Report()
    {
        var elapsed = clock.GetElapsedTime(_startedAt);
        var run = _daysDone - _daysFound;
        TimeSpan? left = run > 0 ? elapsed * ((double)(_daysTotal - _daysDone) / run) : null;
        var rate = elapsed > TimeSpan.Zero ? Interlocked.Read(ref _candles) / elapsed.TotalSeconds : 0;
        progress?.Report(new BacktestProgress(_slicesDone, slices.Count, _daysDone, _daysTotal, rate, left));
    }
}
