using Trading.Core.Analytics.Why;
using Trading.Core.Market;

namespace Trading.Runtime.Audit;

/// <summary>What became of a product in a cycle.</summary>
/// <param name="Product">The product.</param>
/// <param name="Stop">The first check that stopped it.</param>
public sealed record ProductStop(ProductId Product, Stop Stop);
