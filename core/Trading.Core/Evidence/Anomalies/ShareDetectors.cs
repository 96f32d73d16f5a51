using Trading.Core.Policy;

namespace Trading.Core.Evidence.Anomalies;

/// <summary>A share is not the backtest's: binomial tails, see <see cref="ShareTest"/>.</summary>
internal static class ShareDetectors
{
    private const double Percent = 100;

    /// <summary>Trades win less often; winning more often is no reason to look.</summary>
    public static Judgement? WinRate(ObservationWindow window, Expectation expected, AnomalyPolicy policy)
    {
        var trades = window.Trades(policy.WinRate.WindowDays);
        if (trades.Count < policy.WinRate.TradesMin || expected.Trades == 0)
        {
            return null;
        }

        var wins = trades.Count(t => t.Net.IsPositive);
        var (lower, _) = ShareTest.Interval(expected.Wins, expected.Trades, policy.ExpectationConfidence);
        var tail = ShareTest.AtMost(wins, trades.Count, lower, expected.WinDispersion);
        var (pct, threshold) = (wins * Percent / trades.Count, lower * Percent);
        return new Judgement(
            pct,
            threshold,
            tail <= policy.Alpha,
            tail > policy.ClearAlpha,
            $"{wins} of {trades.Count} trades within {policy.WinRate.WindowDays} days won, {pct:0.#} %; the backtest won {expected.Wins} of {expected.Trades}, at least {threshold:0.#} %, and luck explains as few with {tail:0.######}");
    }

    /// <summary>Entries fill less often, or more often: both say that the model of fills is wrong.</summary>
    public static Judgement? FillRate(ObservationWindow window, Expectation expected, AnomalyPolicy policy)
    {
        var (filled, unfilled) = window.Entries(TimeSpan.FromDays(policy.FillRate.WindowDays));
        var entries = filled + unfilled;
        if (entries < policy.FillRate.EntriesMin || expected.Entries == 0)
        {
            return null;
        }

        var (lower, upper) = ShareTest.Interval(expected.EntriesFilled, expected.Entries, policy.ExpectationConfidence);

        // How entries come together is all that is known of how their fills do.
        var (few, many) = (ShareTest.AtMost(filled, entries, lower, expected.EntryDispersion), ShareTest.AtLeast(filled, entries, upper, expected.EntryDispersion));
        var tail = Math.Min(few, many);
        return new Judgement(
            filled * Percent / entries,
            (few < many ? lower : upper) * Percent,
            tail <= policy.Alpha / 2,
            tail > policy.ClearAlpha / 2,
            $"{filled} of {entries} entries within {policy.FillRate.WindowDays} days filled, {filled * Percent / entries:0.#} %; the backtest filled {expected.EntriesFilled} of {expected.Entries}, {lower * Percent:0.#} to {upper * Percent:0.#} %, and luck explains as {(few < many ? "few" : "many")} with {tail:0.######}");
    }
}
