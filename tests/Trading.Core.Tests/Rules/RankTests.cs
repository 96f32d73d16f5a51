using FsCheck.Fluent;
using Trading.Core.Market;
using Trading.Core.Rules;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Rules;

public sealed class RankTests
{
    [Fact]
    public void Rank_Ties_BreakByConvictionScoreVolumeAndProduct()
    {
        List<Proposal> proposals =
        [
            Of("ZEC-USD", 0.5, 0.3, 1e6),
            Of("ADA-USD", 0.5, 0.3, 1e6),
            Of("BTC-USD", 0.5, 0.3, 2e6),
            Of("ETH-USD", 0.5, 0.4, 1e5),
            Of("SOL-USD", 0.6, 0.2, 1e5),
            Of("XRP-USD", 0.5, 0.3, double.NaN),
        ];

        RulesEngine.Rank(proposals);

        Assert.Equal(
            ["SOL-USD", "ETH-USD", "BTC-USD", "ADA-USD", "ZEC-USD", "XRP-USD"],
            proposals.Select(proposal => proposal.Product.Value));
    }

    [Fact]
    public void Rank_AnyOrderOfInput_GivesOneOrder()
    {
        var pool = Enumerable.Range(0, 12).Select(i => Of($"P{i:00}-USD", i % 3 / 10.0, i % 2 / 10.0, i % 4)).ToArray();
        var expected = pool.Order().Select(proposal => proposal.Product).ToArray();

        Properties.Check(Gen.Shuffle(pool), shuffled =>
        {
            var list = shuffled.ToList();
            RulesEngine.Rank(list);
            return list.Select(proposal => proposal.Product).SequenceEqual(expected);
        });
    }

    private static Proposal Of(string product, double conviction, double score, double quoteVolume)
    {
        var entry = TestPositions.EnteredBy("price_move", Regime.Chop).Entry with { Conviction = conviction };
        return new Proposal(0, ProductId.Parse(product), entry, new Money(1), new Money(1), score, quoteVolume);
    }
}
