using Trading.Core.Evidence.Statistics;

namespace Trading.Core.Tests.Evidence.Statistics;

/// <summary>
/// Daily gaps of live against backtest as they are in bad practice: an AR(1) of Student-t(3) shocks with mean 0, heavier in the tails
/// than anything with a fourth moment.
/// </summary>
internal sealed class GapStream(ulong seed, double persistence)
{
    private const int WarmUpDays = 50;

    private SeededRandom _random = new(seed);
    private double _state;

    /// <summary>The deviation that a backtest of so many days would have frozen: of its own gaps, not of the process.</summary>
    public double FrozenDeviation(int days)
    {
        for (var i = 0; i < WarmUpDays; i++)
        {
            Next();
        }

        return ReturnMoments.Of([.. Enumerable.Range(0, days).Select(_ => Next())]).Deviation;
    }

    public double Next() => _state = (persistence * _state) + StudentT3();

    private double StudentT3()
    {
        var normal = _random.NextNormal();
        var (a, b, c) = (_random.NextNormal(), _random.NextNormal(), _random.NextNormal());
        return normal / Math.Sqrt(((a * a) + (b * b) + (c * c)) / 3);
    }
}
