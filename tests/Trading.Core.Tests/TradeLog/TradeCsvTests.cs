using System.Text;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.TradeLog;

public class TradeCsvTests
{
    [Fact]
    public void Write_OneTrade_GivesEveryFigureExactly()
    {
        var trade = TestTrades.Of("BTC-USD", TestTrades.Slot, 2, 100, 112.5m, 2.5m) with
        {
            EntryFees = new Money(0.40m),
            SoldAtMid = new Money(113),
            Exit = ExitReason.MaxHold,
        };

        var row = Rows(trade)[1];

        Assert.Equal(trade.Id.ToString(), row["id"]);
        Assert.Equal("long", row["side"]);
        Assert.Equal("mean_reversion", row["signal"]);
        Assert.Equal("t1", row["tier"]);
        Assert.Equal("chop", row["regime"]);
        Assert.Equal("0.6", row["conviction"]);
        Assert.Equal("2025-03-05T12:00:30Z", row["entry_at"]);
        Assert.Equal("2025-03-05T14:00:00Z", row["exit_slot"]);
        Assert.Equal("max_hold", row["exit_reason"]);
        Assert.Equal("100", row["bought"]);
        Assert.Equal("112.5", row["sold"]);
        Assert.Equal("0.40", row["entry_fees"]);
        Assert.Equal("2.5", row["exit_fees"]);
        Assert.Equal("13", row["edge"]);
        Assert.Equal("0.5", row["slippage"]);
        Assert.Equal("9.60", row["net"]);
        Assert.Equal("1.92", row["r"]); // 9.6 over 5 % of 100
        Assert.Equal("10000", row["nav_before"]);
        Assert.Equal("dataset", row["source"]);
    }

    [Fact]
    public void Write_NoStop_LeavesItAndRBlank()
    {
        var trade = TestTrades.Of("BTC-USD", TestTrades.Slot, 2, 100, 112);
        var row = Rows(trade with { Entry = trade.Entry with { StopPct = null, MaxHoldHours = null } })[1];

        Assert.Equal("", row["stop_pct"]);
        Assert.Equal("", row["max_hold_hours"]);
        Assert.Equal("", row["r"]);
    }

    [Fact]
    public void Write_TextThatBreaksALine_IsQuoted()
    {
        var trade = TestTrades.Of("BTC-USD", TestTrades.Slot, 2, 100, 112) with { Origin = new TradeOrigin("p", "a,\"b\"", "live") };

        var text = Text(trade);

        Assert.EndsWith(",p,\"a,\"\"b\"\"\",live\n", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Count(c => c == '\n'));
    }

    [Fact]
    public void Write_NoTrades_IsTheHeaderAlone() => Assert.Single(Text().Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static string Text(params Trade[] trades)
    {
        using var stream = new MemoryStream();
        TradeCsv.Write(stream, trades);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Dictionary<string, string>[] Rows(params Trade[] trades)
    {
        var lines = Text(trades).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(',')).ToArray();
        return [.. lines.Select(l => lines[0].Zip(l).ToDictionary(p => p.First, p => p.Second))];
    }
}
