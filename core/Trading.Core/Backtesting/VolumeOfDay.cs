using Trading.Core.Market;

namespace Trading.Core.Backtesting;

/// <summary>Quote currency that the account exchanged on one UTC day.</summary>
public readonly record struct VolumeOfDay(Timestamp Day, Money Notional);
