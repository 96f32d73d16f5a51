using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Runtime.Reporting;
using Trading.Runtime.Reporting.Results;
using Trading.Runtime.Tests.Backtests;

namespace Trading.Runtime.Tests.Reporting.Results;

/// <summary>Two trades in three days, each figure computed by hand, as the page prints it.</summary>
public class PerformanceTermsTests
{
    private static readonly PerformanceReport Report = Make();

    // A win: bought 199, sold 217, fees 2, net 16, 16 / 199.75 = 8.01 %, R 16 / (5 % of 199) = 1.61, 5.5 hours, bought resting.
    // A loss: bought 100, sold 93, mids the same, fees 1 at the exit, net -8, -8 %, R -8 / 5 = -1.6, 2 hours, all crossing.
    [Theory]
    [InlineData("Net result", "+8.00 USD")]
    [InlineData("Return", "+2.99 %")]
    [InlineData("Over scaled hold", "+2.71 pp")] // 1.05 x 0.955 - 1 = 0.275 %; 2.9897 - 0.275
    [InlineData("Sharpe", "9.55")]
    [InlineData("Max drawdown", "1.00 %")]
    [InlineData("Trades", "2")]
    [InlineData("CAGR", "+3,502.29 %")]
    [InlineData("Volatility", "38.21 %")]
    [InlineData("Sortino", "33.09")]
    [InlineData("Calmar", "3,502.29")]
    [InlineData("Drawdown length", "2 d")]
    [InlineData("Longest drawdown", "2 d")]
    [InlineData("Mean exposure", "50.00 %")]
    [InlineData("Turnover a year", "7.4 x")] // (416 + 193) / 10,000 x 365 / 3
    [InlineData("Open at the end", "1")]
    [InlineData("Drawdown stops", "0")]
    [InlineData("Win rate", "50.00 %")]
    [InlineData("Expectancy", "+4.00 USD")]
    [InlineData("Profit factor", "2.00")]
    [InlineData("Mean return", "+0.01 %")] // (8.010 - 8) / 2
    [InlineData("Median return", "+0.01 %")]
    [InlineData("Mean R", "0.00")] // (1.608 - 1.6) / 2
    [InlineData("Median R", "0.00")]
    [InlineData("Edge per trade", "434.8 bps")] // (20 - 7) / 299
    [InlineData("Break-even edge", "167.2 bps")] // (2 + 2 + 1) / 299
    [InlineData("Maker share", "32.68 %")] // 199 / 609
    [InlineData("Mean hold", "3.8 h")] // 3.75
    [InlineData("Median hold", "3.8 h")]
    [InlineData("Winning streak", "1")]
    [InlineData("Losing streak", "1")]
    public void Figures_TwoTrades_MatchTheHand(string name, string value)
    {
        KeyFigure[] all = [.. PerformanceTerms.Headline(Report, "USD"), .. PerformanceTerms.Equity(Report), .. PerformanceTerms.Trades(Report, "USD")];

        Assert.Equal(value, Assert.Single(all, f => f.Name == name).Value.Replace('\u00a0', ' ').Replace('\u2212', '-'));
    }

    [Fact]
    public void Figures_All_HaveADefinition()
    {
        KeyFigure[] all = [.. PerformanceTerms.Headline(Report, "USD"), .. PerformanceTerms.Equity(Report), .. PerformanceTerms.Trades(Report, "USD")];

        Assert.Equal(30, all.Length);
        Assert.All(all, f => Assert.EndsWith(".", f.Definition, StringComparison.Ordinal));
        Assert.Equal(all.Length, all.Select(f => f.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("edge: +13.00")]
    [InlineData("slippage: -2.00")]
    [InlineData("before fees: +11.00")]
    [InlineData("entry fees: -0.75")]
    [InlineData("exit fees: -2.25")]
    [InlineData("net: +8.00")]
    [InlineData("entries, resting: 66.6 %")] // 199 / 299
    [InlineData("entries, crossing: 33.4 %")]
    [InlineData("exits, resting: 0.0 %")]
    [InlineData("exits, crossing: 100.0 %")]
    [InlineData("ETH-USD: +16.00 1 trade, 100.0 % won edge +20.00, costs 4.00")]
    [InlineData("2025: +2.99 %")]
    [InlineData("pyramiding: 3")]
    [InlineData("approved 2 40.0 %")]
    public void Blocks_TwoTrades_MatchTheHand(string expected)
    {
        var html = new HtmlWriter();
        foreach (var section in PerformanceSections.Of(Report, "USD"))
        {
            html.Add(section);
        }

        var text = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html.ToString(), "<[^>]*data-tip=\"([^\"]*)\"[^>]*>|<[^>]*>", " $1 "));
        text = System.Text.RegularExpressions.Regex.Replace(text.Replace('\u00a0', ' ').Replace('\u2212', '-'), "\\s+", " ");
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    private static PerformanceReport Make()
    {
        var won = TestTrade.Eth with { NavBefore = new Money(10_000) };
        var lost = won with
        {
            Product = ProductId.Parse("BTC-USD"),
            EntryAt = won.ExitAt,
            ExitAt = won.ExitAt + TimeSpan.FromHours(2),
            Bought = new Money(100),
            BoughtAtMid = new Money(100),
            Sold = new Money(93),
            SoldAtMid = new Money(93),
            BoughtAsMaker = Money.Zero,
            EntryFees = Money.Zero,
            ExitFees = new Money(1),
        };
        var spec = TestRun.Plan.Slices.First() with { From = Timestamp.Utc(2025, 3, 4), To = Timestamp.Utc(2025, 3, 7) };
        decimal[] navs = [10_300, 10_197, 10_298.97m];
        double[] prices = [110, 100.1, 100.1];
        var run = new MergedRun
        {
            Slices = [spec],
            Trades = [won, lost],
            InitialNav = new Money(10_000),
            Days = [.. navs.Select((n, i) => new DayPoint(spec.From + TimeSpan.FromDays(i), new Money(n), prices[i]))],
            FinalNav = new Money(10_298.97m),
            NetResult = new Money(8),
            Deepest = new Drawdown(1, Timestamp.Utc(2025, 3, 5), Timestamp.Utc(2025, 3, 6), new Money(10_300)),
            ReferenceAtStart = 100,
            MeanExposurePct = 50,
            Funnel = new FunnelCounts
            {
                Cycles = 300,
                Scanned = 1_000,
                Triggered = 20,
                Proposed = 5,
                Approved = 2,
                Sent = 2,
                Filled = 2,
                Universe = [],
                Quality = [],
                Signals = [],
                Rules = [],
                Risk = new SortedDictionary<string, long>(StringComparer.Ordinal) { ["pyramiding"] = 3 },
                Plans = [],
                Legs = [],
            },
            OpenPositions = 1,
            DrawdownLatchedSlices = 0,
            Orders = 4,
            Fills = 4,
            Candles = 0,
            OrderListHash = "hash",
        };
        return PerformanceReport.Of(run, TestRun.Dataset.Manifest, TestRun.Policy);
    }
}
