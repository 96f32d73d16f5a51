using System.Collections.Immutable;
using System.Text;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Core.Tests.MarketData.Datasets;

public sealed class DatasetManifestJsonTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private const string Canonical = """
        {
          "schemaVersion": 1,
          "venue": "coinbase",
          "isSynthetic": true,
          "synthetic": {
            "label": "seed 7, no edge",
            "parameters": {
              "edge": "none",
              "seed": "7"
            }
          },
          "products": [
            {
              "product": "BTC-USD",
              "priceIncrement": 0.01,
              "baseIncrement": 0.000000000001,
              "quoteIncrement": 0.01,
              "minNotional": 1,
              "listedAt": "2015-07-20T00:00:00Z",
              "isInferred": true,
              "candles": [
                {
                  "interval": "1h",
                  "first": "2024-01-31T23:00:00Z",
                  "last": "2024-02-01T01:00:00Z",
                  "rows": 3,
                  "files": [
                    {
                      "month": "2024-01",
                      "path": "candles/coinbase/BTC-USD/1h/2024-01.parquet",
                      "rows": 1,
                      "sha256": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                    },
                    {
                      "month": "2024-02",
                      "path": "candles/coinbase/BTC-USD/1h/2024-02.parquet",
                      "rows": 2,
                      "sha256": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                    }
                  ]
                }
              ],
              "quotes": null
            }
          ]
        }

        """;

    [Fact]
    public void Write_Manifest_IsTheCanonicalForm() =>
        Assert.Equal(Canonical, Encoding.UTF8.GetString(DatasetManifestJson.Write(Manifest())));

    [Fact]
    public void Read_CanonicalForm_RoundTrips()
    {
        var manifest = Read(Canonical);

        Assert.Equal(Canonical, Encoding.UTF8.GetString(DatasetManifestJson.Write(manifest)));
        Assert.True(manifest.IsSynthetic);
        Assert.Equal("7", manifest.Synthetic!.Parameters["seed"]);
        Assert.Equal(0.000000000001m, manifest.Products[0].Product.BaseIncrement.Value);
        Assert.Equal(Timestamp.Utc(2015, 7, 20), manifest.Products[0].Product.ListedAt);
    }

    [Fact]
    public void IdOf_SameManifestFormattedOtherwise_IsTheSame()
    {
        var compact = Canonical.ReplaceLineEndings("").Replace("  ", "", StringComparison.Ordinal)
            .Replace("\"minNotional\": 1,", "\"minNotional\": 1.00,", StringComparison.Ordinal);

        Assert.Equal(ContentHash.Of(Canonical), DatasetManifestJson.IdOf(Read(compact)));
    }

    [Fact]
    public void IdOf_OtherFileHash_Differs() =>
        Assert.NotEqual(
            DatasetManifestJson.IdOf(Read(Canonical)),
            DatasetManifestJson.IdOf(Read(Canonical.Replace("0123456789abcdef\"", "0123456789abcdee\"", StringComparison.Ordinal))));

    [Theory]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": 2", "d.json: schemaVersion 2 is unknown; expected 1")]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": \"1\"", "d.json: schemaVersion \"1\" is unknown; expected 1")]
    [InlineData("\"schemaVersion\": 1,", "", "d.json: schemaVersion is missing; expected 1")]
    [InlineData("\"venue\": \"coinbase\"", "\"venue\": \"../x\"", "d.json: venue '../x' cannot name a folder; expected 1 to 32 of a-z, 0-9, '-' and '_'")]
    [InlineData("\"isSynthetic\": true", "\"isSynthetic\": false", "d.json: isSynthetic is false; expected true exactly where synthetic is given")]
    [InlineData("\"BTC-USD\"", "\"BTCUSD\"", "d.json: products[0].product: 'BTCUSD' is not a product; expected BASE-QUOTE in capitals, such as BTC-USD")]
    [InlineData("\"priceIncrement\": 0.01", "\"priceIncrement\": 0", "d.json: products[0].priceIncrement: 0 is not an increment; expected a positive number")]
    [InlineData("\"minNotional\": 1", "\"minNotional\": -1", "d.json: products[0].minNotional: -1 is negative")]
    [InlineData("\"interval\": \"1h\"", "\"interval\": \"1x\"", "d.json: products[0].candles[0].interval: '1x' is not an interval; expected a number and s, m, h or d, such as 15m")]
    [InlineData("\"first\": \"2024-01-31T23:00:00Z\"", "\"first\": \"soon\"", "d.json: products[0].candles[0].first: 'soon' is not a time; expected ISO-8601, such as 2024-04-18T16:30:00Z")]
    [InlineData("\"month\": \"2024-01\"", "\"month\": \"2024-13\"", "d.json: products[0].candles[0].files[0].month: '2024-13' is not a month; expected yyyy-MM, such as 2024-04")]
    [InlineData("\"month\": \"2024-01\"", "\"month\": \"2024-03\"", "d.json: BTC-USD 1h: path 'candles/coinbase/BTC-USD/1h/2024-01.parquet' is not where the layout puts it; expected 'candles/coinbase/BTC-USD/1h/2024-03.parquet'")]
    [InlineData("candles/coinbase/BTC-USD/1h/2024-01.parquet", "../secret.parquet", "d.json: BTC-USD 1h: path '../secret.parquet' is not where the layout puts it; expected 'candles/coinbase/BTC-USD/1h/2024-01.parquet'")]
    [InlineData("\"rows\": 3", "\"rows\": 4", "d.json: BTC-USD 1h: rows is 4 but its files have 3")]
    [InlineData("\"rows\": 1", "\"rows\": 0", "d.json: BTC-USD 1h: file 2024-01 has 0 rows; expected at least one")]
    [InlineData("cdef\"", "CDEF\"", "d.json: BTC-USD 1h: file 2024-01 has sha256 '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abCDEF'; expected 64 lower-case hexadecimal digits")]
    [InlineData("2024-02-01T01:00:00Z", "2024-03-01T01:00:00Z", "d.json: BTC-USD 1h: first 2024-01-31T23:00:00Z and last 2024-03-01T01:00:00Z do not fit its files, 2024-01 to 2024-02")]
    public void Read_BrokenManifest_SaysWhatIsWrong(string from, string to, string message)
    {
        var error = Assert.Throws<InputException>(() => Read(Canonical.Replace(from, to, StringComparison.Ordinal)));

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"schemaVersion\": 1}")]
    [InlineData("{\"schemaVersion\": 1, \"venue\": 5}")]
    public void Read_NotAManifest_IsOneClearError(string json) =>
        Assert.StartsWith("d.json: ", Assert.Throws<InputException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_UnknownMember_IsNamed()
    {
        var error = Assert.Throws<InputException>(() => Read(
            Canonical.Replace("\"venue\":", "\"colour\": \"blue\", \"venue\":", StringComparison.Ordinal)));

        Assert.Contains("colour", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ProductsOutOfOrder_Throws()
    {
        var manifest = Manifest();
        var twice = manifest with { Products = [manifest.Products[0], manifest.Products[0]] };

        Assert.Equal(
            "dataset.json: product BTC-USD is out of order or listed twice; expected ascending ids",
            Assert.Throws<InputException>(() => DatasetManifestJson.Write(twice)).Message);
    }

    private static DatasetManifest Read(string json) => DatasetManifestJson.Read(Encoding.UTF8.GetBytes(json), "d.json");

    private static DatasetManifest Manifest() => new(
        "coinbase",
        [
            new DatasetProduct(
                TestMarket.ProductOf("BTC-USD") with { BaseIncrement = new Increment(0.000000000001m) },
                [
                    new DatasetCandles(
                        Interval.OneHour,
                        Timestamp.Utc(2024, 1, 31, 23),
                        Timestamp.Utc(2024, 2, 1, 1),
                        3,
                        [
                            new(new(2024, 1), "candles/coinbase/BTC-USD/1h/2024-01.parquet", 1, Hash),
                            new(new(2024, 2), "candles/coinbase/BTC-USD/1h/2024-02.parquet", 2, Hash),
                        ]),
                ]),
        ],
        new SyntheticOrigin("seed 7, no edge", ImmutableSortedDictionary<string, string>.Empty.Add("seed", "7").Add("edge", "none")));
}
