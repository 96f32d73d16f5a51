using Trading.Core.Policy;

namespace Trading.Core.Evidence.Anomalies;

/// <summary>Nothing happens.</summary>
internal static class StallDetectors
{
    /// <summary>Signals fire that nothing in policy holds back, and nothing is entered.</summary>
    public static Judgement? NoTrades(ObservationWindow window, NoTradesPolicy policy)
    {
        if (!window.Last.IsTrading)
        {
            return null;
        }

        var (hours, signals) = (window.WithoutEntry.TotalHours, window.SignalsWithoutEntry);
        var isBeyond = hours >= policy.Hours && signals >= policy.SignalsMin;
        return new Judgement(
            hours,
            policy.Hours,
            isBeyond,
            !isBeyond,
            $"no entry for {hours:0.#} hours (threshold {policy.Hours:0.#}) although {signals} signals fired that policy did not hold back (threshold {policy.SignalsMin})");
    }

    /// <summary>No signal fires although products may be bought.</summary>
    public static Judgement NoSignals(ObservationWindow window, NoSignalsPolicy policy)
    {
        var hours = window.WithoutSignal.TotalHours;
        var isBeyond = hours >= policy.Hours;
        return new Judgement(hours, policy.Hours, isBeyond, !isBeyond, $"no signal fired for {hours:0.#} hours (threshold {policy.Hours:0.#})");
    }
}
