using Trading.Core.Market;

namespace Trading.Core.Evidence.Gate;

/// <summary>The trades that were entered in one regime.</summary>
/// <param name="Regime">At the entry.</param>
/// <param name="IsAllowed">Whether the policy lets any signal trade in it.</param>
/// <param name="Trades">How many.</param>
/// <param name="Net">After costs, quote currency.</param>
public readonly record struct RegimeResult(Regime Regime, bool IsAllowed, int Trades, Money Net);
