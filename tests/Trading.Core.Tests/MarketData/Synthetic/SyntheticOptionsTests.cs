using Trading.Core.Market;
using Trading.Core.MarketData.Synthetic;

namespace Trading.Core.Tests.MarketData.Synthetic;

public class SyntheticOptionsTests
{
    private static readonly SyntheticMarketOptions Good = SyntheticMarketOptions.Default(1) with { To = Timestamp.Utc(2024, 1, 2) };
    private static readonly SyntheticProduct Bitcoin = SyntheticProducts.Four[0];

    private static readonly (string Field, SyntheticMarketOptions Options)[] Cases =
    [
        ("interval", Good with { Interval = Interval.FromMinutes(7) }),
        ("interval", Good with { Interval = Interval.FromMinutes(75) }),
        ("interval", Good with { Interval = Interval.Parse("2d", "interval") }),
        ("interval", Good with { Interval = default }),
        ("from", Good with { From = Timestamp.Utc(2024, 1, 1, 0, 5) }),
        ("from", Good with { From = new Timestamp(-900_000) }),
        ("to", Good with { To = Timestamp.Utc(2024, 1, 2, 0, 1) }),
        ("to", Good with { To = Good.From }),
        ("quoteDelaySeconds", Good with { QuoteDelaySeconds = 900 }),
        ("quoteDelaySeconds", Good with { QuoteDelaySeconds = -1 }),
        ("products", Good with { Products = [] }),
        ("products[1].id", Good with { Products = [Bitcoin, Bitcoin] }),
        ("products[0].startPrice", Good with { Products = [Bitcoin with { StartPrice = 0 }] }),
        ("products[0].startPrice", Good with { Products = [Bitcoin with { StartPrice = 0.001 }] }),
        ("products[0].dailyQuoteVolume", Good with { Products = [Bitcoin with { DailyQuoteVolume = double.NaN }] }),
        ("products[0].depthQuote", Good with { Products = [Bitcoin with { DepthQuote = -1 }] }),
        ("products[0].halfSpreadBps", Good with { Products = [Bitcoin with { HalfSpreadBps = -1 }] }),
        ("products[0].idiosyncraticVolPct", Good with { Products = [Bitcoin with { IdiosyncraticVolPct = -1 }] }),
        ("products[0].beta", Good with { Products = [Bitcoin with { Beta = double.NaN }] }),
        ("regimes.Bull.meanHours", Good with { Regimes = new() { Bull = Good.Regimes.Bull with { MeanHours = 0 } } }),
        ("regimes.Chop.volPct", Good with { Regimes = new() { Chop = Good.Regimes.Chop with { VolPct = 0 } } }),
        ("regimes.Bear.toCrash", Good with { Regimes = new() { Bear = Good.Regimes.Bear with { ToCrash = -1 } } }),
        ("regimes.Crash:", Good with { Regimes = new() { Crash = Good.Regimes.Crash with { ToBull = 0, ToChop = 0, ToBear = 0 } } }),
        ("regimes.Bull.driftPctPerWeek", Good with { Regimes = new() { Bull = Good.Regimes.Bull with { DriftPctPerWeek = 200 } } }),
        ("volatility.seasonStrength", Good with { Volatility = new() { SeasonStrength = 2 } }),
        ("volatility.fastHours", Good with { Volatility = new() { FastHours = 0 } }),
        ("jumps.marketPerYear", Good with { Jumps = new() { MarketPerYear = -1 } }),
        ("gaps.outagesPerYear", Good with { Gaps = new() { OutagesPerYear = double.PositiveInfinity } }),
        ("edges[0].hours", Good with { Edges = [new() { Hours = 0 }] }),
        ("edges[1].driftBps", Good with { Edges = [new(), new() { DriftBps = double.NaN }] }),
        ("edges[0].thresholdPct", Good with { Edges = [new() { ThresholdPct = 0 }] }),
        ("edges[0].cooldownHours", Good with { Edges = [new() { CooldownHours = -1 }] }),
        ("edges[0].giveBackDays", Good with { Edges = [new() { GiveBackDays = -1 }] }),
        ("edges[0].kind", Good with { Edges = [new() { Kind = (PlantedEdgeKind)9 }] }),
    ];

    public static TheoryData<int, string> Bad
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < Cases.Length; i++)
            {
                data.Add(i, Cases[i].Field);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void Constructor_OptionOutOfItsRange_IsRefusedByName(int index, string field)
    {
        var error = Assert.Throws<InputException>(() => new SyntheticMarket(Cases[index].Options));

        Assert.StartsWith("synthetic market: " + field, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Presets_OfTheSpecification_HaveItsSizes()
    {
        var benchmark = SyntheticMarketOptions.Benchmark20(1);
        var evidence = SyntheticMarketOptions.Evidence(1);

        Assert.Equal(20, benchmark.Products.Count);
        Assert.Equal(Interval.OneMinute, benchmark.Interval);
        Assert.Equal(365, (benchmark.To - benchmark.From).TotalDays);
        Assert.Equal(["BTC-USD", "ETH-USD", "SOL-USD", "ADA-USD"], evidence.Products.Select(p => p.Id.Value));
        Assert.Equal(731, (evidence.To - evidence.From).TotalDays);
        Assert.Empty(evidence.Edges);
    }
}
