using System.Collections.Immutable;
using Trading.Core.Policy;

namespace Trading.Core.Evidence.Anomalies;

/// <summary>
/// Looks after every cycle, and says what stands. An anomaly that was found stands until it is clearly over, so that it is told once and
/// resolves once. The same cycles give the same anomalies: who restarts shows it the past again. Mutable; one thread.
/// </summary>
/// <remarks>
/// A test made once with a chance of alpha is made some thousand times in a month, so alpha is small and what counts is how often
/// anything is found at all on an account that does what its backtest did. Wins, fills, costs and the number of entries change only
/// when there is a trade or an entry, so there are as many looks as these, and neighbours share most of their window: a month of n
/// looks is wrong with at most n alpha each. Drift is a confidence sequence, which holds at all times at once.
/// </remarks>
/// <param name="policy">What may be told.</param>
public sealed class AnomalyWatch(TradingPolicy policy)
{
    private readonly AnomalyPolicy _limits = policy.Monitoring.Anomalies;
    private readonly ObservationWindow _window = new(policy.Monitoring.Anomalies, policy.Cycle.Interval);
    private readonly HashSet<AnomalyCode> _standing = [];

    /// <summary>What the backtest says; null where nobody knows, and then what is held against it is not looked at.</summary>
    public Expectation? Expectation { get; set; }

    /// <summary>What stands after the last cycle, in the order of codes and products.</summary>
    public ImmutableArray<Anomaly> Found { get; private set; } = [];

    /// <summary>Takes one more cycle, not before the last.</summary>
    public void Observe(CycleObservation cycle)
    {
        _window.Add(cycle);
        var found = ImmutableArray.CreateBuilder<Anomaly>();
        foreach (var code in Enum.GetValues<AnomalyCode>())
        {
            if (code == AnomalyCode.StaleData)
            {
                found.AddRange(StaleDetector.Find(_window, _limits.StaleData));
            }
            else if (Latched(code, Judge(code)) is { } anomaly)
            {
                found.Add(anomaly);
            }
        }

        Found = found.ToImmutable();
    }

    private Anomaly? Latched(AnomalyCode code, Judgement? judged)
    {
        var stands = judged is { } j && (_standing.Contains(code) ? !j.IsBack : j.IsBeyond);
        if (!stands)
        {
            _standing.Remove(code);
            return null;
        }

        _standing.Add(code);
        var (observed, threshold, _, _, text) = judged!.Value;
        return new Anomaly(code, Product: null, observed, threshold, FormattableString.Invariant(text));
    }

    private Judgement? Judge(AnomalyCode code) => code switch
    {
        AnomalyCode.NoTrades => StallDetectors.NoTrades(_window, _limits.NoTrades),
        AnomalyCode.NoSignals => StallDetectors.NoSignals(_window, _limits.NoSignals),
        AnomalyCode.SlowCycles => SlowDetector.Judge(_window, _limits.SlowCycles, policy.Cycle.DeadlineSeconds),
        _ => Expectation is { } expected ? Judge(code, expected) : null,
    };

    private Judgement? Judge(AnomalyCode code, Expectation expected) => code switch
    {
        AnomalyCode.TradeRate => RateDetector.Judge(_window, expected, _limits),
        AnomalyCode.WinRate => ShareDetectors.WinRate(_window, expected, _limits),
        AnomalyCode.FillRate => ShareDetectors.FillRate(_window, expected, _limits),
        AnomalyCode.Slippage => CostDetector.Judge(_window, expected, t => t.Slippage, expected.Slippage, _limits.Slippage, _limits.Alpha, "slippage"),
        AnomalyCode.Fees => CostDetector.Judge(_window, expected, t => t.Fees, expected.Fees, _limits.Fees, _limits.Alpha, "fees"),
        AnomalyCode.Drift => DriftDetector.Judge(_window, expected, _limits.Drift, policy.Gate.Paper),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "expected one that is held against a backtest"),
    };
}
