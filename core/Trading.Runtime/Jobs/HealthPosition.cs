using Trading.Core;
using Trading.Core.Market;

namespace Trading.Runtime.Jobs;

/// <summary>A holding.</summary>
/// <param name="Product">Of what.</param>
/// <param name="Quantity">Base units.</param>
/// <param name="OpenedAt">First entry fill.</param>
/// <param name="IsCloseAsked">An operator asked to close it.</param>
public sealed record HealthPosition(ProductId Product, Quantity Quantity, Timestamp OpenedAt, bool IsCloseAsked);
