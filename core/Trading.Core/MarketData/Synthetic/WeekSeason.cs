namespace Trading.Core.MarketData.Synthetic;

/// <summary>
/// How active the market is by the quarter-hour of the week, in UTC: busiest in US hours, quiet at night and at weekends.
/// </summary>
internal sealed class WeekSeason
{
    public const int BucketsPerWeek = 7 * 96;
    private const double WeekendVolume = 0.55;

    private static readonly double[] HourlyVolume =
    [
        0.95, 0.92, 0.85, 0.74, 0.66, 0.62, 0.60, 0.64, 0.62, 0.60, 0.60, 0.66,
        0.86, 1.28, 1.74, 1.76, 1.54, 1.44, 1.34, 1.42, 1.32, 1.00, 0.92, 0.86,
    ];

    private readonly double[] _volume = new double[BucketsPerWeek];
    private readonly double[] _volatility = new double[BucketsPerWeek];

    /// <param name="strength">0 = flat, 1 = in full.</param>
    public WeekSeason(double strength)
    {
        double volumeSum = 0, varianceSum = 0;
        for (var i = 0; i < BucketsPerWeek; i++)
        {
            // Day 0 of the epoch was a Thursday, so days 2 and 3 of an epoch week are the weekend.
            var weekend = i / 96 is 2 or 3 ? WeekendVolume : 1;
            _volume[i] = 1 + (strength * ((Between(i % 96) * weekend) - 1));

            // Volatility moves with the square root of volume.
            _volatility[i] = Math.Sqrt(_volume[i]);
            volumeSum += _volume[i];
            varianceSum += _volatility[i] * _volatility[i];
        }

        for (var i = 0; i < BucketsPerWeek; i++)
        {
            _volume[i] *= BucketsPerWeek / volumeSum;
            _volatility[i] *= Math.Sqrt(BucketsPerWeek / varianceSum);
        }
    }

    /// <summary>Volume relative to the week's mean.</summary>
    public double Volume(long quarterHour) => _volume[quarterHour % BucketsPerWeek];

    /// <summary>Volatility relative to the week's root mean square.</summary>
    public double Volatility(long quarterHour) => _volatility[quarterHour % BucketsPerWeek];

    private static double Between(int quarter)
    {
        var hour = quarter / 4;
        var share = ((quarter % 4) + 0.5) / 4;
        var here = HourlyVolume[hour];
        return share < 0.5
            ? here + ((0.5 - share) * (HourlyVolume[(hour + 23) % 24] - here))
            : here + ((share - 0.5) * (HourlyVolume[(hour + 1) % 24] - here));
    }
}
