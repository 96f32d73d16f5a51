using System.Collections.Immutable;
using Trading.Core.Market;
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
    private static readonly AnomalyCode[] Codes = Enum.GetValues<AnomalyCode>();

    private readonly AnomalyPolicy _limits = policy.Monitoring.Anomalies;
    private readonly ObservationWindow _window = new(policy.Monitoring.Anomalies, policy.Cycle.Interval);
    private readonly Dictionary<AnomalyCode, Anomaly> _standing = [];
    private Expectation? _expectation;
    private Timestamp _day = Timestamp.MinValue;

    /// <summary>What the backtest says; null where nobody knows, and then what is held against it is not looked at.</summary>
    public Expectation? Expectation
    {
        get => _expectation;
        set => (_expectation, _day) = (value, value == _expectation ? _day : Timestamp.MinValue);
    }

    /// <summary>What stands after the last cycle, in the order of codes and products.</summary>
    public ImmutableArray<Anomaly> Found { get; private set; } = [];

    /// <summary>Takes one more cycle, not before the last.</summary>
    public void Observe(CycleObservation cycle)
    {
        _window.Add(cycle);
        var isNews = IsNews(cycle);
        var found = ImmutableArray.CreateBuilder<Anomaly>();
        foreach (var code in Codes)
        {
            if (code == AnomalyCode.StaleData)
            {
                found.AddRange(StaleDetector.Find(_window, _limits.StaleData));
                continue;
            }

            if (isNews || !IsOfDays(code))
            {
                Latch(code, Judge(code));
            }

            if (_standing.TryGetValue(code, out var anomaly))
            {
                found.Add(anomaly);
            }
        }

        Found = found.ToImmutable();
    }

    // Windows of days change where something is added; what leaves them is seen once a day.
    private bool IsNews(CycleObservation cycle)
    {
        var day = cycle.Slot.Floor(Interval.OneDay);
        var isNewDay = day != _day;
        _day = day;
        return isNewDay || cycle.Trades.Length > 0 || cycle.Filled + cycle.Unfilled > 0;
    }

    private void Latch(AnomalyCode code, Judgement? judged)
    {
        if (judged is { } j && (_standing.ContainsKey(code) ? !j.IsBack : j.IsBeyond))
        {
            _standing[code] = new Anomaly(code, Product: null, j.Observed, j.Threshold, FormattableString.Invariant(j.Text));
        }
        else
        {
            _standing.Remove(code);
        }
    }

    private static bool IsOfDays(AnomalyCode code) =>
        code is AnomalyCode.WinRate or AnomalyCode.Slippage or AnomalyCode.Fees or AnomalyCode.FillRate or AnomalyCode.Drift;

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
