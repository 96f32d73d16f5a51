namespace Trading.Core.Market;

/// <summary>State of the whole market, judged on the reference product.</summary>
public enum Regime
{
    Chop,
    Bull,
    Bear,
    Crash,
}
