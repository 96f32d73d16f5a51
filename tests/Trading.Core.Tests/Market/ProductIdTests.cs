using FsCheck.Fluent;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Market;

public class ProductIdTests
{
    [Theory]
    [InlineData("BTC-USD", "BTC", "USD")]
    [InlineData("1INCH-USD", "1INCH", "USD")]
    [InlineData("A-B", "A", "B")]
    public void TryParse_BaseDashQuote_GivesBothParts(string text, string baseAsset, string quote)
    {
        Assert.True(ProductId.TryParse(text, out var id));
        Assert.Equal((text, baseAsset, quote), (id.Value, id.Base, id.Quote));
        Assert.Equal(text, id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("BTC")]
    [InlineData("BTCUSD")]
    [InlineData("-USD")]
    [InlineData("BTC-")]
    [InlineData("BTC--USD")]
    [InlineData("BTC-USD-PERP")]
    [InlineData("btc-usd")]
    [InlineData("BTC-USD ")]
    [InlineData("BTC/USD")]
    [InlineData("ÄTH-USD")]
    [InlineData("../-USD")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123-USD")]
    public void TryParse_AnythingElse_IsRefused(string? text)
    {
        Assert.False(ProductId.TryParse(text, out var id));
        Assert.Equal(default, id);
    }

    [Fact]
    public void Parse_NotAProduct_NamesFieldValueAndWhatIsExpected()
    {
        var error = Assert.Throws<InputException>(() => ProductId.Parse("btc", "--products"));
        Assert.Equal("--products: 'btc' is not a product; expected BASE-QUOTE in capitals, such as BTC-USD", error.Message);
    }

    [Fact]
    public void CompareTo_AnyTwoIds_IsOrdinal()
    {
        var names = Gen.Elements("AAVE-USD", "ADA-USD", "A-USD", "A1-USD", "BTC-EUR", "BTC-USD", "1INCH-USD", "ZRX-USD");
        Properties.Check(
            from a in names from b in names select (a, b),
            c =>
            {
                ProductId left = ProductId.Parse(c.a), right = ProductId.Parse(c.b);
                return Math.Sign(left.CompareTo(right)) == Math.Sign(string.CompareOrdinal(c.a, c.b))
                    && (left == right) == (c.a == c.b)
                    && (c.a != c.b || left.GetHashCode() == right.GetHashCode());
            });
    }

    [Fact]
    public void Default_PrintsAsNothing() => Assert.Equal("", default(ProductId).ToString());
}
