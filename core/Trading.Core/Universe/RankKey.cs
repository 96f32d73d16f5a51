namespace Trading.Core.Universe;

/// <summary>Who is seated first: members before newcomers, listed before unlisted, then by 24 h volume, then by product id.</summary>
internal readonly record struct RankKey(int Group, double QuoteVolume, int Product) : IComparable<RankKey>
{
    public int CompareTo(RankKey other)
    {
        var order = Group.CompareTo(other.Group);
        order = order != 0 ? order : other.QuoteVolume.CompareTo(QuoteVolume);
        return order != 0 ? order : Product.CompareTo(other.Product);
    }
}
