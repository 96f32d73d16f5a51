namespace Trading.Core.MarketData.Synthetic;

/// <summary>
/// A mean-reverting normal process sampled each quarter-hour (the exact discrete form of Ornstein-Uhlenbeck): a source of
/// factors e^x whose level lasts for a while.
/// </summary>
internal struct LogMeanReversion
{
    private readonly double _decay;
    private readonly double _shock;
    private double _value;

    /// <param name="sd">Stationary standard deviation.</param>
    /// <param name="hours">Relaxation time.</param>
    /// <param name="random">Draws the start from the stationary distribution.</param>
    public LogMeanReversion(double sd, double hours, ref SeededRandom random)
    {
        _decay = hours > 0 ? PinnedExp.Exp(-0.25 / hours) : 0;
        _shock = sd * Math.Sqrt(1 - (_decay * _decay));
        _value = sd * random.NextNormal();
    }

    public double Next(ref SeededRandom random) => _value = (_decay * _value) + (_shock * random.NextNormal());
}
