using Trading.Core.Market;

namespace Trading.Core.Analytics.Why;

/// <summary>Why a product was not bought in a cycle, and what would have had to be different.</summary>
/// <param name="Product">The product.</param>
/// <param name="Slot">The cycle.</param>
/// <param name="Stop">The first check that stopped it.</param>
/// <param name="Changes">Single changes that take it past that check, those first that let it through, the smallest first.</param>
/// <param name="Note">What a reader has to know beside; empty where there is nothing.</param>
public sealed record WhyNot(ProductId Product, Timestamp Slot, Stop Stop, IReadOnlyList<ProvenChange> Changes, string Note = "")
{
    /// <summary>The smallest single change that would have let the product through; null where none was found.</summary>
    public ProvenChange? Smallest => Changes.FirstOrDefault(change => change.IsEnough);
}
