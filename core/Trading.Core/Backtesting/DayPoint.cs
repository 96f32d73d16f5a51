using Trading.Core.Market;

namespace Trading.Core.Backtesting;

/// <summary>The account at the end of one UTC day.</summary>
/// <param name="Day">00:00 UTC of the day.</param>
/// <param name="Nav">Its last mark.</param>
/// <param name="ReferencePrice">Last price of the regime's reference product; NaN where unknown.</param>
public readonly record struct DayPoint(Timestamp Day, Money Nav, double ReferencePrice);
