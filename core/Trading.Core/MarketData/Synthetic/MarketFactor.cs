namespace Trading.Core.MarketData.Synthetic;

/// <summary>The path of the market as a whole, a quarter-hour at a step, for the whole range. Immutable once built.</summary>
internal sealed class MarketFactor
{
    private readonly MarketMove[] _moves;

    public MarketFactor(SyntheticMarketOptions options, RegimeChain chain)
    {
        _moves = new MarketMove[(options.To.UnixMs - options.From.UnixMs) / QuarterHours.Ms];
        Season = new WeekSeason(options.Volatility.SeasonStrength);
        JumpSd = options.Jumps.MarketSizeDays * chain.MeanVol * QuarterHours.SqrtYears * QuarterHours.SqrtPerDay;
        Walk(options, chain);
    }

    public WeekSeason Season { get; }

    /// <summary>Standard deviation of the log size of a jump.</summary>
    public double JumpSd { get; }

    public int Count => _moves.Length;

    public ref readonly MarketMove this[int bucket] => ref _moves[bucket];

    private void Walk(SyntheticMarketOptions options, RegimeChain chain)
    {
        var regimes = StreamSeed.Open(options.Seed, "regimes");
        var random = StreamSeed.Open(options.Seed, "market");
        var outages = StreamSeed.Open(options.Seed, "outages");
        var v = options.Volatility;
        var fast = new LogMeanReversion(v.FastSd, v.FastHours, ref random);
        var slow = new LogMeanReversion(v.SlowSd, v.SlowHours, ref random);

        // E[e^2x] = e^(2 sd^2): dividing by e^(sd^2) keeps the mean variance where the regime puts it.
        var centre = (v.FastSd * v.FastSd) + (v.SlowSd * v.SlowSd);
        var jumpChance = options.Jumps.MarketPerYear * QuarterHours.Years;
        var regime = chain.First(ref regimes);
        var first = options.From.UnixMs / QuarterHours.Ms;
        var outageLeft = 0;
        for (var b = 0; b < _moves.Length; b++)
        {
            outageLeft = NextOutage(outageLeft, options.Gaps, ref outages);
            var exits = regimes.NextDouble() < chain.ExitChance(regime);
            var level = PinnedExp.Exp(fast.Next(ref random) + slow.Next(ref random) - centre) * Season.Volatility(first + b);
            var vol = chain.VolOf(regime) * level;
            var sd = vol * QuarterHours.SqrtYears;
            var jump = random.NextDouble() < jumpChance ? JumpSd * random.NextNormal() : 0;
            _moves[b] = new MarketMove(
                regime, exits, outageLeft > 0, sd, vol / chain.MeanVol, sd * random.NextNormal(), jump, random.NextDouble());
            regime = exits ? chain.Next(regime, ref regimes) : regime;
        }
    }

    private static int NextOutage(int left, SyntheticGaps gaps, ref SeededRandom random)
    {
        if (left > 1)
        {
            return left - 1;
        }

        var starts = random.NextDouble() < gaps.OutagesPerYear * QuarterHours.Years;
        return starts ? 1 + (int)Math.Min(1000, -gaps.OutageMeanHours * 4 * PinnedLog.Log(1 - random.NextDouble())) : 0;
    }
}
