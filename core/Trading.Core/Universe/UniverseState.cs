using System.Text.Json.Serialization;
using Trading.Core.Market;

namespace Trading.Core.Universe;

/// <summary>
/// What the universe remembers between cycles: who is a member, how often it failed, and the spreads seen. An immutable value over
/// arrays that are replaced, never written, in the row order of one snapshot; the default is "nothing judged yet".
/// </summary>
[JsonConverter(typeof(UniverseStateConverter))]
public readonly record struct UniverseState
{
    private readonly UniverseStanding[]? _standings;
    private readonly double[]? _spreads;

    internal UniverseState(
        Timestamp refreshedAt, UniverseStanding[] standings, double[]? spreads, long refreshMs = 0, long dueMs = 0)
    {
        RefreshMs = refreshMs;
        DueMs = dueMs;
        RefreshedAt = refreshedAt;
        _standings = standings;
        _spreads = spreads;
    }

    /// <summary>Whether membership was ever judged.</summary>
    public bool IsJudged => _standings is not null;

    /// <summary>When membership was last judged.</summary>
    public Timestamp RefreshedAt { get; }

    /// <summary>One entry a product, in the row order of the snapshot; empty before the first judgement.</summary>
    public ReadOnlySpan<UniverseStanding> Standings => _standings;

    /// <summary>The refresh interval that <see cref="DueMs"/> was worked out for; 0 where it was not.</summary>
    internal long RefreshMs { get; }

    /// <summary>When membership is to be judged again. Follows from the rest, but by a division that every cycle would make.</summary>
    internal long DueMs { get; }

    /// <summary>Spread samples, <see cref="SpreadSamples.Count"/> a product; null where none was seen.</summary>
    internal double[]? Spreads => _spreads;

    /// <summary>The array behind <see cref="Standings"/>, to be shared as long as it does not change.</summary>
    internal UniverseStanding[]? SharedStandings => _standings;

    /// <summary>Arrays are replaced when they change, so the same ones are the same state.</summary>
    public bool Equals(UniverseState other) => IsSame(other);

    public override int GetHashCode() => HashCode.Combine(RefreshedAt, _standings, _spreads);

    /// <summary>Equality without a copy.</summary>
    internal bool IsSame(in UniverseState other) =>
        RefreshedAt.UnixMs == other.RefreshedAt.UnixMs
        && ReferenceEquals(_standings, other._standings)
        && ReferenceEquals(_spreads, other._spreads);

    /// <summary>The state by product, for storage.</summary>
    public IReadOnlyList<UniverseMember> ToMembers(MarketSnapshot market) => ToMembers([.. market.Products.Select(p => p.Product.Id)]);

    /// <summary>The state by product.</summary>
    /// <param name="products">The products of the rows that were judged.</param>
    public IReadOnlyList<UniverseMember> ToMembers(IReadOnlyList<ProductId> products)
    {
        var members = new UniverseMember[_standings?.Length ?? 0];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = new UniverseMember(products[i], _standings![i], SpreadSamples.Export(_spreads, i));
        }

        return members;
    }

    /// <summary>The state for the rows of <paramref name="market"/>. Unless every row is among the members, all are judged anew at once.</summary>
    public static UniverseState From(MarketSnapshot market, Timestamp refreshedAt, IReadOnlyList<UniverseMember> members)
    {
        var standings = new UniverseStanding[market.Count];
        Array.Fill(standings, new UniverseStanding(Tier.None, UniverseReason.TierCapacity, 0, false, false, false));
        double[]? spreads = null;
        var known = new HashSet<int>();
        foreach (var member in members)
        {
            var index = market.IndexOf(member.Product);
            if (index >= 0 && known.Add(index))
            {
                standings[index] = member.Standing;
                spreads = SpreadSamples.Import(spreads, market.Count, index, member.SpreadBpsSamples);
            }
        }

        return new UniverseState(known.Count == market.Count ? refreshedAt : Timestamp.MinValue, standings, spreads);
    }
}
