using System.Text;
using Trading.Core.Evidence.Anomalies;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Evidence.Anomalies;

public class ExpectationTests
{
    /// <summary>Five trades in two days: three win; fees are 200, 100, 0, 100 and 0 bps, mean 80; four are opened on one day and one on the next.</summary>
    [Fact]
    public void Of_Run_IsAsCountedByHand()
    {
        var run = TestRuns.Of(10_000, 10_010, 10_020).With(TestTrades.Five()) with
        {
            Funnel = TestRuns.NoFunnel with { Sent = 8, Filled = 5 },
        };

        var said = Expectation.Of(run)!;

        Assert.Equal((2, 5, 3, 8L, 5L), (said.Days, said.Trades, said.Wins, said.Entries, said.EntriesFilled));
        Assert.Equal(3, said.EntriesPerDay);
        Assert.Equal(80, said.Fees.MeanBps, 9);
        Assert.Equal(Math.Sqrt((14_400 + 400 + 6_400 + 400 + 6_400) / 4.0), said.Fees.DeviationBps, 9);
        Assert.Equal(1.8, said.EntryDispersion, 9);
        Assert.Equal(("policy", "test", "dataset"), (said.PolicyHash, said.EngineVersion, said.DatasetId));
        Assert.True(said.Return.IsKnown);
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame() =>
        Assert.Equal(AccountStream.Expected, Expectation.Read(AccountStream.Expected.ToJson(), "e.json"));

    [Theory]
    [InlineData("\"schema_version\": 1", "\"schema_version\": 2", "e.json: schema_version is 2; expected 1")]
    [InlineData("\"days\": 500", "\"days\": 0", "e.json: days is 0; expected at least 1")]
    [InlineData("\"wins\": 1000", "\"wins\": 2001", "e.json: wins is 2001; expected 0 to trades (2000)")]
    [InlineData("\"entries_filled\": 2000", "\"entries_filled\": 2501", "e.json: entries_filled is 2501; expected 0 to entries (2500)")]
    [InlineData("\"entry_dispersion\": 1", "\"entry_dispersion\": 0.5", "e.json: entry_dispersion is 0.5; expected at least 1")]
    [InlineData("\"win_dispersion\": 1", "\"win_dispersion\": null", "e.json: win_dispersion is NaN; expected at least 1")]
    [InlineData("\"mean_bps\": 10,", "\"mean_bps\": null,", "e.json: slippage is NaN")]
    [InlineData("\"trades\": 2000,", "", "e.json: not an expectation")]
    [InlineData("\"days\": 500", "\"days\": 500, \"more\": 1", "e.json: not an expectation")]
    [InlineData("\"days\": 500", "\"days\": \"500\"", "e.json: not an expectation")]
    public void Read_BadDocument_IsOneClearMessage(string from, string to, string message)
    {
        var text = Encoding.UTF8.GetString(AccountStream.Expected.ToJson());
        Assert.Contains(from, text, StringComparison.Ordinal);

        var bad = Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal));

        Assert.StartsWith(message, Assert.Throws<InputException>(() => Expectation.Read(bad, "e.json")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    public void Read_NoDocument_IsRefused(string text) =>
        Assert.Throws<InputException>(() => Expectation.Read(Encoding.UTF8.GetBytes(text), "e.json"));

    [Fact]
    public void Of_RunWithoutADay_IsNull() => Assert.Null(Expectation.Of(TestRuns.Of(10_000, 10_000) with { Days = [] }));
}
