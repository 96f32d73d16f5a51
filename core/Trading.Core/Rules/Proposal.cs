using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Rules;

/// <summary>One entry that the rules would make, before risk has looked at it.</summary>
/// <param name="ProductIndex">Row of the product in the market snapshot.</param>
/// <param name="Product">What to buy.</param>
/// <param name="Entry">Why, how large by arithmetic, and when out again.</param>
/// <param name="Size">Quote currency wanted, fees included.</param>
/// <param name="SizeCeiling">max(size, minimum notional): risk never goes above it.</param>
/// <param name="Score">Strength x confidence.</param>
/// <param name="QuoteVolume24h">24 h volume in quote currency, which breaks ties.</param>
public sealed record Proposal(
    int ProductIndex,
    ProductId Product,
    EntryContext Entry,
    Money Size,
    Money SizeCeiling,
    double Score,
    double QuoteVolume24h) : IComparable<Proposal>
{
    /// <summary>Better first: conviction, score, 24 h volume, then the product id.</summary>
    public int CompareTo(Proposal? other)
    {
        if (other is null)
        {
            return -1;
        }

        var order = other.Entry.Conviction.CompareTo(Entry.Conviction);
        order = order != 0 ? order : other.Score.CompareTo(Score);
        order = order != 0 ? order : other.QuoteVolume24h.CompareTo(QuoteVolume24h);
        return order != 0 ? order : Product.CompareTo(other.Product);
    }
}
