using Trading.Core.Market;

namespace Trading.Core.MarketData.Synthetic;

/// <summary>The Markov chain of regimes on quarter-hours, and the drift that makes each of them a fair game.</summary>
internal sealed class RegimeChain
{
    public const int Count = 4;
    private const double QuarterHoursPerWeek = 672;

    private readonly SyntheticRegimes _regimes;
    private readonly double[] _shares;

    public RegimeChain(SyntheticRegimes regimes)
    {
        _regimes = regimes;
        _shares = StationaryShares();
        double variance = 0;
        for (var i = 0; i < Count; i++)
        {
            var vol = regimes[(Regime)i].VolPct / 100;
            variance += _shares[i] * vol * vol;
        }

        MeanVol = Math.Sqrt(variance);
    }

    /// <summary>Root mean square annual volatility of the market factor over all regimes, as a fraction.</summary>
    public double MeanVol { get; }

    public double VolOf(Regime regime) => _regimes[regime].VolPct / 100;

    /// <summary>The chance that the regime ends within a quarter-hour.</summary>
    public double ExitChance(Regime regime) => 0.25 / _regimes[regime].MeanHours;

    /// <summary>The log drift of a quarter-hour in which the regime goes on.</summary>
    public double Drift(Regime regime, double beta) => beta * _regimes[regime].DriftPctPerWeek / 100 / QuarterHoursPerWeek;

    /// <summary>
    /// The log jump that ends a regime, such that the expected price ratio of a quarter-hour is one:
    /// (1 - p) e^drift + p e^jump = 1.
    /// </summary>
    public double ExitJump(Regime regime, double beta)
    {
        var p = ExitChance(regime);
        return PinnedLog.Log((1 - ((1 - p) * PinnedExp.Exp(Drift(regime, beta)))) / p);
    }

    /// <summary>A regime drawn by the share of time that each takes in the long run.</summary>
    public Regime First(ref SeededRandom random) => Pick(_shares, random.NextDouble());

    /// <summary>The regime that follows <paramref name="current"/>.</summary>
    public Regime Next(Regime current, ref SeededRandom random) =>
        Pick(TransitionsFrom(current), random.NextDouble());

    private static Regime Pick(ReadOnlySpan<double> chances, double draw)
    {
        for (var i = 0; i < Count - 1; i++)
        {
            draw -= chances[i];
            if (draw < 0)
            {
                return (Regime)i;
            }
        }

        return (Regime)(Count - 1);
    }

    private double[] TransitionsFrom(Regime current)
    {
        var chances = new double[Count];
        double sum = 0;
        for (var i = 0; i < Count; i++)
        {
            chances[i] = i == (int)current ? 0 : _regimes[current].WeightOf((Regime)i);
            sum += chances[i];
        }

        for (var i = 0; i < Count; i++)
        {
            chances[i] /= sum;
        }

        return chances;
    }

    private double[] StationaryShares()
    {
        // Repeated steps of the lazy chain converge also where the plain one would alternate; each visit then lasts its mean time.
        var visits = new double[] { 0.25, 0.25, 0.25, 0.25 };
        for (var round = 0; round < 500; round++)
        {
            var next = new double[Count];
            for (var i = 0; i < Count; i++)
            {
                var chances = TransitionsFrom((Regime)i);
                next[i] += visits[i] / 2;
                for (var j = 0; j < Count; j++)
                {
                    next[j] += visits[i] * chances[j] / 2;
                }
            }

            visits = next;
        }

        double sum = 0;
        for (var i = 0; i < Count; i++)
        {
            visits[i] *= _regimes[(Regime)i].MeanHours;
            sum += visits[i];
        }

        for (var i = 0; i < Count; i++)
        {
            visits[i] /= sum;
        }

        return visits;
    }
}
