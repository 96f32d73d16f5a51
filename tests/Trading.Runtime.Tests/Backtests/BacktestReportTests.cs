using System.Text;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Runtime.Backtests;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Backtests;

public class BacktestReportTests(UndisturbedRun runs) : IClassFixture<UndisturbedRun>
{
    [Fact]
    public void Of_Variants_StandInTheOrderOfThePlanWithTheirFees()
    {
        Assert.Equal([FillMode.Base, FillMode.Pessimistic], runs.TwoModes.Variants.Select(v => v.FillMode));
        Assert.All(runs.TwoModes.Variants, v => Assert.Equal((60m, 120m), (v.MakerBps, v.TakerBps)));
        Assert.All(runs.TwoModes.Variants, v => Assert.True(v.Performance.IsSynthetic));
        Assert.Equal("synthetic market, seed 3, no edge", runs.TwoModes.Dataset.SyntheticLabel);
    }

    [Fact]
    public void Verdict_FewerTradesThanThePolicyAsksFor_IsInsufficient()
    {
        Assert.True(runs.TwoModes.Variants[0].Performance.Trades.Trades < 100);
        Assert.Equal(Trading.Core.Analytics.Verdict.InsufficientTrades, runs.TwoModes.Verdict);
    }

    [Fact]
    public void Read_WhatWasWritten_WritesTheSameBytes()
    {
        var json = runs.TwoModes.ToJson();
        Assert.Equal(json, BacktestReport.Read(json, "report.json").ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    public void Read_SomethingElse_SaysSo(string text)
    {
        var error = Assert.Throws<InputException>(() => BacktestReport.Read(Encoding.UTF8.GetBytes(text), "x.json"));
        Assert.StartsWith("x.json: not a backtest report", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ANewerVersion_SaysWhichIsKnown()
    {
        var json = Encoding.UTF8.GetString(runs.TwoModes.ToJson()).Replace("\"schema_version\": 1,\n  \"id\"", "\"schema_version\": 2,\n  \"id\"", StringComparison.Ordinal);
        var error = Assert.Throws<InputException>(() => BacktestReport.Read(Encoding.UTF8.GetBytes(json), "x.json"));
        Assert.Equal("x.json: schema version 2; expected 1", error.Message);
    }

    [Fact]
    public async Task Archive_BeginningOfAnId_FindsTheReport()
    {
        var store = new MemoryObjectStore();
        var archive = new ReportArchive(store);
        await archive.SaveAsync(runs.TwoModes);
        var id = Assert.Single(await archive.IdsAsync());
        Assert.Equal(runs.TwoModes.Id, id);
        var read = await archive.ReadAsync(id[..8]);
        Assert.Equal(runs.TwoModes.ToJson(), read);

        store.Objects[ReportArchive.KeyOf(id[..8] + new string('0', 56))] = [];
        Assert.Contains("2 ids begin", (await Assert.ThrowsAsync<InputException>(() => archive.ReadAsync(id[..8]))).Message, StringComparison.Ordinal);
        Assert.Contains("there is none with the id 'xyz'", (await Assert.ThrowsAsync<InputException>(() => archive.ReadAsync("xyz"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archive_Save_WritesTradesAndTaxLotsOfEachVariantBesideTheReport()
    {
        var store = new MemoryObjectStore();

        await new ReportArchive(store).SaveAsync(runs.TwoModes);

        foreach (var variant in runs.TwoModes.Variants)
        {
            var name = $"reports/{runs.TwoModes.Id}/{variant.FillMode.ToCode()}-{variant.FeeSchedule}";
            var trades = Encoding.UTF8.GetString(store.Objects[$"{name}.trades.csv"]);
            Assert.Equal(variant.Performance.Run.Trades.Count + 1, trades.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.NotEmpty(store.Objects[$"{name}.tax-lots.csv"]);
        }
    }

    [Fact]
    public void EngineVersion_Current_NamesTheCompiledCore()
    {
        var module = typeof(BacktestEngine).Module.ModuleVersionId;
        Assert.Matches("^0\\.[0-9.]+-[0-9a-f]{12}$", EngineVersion.Current);
        Assert.EndsWith(ContentHash.Of(module.ToByteArray())[..12], EngineVersion.Current, StringComparison.Ordinal);
    }
}
