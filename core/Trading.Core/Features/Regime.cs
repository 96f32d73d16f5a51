namespace Trading.Core.Features;

/// <summary>The state of the market, read off BTC over 168 h.</summary>
public enum Regime
{
    Chop = 0,
    Bull,
    Bear,
    Crash,
}
