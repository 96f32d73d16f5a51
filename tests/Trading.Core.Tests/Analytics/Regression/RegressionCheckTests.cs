using System.Text;
using Trading.Core.Analytics.Regression;
using Trading.Core.Backtesting;
using Trading.Core.Market;

namespace Trading.Core.Tests.Analytics.Regression;

public class RegressionCheckTests
{
    private static readonly RegressionFigures Figures = new(
        40, new Money(-12.5m), new Money(3), new Money(5.5m), new Money(10), -0.125, -1.5, 2.25m, 45);

    private static readonly RegressionRun Run = new(FillMode.Base, "default", "abc", Figures);

    private static readonly RegressionBaseline Baseline = new()
    {
        SchemaVersion = 1,
        DatasetId = "d",
        DatasetMadeBy = "by hand",
        PolicyHash = "p",
        Products = [ProductId.Parse("BTC-USD")],
        Candles = Interval.QuarterHour,
        From = Timestamp.Utc(2025, 1, 1),
        To = Timestamp.Utc(2025, 2, 1),
        Seed = 1,
        AreOrdersFree = false,
        Tolerances = RegressionFigures.Exact,
        Runs = [Run],
    };

    [Fact]
    public void Compare_TheSame_KeepsOrdersAndNineFigures()
    {
        var rows = RegressionCheck.Compare(Baseline, [Run]);

        Assert.Equal(10, rows.Count);
        Assert.All(rows, row => Assert.True(row.IsKept, row.Figure));
        Assert.Equal(new RegressionRow("base, default", "order_list_hash", "abc", "abc", "", IsKept: true), rows[0]);
        Assert.Equal(new RegressionRow("base, default", "net", "-12.5", "-12.5", "0", IsKept: true), rows[2]);
    }

    public static TheoryData<string, RegressionFigures> Moved => new()
    {
        { "trades", Figures with { Trades = 41 } },
        { "net", Figures with { Net = new Money(-12.49m) } },
        { "edge", Figures with { Edge = new Money(3.01m) } },
        { "slippage", Figures with { Slippage = new Money(5.49m) } },
        { "fees", Figures with { Fees = new Money(10.01m) } },
        { "return_pct", Figures with { ReturnPct = -0.126 } },
        { "sharpe", Figures with { Sharpe = -1.49 } },
        { "sharpe", Figures with { Sharpe = null } },
        { "max_drawdown_pct", Figures with { MaxDrawdownPct = 2.26m } },
        { "win_rate_pct", Figures with { WinRatePct = 44.9m } },
    };

    // A gain is a difference too: nobody agreed to it.
    [Theory]
    [MemberData(nameof(Moved))]
    public void Compare_OneFigureMoved_NamesItAlone(string figure, RegressionFigures now)
    {
        var moved = Assert.Single(RegressionCheck.Compare(Baseline, [Run with { Figures = now }]), row => !row.IsKept);

        Assert.Equal(figure, moved.Figure);
    }

    [Theory]
    [InlineData(-12.75, true)]
    [InlineData(-12.25, true)]
    [InlineData(-12.76, false)]
    [InlineData(-12.24, false)]
    public void Compare_WithATolerance_AllowsSoFarEitherWay(double net, bool isKept)
    {
        var baseline = Baseline with { Tolerances = RegressionFigures.Exact with { Net = new Money(0.25m) } };

        var row = RegressionCheck.Compare(baseline, [Run with { Figures = Figures with { Net = new Money((decimal)net) } }]).Single(r => r.Figure == "net");

        Assert.Equal((isKept, "0.25"), (row.IsKept, row.Tolerance));
    }

    [Fact]
    public void Compare_OtherOrdersWithTheSameFigures_IsMovedUnlessTheyAreFree()
    {
        var now = Run with { OrderListHash = "abd" };

        Assert.Equal("order_list_hash", Assert.Single(RegressionCheck.Compare(Baseline, [now]), row => !row.IsKept).Figure);
        Assert.All(RegressionCheck.Compare(Baseline with { AreOrdersFree = true }, [now]), row => Assert.True(row.IsKept));
    }

    [Fact]
    public void Compare_UnknownThenAndNow_IsKept()
    {
        var run = Run with { Figures = Figures with { Sharpe = null } };

        Assert.All(RegressionCheck.Compare(Baseline with { Runs = [run] }, [run]), row => Assert.True(row.IsKept));
    }

    [Fact]
    public void Compare_RunThatWasNotMade_Throws() =>
        Assert.Throws<ArgumentException>(() => RegressionCheck.Compare(Baseline, [Run with { FeeSchedule = "other" }]));

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var read = RegressionBaseline.Read(Baseline.ToJson(), "b.json");

        Assert.Equal(Encoding.UTF8.GetString(Baseline.ToJson()), Encoding.UTF8.GetString(read.ToJson()));
        Assert.Equal(Run, Assert.Single(read.Runs));
    }

    [Theory]
    [InlineData("\"trades\": 40", "\"trades\": 0", "b.json: runs: base, default: 0 trades; expected at least 1")]
    [InlineData("\"sharpe\": 0", "\"sharpe\": -0.1", "b.json: tolerances.sharpe: -0.1; expected 0 or more")]
    [InlineData("\"schema_version\": 1", "\"schema_version\": 2", "b.json: schema_version 2; expected 1")]
    [InlineData("\"seed\": 1,", "", "b.json: not a baseline: ")]
    [InlineData("\"order_list_hash\"", "\"hash\"", "b.json: not a baseline: ")]
    public void Read_Damaged_IsOneClearError(string text, string instead, string message)
    {
        var json = Encoding.UTF8.GetString(Baseline.ToJson());
        Assert.Contains(text, json, StringComparison.Ordinal);

        var error = Assert.Throws<InputException>(() => RegressionBaseline.Read(Encoding.UTF8.GetBytes(json.Replace(text, instead, StringComparison.Ordinal)), "b.json"));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoRuns_IsAnError()
    {
        var error = Assert.Throws<InputException>(() => RegressionBaseline.Read((Baseline with { Runs = [] }).ToJson(), "b.json"));

        Assert.Equal("b.json: runs: none; expected at least one", error.Message);
    }
}
