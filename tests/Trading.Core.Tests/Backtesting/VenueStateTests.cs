using System.Text;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Backtesting;

public class VenueStateTests
{
    [Fact]
    public void Export_AnyMoment_ContinuesIdenticallyFromItsJson() => Properties.Check(Longs.Between(0, long.MaxValue), seed =>
    {
        var session = new Session(seed);
        var end = Seconds(1_000);
        var cut = Noon.AddMs((seed & 0xFFFF) * 12);

        var whole = session.New();
        session.Play(whole, Noon, end);

        var first = session.New();
        session.Play(first, Noon, cut);
        var json = VenueStateJson.Write(first.Exchange.Export());
        var second = session.Resume(VenueStateJson.Read(json, "state"));
        session.Play(second, cut, end);

        return whole.Events.SequenceEqual(first.Events.Concat(second.Events))
            && VenueStateJson.Write(whole.Exchange.Export()).AsSpan().SequenceEqual(VenueStateJson.Write(second.Exchange.Export()));
    });

    [Fact]
    public void Write_State_KeepsAmountsAsText()
    {
        var venue = With(Flat(0, 99.99));
        venue.Submit(venue.MarketForQuote(250), Noon).Submit(venue.Limit(Side.Buy, 1, 99), Noon).Run(Noon);
        var json = Encoding.UTF8.GetString(VenueStateJson.Write(venue.Exchange.Export()));
        Assert.Contains("\"fees\":\"1.49085090", json, StringComparison.Ordinal);
        Assert.Contains("\"limitPrice\":\"99\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "not a venue state")]
    [InlineData("null", "version 1")]
    [InlineData("{}", "version 1")]
    [InlineData("""{"version":2,"later":true}""", "version 1")]
    [InlineData("""{"version":1}""", "not a venue state")]
    public void Read_BrokenJson_SaysWhat(string json, string expected)
    {
        var error = Assert.Throws<InputException>(() => VenueStateJson.Read(Encoding.UTF8.GetBytes(json), "venue.json"));
        Assert.StartsWith("venue.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"now\":\"", "\"now\":\"x")]
    [InlineData("\"side\":\"Buy\"", "\"side\":\"Hold\"")]
    [InlineData("\"product\":\"AAA-USD\"", "\"product\":\"aaa\"")]
    [InlineData("\"limitPrice\":\"99\"", "\"limitPrice\":null,\"limitPriceX\":1")]
    [InlineData("\"baseSize\":\"1\"", "\"baseSize\":null")]
    [InlineData("\"baseSize\":\"1\"", "\"baseSize\":\"99999999999999999999999999999999\"")]
    public void Read_BrokenMember_IsAnInputError(string good, string bad)
    {
        var venue = With(Flat(0, 99.99));
        venue.Submit(venue.Limit(Side.Buy, 1, 99), Noon).Run(Noon);
        var json = Encoding.UTF8.GetString(VenueStateJson.Write(venue.Exchange.Export()));
        Assert.Contains(good, json, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => VenueStateJson.Read(Encoding.UTF8.GetBytes(json.Replace(good, bad, StringComparison.Ordinal)), "venue.json"));
    }

    [Fact]
    public void Constructor_StateOfAnotherVenue_Throws()
    {
        var options = OptionsOf(FillMode.Base);
        var state = Holding(options, 1);
        Assert.Throws<InputException>(() => From(options with { Account = "other" }, CostsOf(), state, Flat(0, 1)));
        Assert.Throws<InputException>(() => From(options with { Seed = 8 }, CostsOf(), state, Flat(0, 1)));
        Assert.Throws<InputException>(() => From(options, CostsOf(), state with { Version = 2 }, Flat(0, 1)));
    }

    [Fact]
    public void Constructor_StateWithAnOrderTheMarketDoesNotKnow_Throws()
    {
        var venue = With(Flat(0, 100));
        venue.Submit(venue.Limit(Side.Buy, 1, 99), Noon).Run(Noon);
        var state = venue.Exchange.Export();
        Assert.Throws<InvalidOperationException>(() => new MockExchange(venue.Options, venue.Costs, new InMemoryMarketPath(), state));
    }

    [Fact]
    public void Transfer_Deposit_IsCashAndInTheLedger()
    {
        var venue = With(Flat(0, 100));
        venue.Exchange.Transfer(new Money(500));
        venue.Exchange.Transfer(new Money(-200));
        Assert.Equal((10_300m, 300m), (venue.Exchange.Cash.Amount, venue.Exchange.Ledger.Deposited.Amount));
    }
}
