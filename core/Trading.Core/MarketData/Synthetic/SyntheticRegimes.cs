using Trading.Core.Market;

namespace Trading.Core.MarketData.Synthetic;

/// <summary>
/// The Markov chain of regimes. The defaults put a Bitcoin-like product into the domain's regimes about as often as two
/// years of real candles did: chop 78 %, bear 12, crash 5, bull 5.
/// </summary>
public sealed record SyntheticRegimes
{
    public SyntheticRegimeOptions Bull { get; init; } = new(120, 4, 36, 0, 0.70, 0.25, 0.05);

    public SyntheticRegimeOptions Chop { get; init; } = new(240, 0, 36, 0.45, 0, 0.45, 0.10);

    public SyntheticRegimeOptions Bear { get; init; } = new(96, -4, 46, 0.20, 0.65, 0, 0.15);

    public SyntheticRegimeOptions Crash { get; init; } = new(36, -6, 115, 0.15, 0.45, 0.40, 0);

    public SyntheticRegimeOptions this[Regime regime] => regime switch
    {
        Regime.Bull => Bull,
        Regime.Chop => Chop,
        Regime.Bear => Bear,
        _ => Crash,
    };
}
