using Trading.Core.Market;

namespace Trading.Core.MarketData.Synthetic;

/// <summary>
/// The path of one product, a quarter-hour at a step. Without edges its price is a martingale: every source of movement is
/// compensated so that the expected price ratio of each step is one.
/// </summary>
internal sealed class ProductPath
{
    private const double OwnVolSd = 0.3;
    private const double OwnVolHours = 3;
    private const double VolumeSd = 0.55;
    private const double VolumeHours = 10;
    private const double VolumePerVolatility = 0.8;

    private readonly SyntheticProduct _product;
    private readonly MarketFactor _market;
    private readonly EdgeTracker[] _edges;
    private readonly long _firstQuarterHour;
    private readonly double _ownSd;
    private readonly double _jumpSd;
    private readonly double _jumpChance;
    private readonly double[] _drift = new double[RegimeChain.Count];
    private readonly double[] _exitJump = new double[RegimeChain.Count];
    private SeededRandom _random;
    private LogMeanReversion _ownVol;
    private LogMeanReversion _volume;
    private double _logPrice;

    public ProductPath(SyntheticMarketOptions options, SyntheticProduct product, MarketFactor market, RegimeChain chain)
    {
        _product = product;
        _market = market;
        _edges = [.. options.Edges.Select(e => new EdgeTracker(e))];
        _firstQuarterHour = options.From.UnixMs / QuarterHours.Ms;
        _ownSd = product.IdiosyncraticVolPct / 100 * QuarterHours.SqrtYears;
        _jumpSd = options.Jumps.ProductSizeDays * _ownSd * QuarterHours.SqrtPerDay;
        _jumpChance = options.Jumps.ProductPerYear * QuarterHours.Years;
        for (var i = 0; i < RegimeChain.Count; i++)
        {
            _drift[i] = chain.Drift((Regime)i, product.Beta);
            _exitJump[i] = chain.ExitJump((Regime)i, product.Beta);
        }

        _random = StreamSeed.Open(options.Seed, "product", product.Id.Value);
        _ownVol = new LogMeanReversion(OwnVolSd, OwnVolHours, ref _random);
        _volume = new LogMeanReversion(VolumeSd, VolumeHours, ref _random);
        _logPrice = PinnedLog.Log(product.StartPrice);
    }

    /// <summary>Quarter-hours since the market's start.</summary>
    public int Bucket { get; private set; }

    public ProductMove Next()
    {
        ref readonly var market = ref _market[Bucket];
        var marketSd = _product.Beta * market.Sd;
        var ownSd = _ownSd * market.Scale * PinnedExp.Exp(_ownVol.Next(ref _random) - (OwnVolSd * OwnVolSd));
        var variance = (marketSd * marketSd) + (ownSd * ownSd);
        var diffusion = (_product.Beta * market.Return) + (ownSd * _random.NextNormal());
        var smooth = diffusion - (variance / 2) + (market.Exits ? 0 : _drift[(int)market.Regime]) + EdgeDrift();
        var jump = JumpOf(in market);
        var move = new ProductMove(_logPrice, smooth, jump, marketSd, ownSd, VolumeOf(in market, diffusion, variance, jump));
        _logPrice = move.LogClose;
        Bucket++;
        Observe();
        return move;
    }

    private double JumpOf(in MarketMove market)
    {
        var jump = market.Exits ? _exitJump[(int)market.Regime] : 0;
        if (market.Jump != 0)
        {
            var sd = _product.Beta * _market.JumpSd;
            jump += (_product.Beta * market.Jump) - (sd * sd / 2);
        }

        return _random.NextDouble() < _jumpChance
            ? jump + (_jumpSd * _random.NextNormal()) - (_jumpSd * _jumpSd / 2)
            : jump;
    }

    private double VolumeOf(in MarketMove market, double diffusion, double variance, double jump)
    {
        var sd = Math.Sqrt(variance);
        var surprise = sd > 0 ? Math.Abs(diffusion) / sd : 0;

        // Volume follows the size of the move: 0.5 + 0.63 |z| has mean one for a normal z.
        var size = 0.5 + (0.63 * surprise) + (sd > 0 ? Math.Min(8, Math.Abs(jump) / sd) / 2 : 0);
        var level = _volume.Next(ref _random) - (VolumeSd * VolumeSd / 2);
        var vol = VolumePerVolatility * PinnedLog.Log(market.Scale / _market.Season.Volatility(_firstQuarterHour + Bucket));
        return _product.DailyQuoteVolume / 96 * _market.Season.Volume(_firstQuarterHour + Bucket) * size * PinnedExp.Exp(level + vol);
    }

    private double EdgeDrift()
    {
        double drift = 0;
        foreach (var edge in _edges)
        {
            drift += edge.NextDrift();
        }

        return drift;
    }

    private void Observe()
    {
        if (_edges.Length == 0)
        {
            return;
        }

        var price = PinnedExp.Exp(_logPrice);
        foreach (var edge in _edges)
        {
            edge.Observe(price);
        }
    }
}
