using Trading.Core;
using Trading.Core.Analytics.Comparison;
using Trading.Core.Evidence.Drift;

namespace Trading.Runtime.Comparisons;

/// <summary>The words that a comparison is told with, on the console and on the page.</summary>
public static class ComparisonTerms
{
    /// <summary>The terms of a gap in the order of the waterfall, each with its name and meaning.</summary>
    public static IReadOnlyList<(string Name, Money Value, string Meaning)> Of(GapTerms terms) =>
    [
        ("size", terms.Size, "another size was asked for: NAV or the factors of the size differed"),
        ("fill", terms.Fill, "another part of it was bought, or rested instead of crossing"),
        ("timing", terms.Timing, "the decisions were made at other mids"),
        ("price", terms.Price, "fills were further from the mid of their decision"),
        ("fee", terms.Fee, "fees beyond what the schedule says of the fills"),
        ("signal", terms.Signal, "trades that only one side made"),
    ];

    /// <summary>A figure's name, with its unit.</summary>
    public static string NameOf(ComparedMetric metric) => metric switch
    {
        ComparedMetric.WinRatePct => "Win rate, %",
        ComparedMetric.MeanReturnPct => "Mean return, %",
        ComparedMetric.Net => "Net",
        ComparedMetric.Sharpe => "Sharpe",
        ComparedMetric.MaxDrawdownPct => "Max drawdown, %",
        ComparedMetric.MakerSharePct => "Maker share, %",
        ComparedMetric.SlippageBps => "Slippage, bps",
        ComparedMetric.FeesBps => "Fees, bps",
        ComparedMetric.HoldHours => "Mean hold, h",
        _ => "Trades per day",
    };

    /// <summary>How a band was found, in a word or two.</summary>
    public static string NameOf(BandKind kind) => kind switch
    {
        BandKind.Binomial => "binomial",
        BandKind.Poisson => "Poisson",
        BandKind.TradeBootstrap => "bootstrap of trades",
        BandKind.BlockBootstrap => "block bootstrap of days",
        _ => "none",
    };

    /// <summary>What the confidence sequence says, in a sentence.</summary>
    public static string Verdict(DriftReading drift) => drift switch
    {
        { IsDegradationShown: true } => FormattableString.Invariant($"Degradation is shown: a trade returns less than its backtest by more than {drift.ToleranceSd} standard deviations."),
        { IsDegradationExcluded: true } => FormattableString.Invariant($"Degradation by more than {drift.ToleranceSd} standard deviations of a trade is excluded."),
        _ when double.IsNaN(drift.MeanSd) => "Nothing is known yet: there are too few trades.",
        _ => FormattableString.Invariant($"Degradation by more than {drift.ToleranceSd} standard deviations of a trade is neither shown nor excluded yet."),
    };
}
