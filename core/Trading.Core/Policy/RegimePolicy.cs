using System.ComponentModel.DataAnnotations;
using Trading.Core.Market;

namespace Trading.Core.Policy;

/// <summary>Market states, judged on one reference product over 168 h; the first that fits wins: crash, bull, bear, chop.</summary>
public sealed record RegimePolicy
{
    /// <summary>The product whose trend and volatility set the regime.</summary>
    public required ProductId ReferenceProduct { get; init; }

    /// <summary>Crash below this 168 h return, percent.</summary>
    [Range(-100, 0)]
    public required double CrashTrendPct { get; init; }

    /// <summary>Crash above this annualised volatility, percent.</summary>
    [Range(0, 1000, MinimumIsExclusive = true)]
    public required double CrashVolPct { get; init; }

    /// <summary>Bull at or above this return ...</summary>
    [Range(0, 1000)]
    public required double BullTrendPct { get; init; }

    /// <summary>... while volatility is below this.</summary>
    [Range(0, 1000, MinimumIsExclusive = true)]
    public required double BullVolPctMax { get; init; }

    /// <summary>Bear at or below this return, percent.</summary>
    [Range(-100, 0)]
    public required double BearTrendPct { get; init; }

    /// <summary>What a bull market allows.</summary>
    public required RegimeProfile Bull { get; init; }

    /// <summary>What a market without direction allows.</summary>
    public required RegimeProfile Chop { get; init; }

    /// <summary>What a bear market allows.</summary>
    public required RegimeProfile Bear { get; init; }

    /// <summary>What a crash allows.</summary>
    public required RegimeProfile Crash { get; init; }

    /// <summary>What a regime allows.</summary>
    public RegimeProfile For(Regime regime) => regime switch
    {
        Regime.Bull => Bull,
        Regime.Bear => Bear,
        Regime.Crash => Crash,
        _ => Chop,
    };
}
