namespace Trading.Core.MarketData.Synthetic;

/// <summary>
/// The market factor's normal draws within the quarter-hours of one month, less the mean of each quarter-hour: what products
/// share when candles are finer than a quarter-hour.
/// </summary>
internal sealed class FactorNoise
{
    private readonly int _steps;
    private readonly double[] _values;

    public FactorNoise(ulong seed, int month, int quarterHours, int steps)
    {
        Month = month;
        _steps = steps;
        _values = new double[steps == 1 ? 0 : quarterHours * steps];
        var random = StreamSeed.Open(seed, "market steps", key: month);
        for (var start = 0; start < _values.Length; start += steps)
        {
            double sum = 0;
            for (var i = start; i < start + steps; i++)
            {
                _values[i] = random.NextNormal();
                sum += _values[i];
            }

            for (var i = start; i < start + steps; i++)
            {
                _values[i] -= sum / steps;
            }
        }
    }

    public int Month { get; }

    public ReadOnlySpan<double> Of(int quarterHour) => _steps == 1 ? default : _values.AsSpan(quarterHour * _steps, _steps);
}
