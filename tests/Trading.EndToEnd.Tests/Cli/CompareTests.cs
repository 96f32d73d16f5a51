using System.Globalization;
using System.Text.Json;
using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Cli;

/// <summary>A market traded on paper through the whole shell, compared with backtests of it.</summary>
public sealed class CompareTests(CompareTests.PaperAccount account) : IClassFixture<CompareTests.PaperAccount>
{
    private static readonly string[] Terms = ["signal", "size", "fill", "timing", "price", "fee"];

    [Fact]
    public void Compare_TheFillsItTradedWith_EveryPairMatchesAndEveryTermIsZero()
    {
        var run = account.Compare("--json");

        Assert.True(run.Code == 0, run.Error + run.Output);
        using var json = JsonDocument.Parse(run.Output);
        var trades = json.RootElement.GetProperty("trades");
        Assert.True(trades.GetProperty("matched").GetInt32() > 5, run.Output);
        Assert.Equal((0, 0), (trades.GetProperty("live_only").GetInt32(), trades.GetProperty("backtest_only").GetInt32()));
        Assert.NotEqual(0, Amount(trades, "live_net"));
        Assert.All(trades.GetProperty("gaps").EnumerateArray().Append(trades), gap =>
        {
            Assert.Equal(Amount(gap, "live_net"), Amount(gap, "backtest_net"));
            Assert.All(Terms, term => Assert.Equal(0, Amount(gap.GetProperty("terms"), term)));
        });
        Assert.All(json.RootElement.GetProperty("metrics").EnumerateArray(), row => Assert.Equal(
            (row.GetProperty("live").GetDouble(), 0), (row.GetProperty("backtest").GetDouble(), row.GetProperty("deviation").GetDouble())));
        Assert.Equal(0, json.RootElement.GetProperty("evidence").GetProperty("invariant_violations").GetInt32());
        Assert.Equal(11, json.RootElement.GetProperty("evidence").GetProperty("days").GetInt32());
    }

    [Fact]
    public void Compare_HarsherFills_TermsAreNotZeroAndAddUpExactly()
    {
        var run = account.Compare("--fill", "pessimistic", "--json");

        Assert.True(run.Code is 0 or 1, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        var trades = json.RootElement.GetProperty("trades");
        Assert.All(trades.GetProperty("gaps").EnumerateArray().Append(trades), gap =>
        {
            Assert.Equal(Amount(gap, "live_net") - Amount(gap, "backtest_net"), Amount(gap, "gap"));
            Assert.Equal(Amount(gap, "gap"), Terms.Sum(term => Amount(gap.GetProperty("terms"), term)));
        });
        Assert.True(trades.GetProperty("matched").GetInt32() > 2, run.Output);
        Assert.NotEqual(0, Amount(trades.GetProperty("terms"), "fill"));
        Assert.NotEqual(0, Amount(trades.GetProperty("terms"), "price"));
    }

    /// <summary>Pessimistic fills cost more: the kindest backtest is better than the account, and nothing was allowed.</summary>
    [Fact]
    public void Compare_BacktestIsBetterByMoreThanAllowed_IsANegativeAnswer()
    {
        var run = account.Compare("--fill", "optimistic", "--alert-pct", "0");

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains("ALERT", run.Output, StringComparison.Ordinal);
        Assert.Contains("Where the gap comes from", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_Html_IsOnePageWithoutAnAddress()
    {
        var run = account.Compare("--html", "compare.html");

        Assert.Equal((0, "wrote compare.html"), (run.Code, run.Error.TrimEnd()));
        var page = File.ReadAllText(Path.Combine(account.Folder, "compare.html"));
        foreach (var part in (string[])["Account replay against its backtest", "Synthetic data", "No alert", "From the backtest\u2019s net", "Side by side", "Every opportunity"])
        {
            Assert.Contains(part, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("http:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("account 'other': the store has no such account", "--account", "other")]
    [InlineData("is not within the data, which runs from 2024-01-01T00:00:00Z to 2024-02-01T00:00:00Z", "--to", "2024-03-01")]
    [InlineData("account 'replay': no cycle decided anything from 2024-02-10T00:00:00Z", "--from", "2024-02-10", "--to", "2024-02-20")]
    [InlineData("'XRP-USD' is not in the dataset", "--products", "XRP-USD")]
    [InlineData("'gold' is not a fee schedule of the policy", "--fees", "gold")]
    [InlineData("nope: there is no dataset here", "--data", "nope")]
    [InlineData("policies/", "--objects", "elsewhere")]
    public void Compare_WhatCannotBeCompared_IsBadInputWithItsName(string message, params string[] arguments)
    {
        var run = account.Compare(arguments);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static decimal Amount(JsonElement of, string name) =>
        of.GetProperty(name) is { ValueKind: JsonValueKind.String } amount ? decimal.Parse(amount.GetString()!, CultureInfo.InvariantCulture) : 0;

    public sealed class PaperAccount : IDisposable
    {
        private readonly TempFolder _temp = new();

        public PaperAccount()
        {
            Require(CliRun.In(_temp.Path, "data", "synth", "--out", "data", "--seed", "11", "--products", "4", "--from", "2024-01-01", "--to", "2024-02-01"));
            Require(CliRun.In(_temp.Path, "replay-market", "--data", "data", "--from", "2024-01-15", "--to", "2024-01-26"));
        }

        internal string Folder => _temp.Path;

        internal CliRun Compare(params string[] arguments)
        {
            string[] usual = ["--store", "replay.db", "--account", "replay", "--data", "data"];
            var kept = usual.Chunk(2).Where(option => !arguments.Contains(option[0])).SelectMany(option => option);
            return CliRun.In(_temp.Path, ["compare", .. kept, .. arguments]);
        }

        public void Dispose() => _temp.Dispose();

        private static void Require(CliRun run) => Assert.True(run.Code == 0, run.Error);
    }
}
