using Trading.Runtime.Datasets;

namespace Trading.Runtime.Tests.Datasets;

public sealed class SourceNameTests
{
    [Theory]
    [InlineData("candles/coinbase/BTC-USD/15m.csv.gz", "BTC-USD", "15m", "coinbase", true, true)]
    [InlineData("candles/coinbase/BTC-USD/1h_2017-2020.csv", "BTC-USD", "1h", "coinbase", true, false)]
    [InlineData("candles/binance/BTCUSDT/1m_2021.csv.gz", "BTC-USDT", "1m", "binance", true, false)]
    [InlineData("quotes/coinbase/LTC-USD/1m_lean_days.csv.gz", "LTC-USD", "1m", "coinbase", false, true)]
    [InlineData("candles/coinbase/BTC-USD/1s_2016-10-07_09.csv.gz", "BTC-USD", "1s", "coinbase", false, false)]
    [InlineData("candles/coinbase/BTC-USD/1d_lean.csv.gz", "BTC-USD", "1d", "coinbase", false, true)]
    [InlineData("history/btc-usd/5m.CSV", "BTC-USD", "5m", null, true, true)]
    [InlineData("history/ETH-USD_1h.csv", "ETH-USD", "1h", null, true, true)]
    [InlineData("history/ETHUSDT-4h.csv", "ETH-USDT", "4h", null, true, true)]
    [InlineData("my-data/prices.csv", null, null, null, false, false)]
    [InlineData("candles/coinbase/SOL-USD/prices.csv", "SOL-USD", null, "coinbase", false, false)]
    [InlineData("depth/binance/BTCUSDT/bbo_20240808.csv.gz", "BTC-USDT", null, null, false, false)]
    public void Of_Path_TellsProductIntervalAndVenue(
        string path, string? product, string? interval, string? venue, bool isSeries, bool isWhole)
    {
        var name = SourceName.Of(path);

        Assert.Equal(
            (product, interval, venue, isSeries),
            (name.Product?.Value, name.Interval?.ToString(), name.Venue, name.IsSeries));
        Assert.True(!isSeries || isWhole == name.IsWhole);
    }
}
