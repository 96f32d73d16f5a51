using Trading.Core.Analytics.Why;
using Trading.Core.Market;

namespace Trading.Runtime.Audit;

/// <summary>A cycle at a glance.</summary>
/// <param name="Slot">The cycle.</param>
/// <param name="Outcome">What it came to, as recorded.</param>
/// <param name="Note">Why there is no more to say; empty where there is.</param>
/// <param name="Products">The first check that stopped each product.</param>
public sealed record CycleWhy(Timestamp Slot, string Outcome, string Note, IReadOnlyList<ProductStop> Products);
