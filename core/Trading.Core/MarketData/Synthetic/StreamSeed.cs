namespace Trading.Core.MarketData.Synthetic;

/// <summary>Independent generators from one seed: each named stream has its own, whatever the others draw.</summary>
internal static class StreamSeed
{
    /// <param name="seed">The market's seed.</param>
    /// <param name="purpose">What the stream is for.</param>
    /// <param name="name">Whose it is; empty for the market's own.</param>
    /// <param name="key">A further part, such as a month.</param>
    public static SeededRandom Open(ulong seed, string purpose, string name = "", int key = 0)
    {
        // FNV-1a over the parts; the generator's own seeding then spreads the bits.
        var hash = 14695981039346656037UL;
        hash = Add(hash, seed);
        foreach (var c in purpose)
        {
            hash = Add(hash, c);
        }

        hash = Add(hash, '/');
        foreach (var c in name)
        {
            hash = Add(hash, c);
        }

        return new SeededRandom(Add(hash, (uint)key));
    }

    private static ulong Add(ulong hash, ulong value)
    {
        for (var i = 0; i < 64; i += 8)
        {
            hash = (hash ^ ((value >> i) & 0xFF)) * 1099511628211UL;
        }

        return hash;
    }
}
