using System.Text.Json;
using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Cli;

/// <summary>A market replayed through the whole shell, then decided again and explained from the audit it left behind.</summary>
public sealed class AuditTests(AuditTests.ReplayedMarket market) : IClassFixture<AuditTests.ReplayedMarket>
{
    [Fact]
    public void Replay_ThousandCyclesOfAReplayedMarket_GivesIdenticalBytesFromCopiesAlone()
    {
        using var elsewhere = new TempFolder();
        market.CopyTo(elsewhere.Path);

        var run = CliRun.In(elsewhere.Path, "replay", "--all", "--store", "replay.db", "--account", "replay", "--json");

        Assert.True(run.Code == 0, run.Error + run.Output);
        using var json = JsonDocument.Parse(run.Output);
        Assert.True(json.RootElement.GetProperty("identical").GetInt32() >= 1_000, run.Output);
        Assert.Equal(0, json.RootElement.GetProperty("different").GetInt32());
        Assert.True(json.RootElement.GetProperty("decisions").GetInt32() > json.RootElement.GetProperty("identical").GetInt32());
    }

    [Fact]
    public void Replay_OneCycle_SaysThatItIsIdentical()
    {
        var run = market.Run("replay", "2024-01-16T14:30:00Z");

        Assert.Equal((0, "1 of 1 cycles identical (1 decisions), 0 different, 0 with nothing to replay"), (run.Code, run.Output.TrimEnd()));
    }

    [Fact]
    public void Replay_InputThatWasChanged_IsRefused()
    {
        using var elsewhere = new TempFolder();
        market.CopyTo(elsewhere.Path);
        var input = Directory.EnumerateFiles(Path.Combine(elsewhere.Path, "objects", "inputs"), "*", SearchOption.AllDirectories).First();
        File.WriteAllBytes(input, [1, 2, 3]);

        var run = CliRun.In(elsewhere.Path, "replay", "--all", "--store", "replay.db", "--account", "replay");

        Assert.Equal(2, run.Code);
        Assert.Contains("it was changed or damaged", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error: replay: expected either a cycle, or --all, or a range with --from and --to", "replay")]
    [InlineData("error: replay: account 'replay' has no record of cycle 2030-01-01", "replay", "2030-01-01")]
    [InlineData("error: why: 'nope' is neither a trade's id nor a time", "why", "nope")]
    [InlineData("error: trade 'ffffffffff': account 'replay' has none with this id", "why", "ffffffffff")]
    [InlineData("error: cycle 2030-01-01T00:00:00Z: account 'replay' has no record of it", "why", "2030-01-01", "BTC-USD")]
    public void Command_UnknownCycleOrTrade_IsBadInputWithItsName(string message, params string[] arguments)
    {
        var run = market.Run(arguments);

        Assert.Equal(2, run.Code);
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Why_StoreThatIsNotThere_IsBadInput()
    {
        var run = CliRun.In(market.Folder, "why", "2024-01-16", "--store", "other.db");

        Assert.Equal((2, "error: other.db: does not exist; expected the SQLite file of an account (--store)"), (run.Code, run.Error.TrimEnd()));
        Assert.False(File.Exists(Path.Combine(market.Folder, "other.db")));
    }

    [Fact]
    public void Why_CycleThenProductThenTrade_LeadsFromOneToTheNext()
    {
        var cycle = market.Run("why", "2024-01-16T14:30:00Z");
        Assert.Equal(0, cycle.Code);
        Assert.Contains("ADA-USD      nothing stopped it", cycle.Output, StringComparison.Ordinal);
        Assert.Contains("ETH-USD      stopped by quality: asleep: ", cycle.Output, StringComparison.Ordinal);

        var product = market.Run("why", "2024-01-16T14:30:00Z", "ADA-USD", "--json");
        using var json = JsonDocument.Parse(product.Output);
        var filled = json.RootElement.GetProperty("orders").EnumerateArray()
            .Last(order => order.GetProperty("leg").GetString() == "entry");
        var trade = market.Run("why", filled.GetProperty("id").GetString()![..10]);

        Assert.True(trade.Code == 0, trade.Error);
        foreach (var part in (string[])["why entered", "conviction", "why this size", "why this price and route", "entry order", "exit order", "why closed", "edge "])
        {
            Assert.Contains(part, trade.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Why_ProductThatWasAsleep_NamesChangesThatWereDecidedAgain()
    {
        var run = market.Run("why", "2024-01-16T14:30:00Z", "ETH-USD");

        Assert.Equal(0, run.Code);
        Assert.Contains("in chop at least 1.05 is asked for", run.Output, StringComparison.Ordinal);
        Assert.Contains("regime.chop.atr_ratio_min at 0.9", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void CompactThenHistory_OldAccount_ExplainsItsTradesAsBeforeUntilTheArchiveIsGone()
    {
        using var elsewhere = new TempFolder();
        market.CopyTo(elsewhere.Path);
        CliRun Run(params string[] arguments) => CliRun.In(elsewhere.Path, [.. arguments, "--store", "replay.db", "--account", "replay"]);
        var before = Run("why", "2024-01-16T14:30:00Z", "ADA-USD", "--json").Output;

        var compacted = Run("compact");
        var again = Run("compact", "--json");
        var quiet = Run("why", "2024-01-16T14:45:00Z");
        var history = Run("policy", "history", "--json");

        Assert.Contains("1,057 cycles before ", compacted.Output, StringComparison.Ordinal);
        using (var json = JsonDocument.Parse(again.Output))
        {
            Assert.Equal((0, 0), (json.RootElement.GetProperty("compacted").GetInt32(), json.RootElement.GetProperty("inputs_removed").GetInt32()));
            Assert.InRange(json.RootElement.GetProperty("kept_for_trades").GetInt32(), 1, 100);
        }

        Assert.Equal(before, Run("why", "2024-01-16T14:30:00Z", "ADA-USD", "--json").Output);
        Assert.Contains("its detail was compacted on ", quiet.Output, StringComparison.Ordinal);
        using (var json = JsonDocument.Parse(history.Output))
        {
            var hash = json.RootElement.GetProperty("spans")[0].GetProperty("hash").GetString()!;
            Assert.Equal((0, 0), (history.Code, CliRun.In(elsewhere.Path, "policy", "diff", "shipped", hash[..12]).Code));
        }

        Directory.Delete(Path.Combine(elsewhere.Path, "objects", "policies"), recursive: true);
        var gone = Run("policy", "history");
        Assert.Equal(1, gone.Code);
        Assert.Contains("is not in the object store; expected the policy that decided", gone.Output, StringComparison.Ordinal);
    }

    public sealed class ReplayedMarket : IDisposable
    {
        private readonly TempFolder _temp = new();

        public ReplayedMarket()
        {
            Require(CliRun.In(_temp.Path, "data", "synth", "--out", "data", "--seed", "11", "--products", "4", "--from", "2024-01-01", "--to", "2024-02-01"));
            Require(CliRun.In(_temp.Path, "replay-market", "--data", "data", "--from", "2024-01-15", "--to", "2024-01-26", "--keep-inputs"));
        }

        internal string Folder => _temp.Path;

        internal CliRun Run(params string[] arguments) => CliRun.In(_temp.Path, [.. arguments, "--store", "replay.db", "--account", "replay"]);

        /// <summary>The store and the objects, and nothing else, somewhere else.</summary>
        internal void CopyTo(string folder)
        {
            foreach (var file in Directory.EnumerateFiles(_temp.Path, "*", SearchOption.AllDirectories))
            {
                var relative = Path.GetRelativePath(_temp.Path, file);
                if (!relative.StartsWith("data", StringComparison.Ordinal))
                {
                    var target = Path.Combine(folder, relative);
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    File.Copy(file, target);
                }
            }
        }

        public void Dispose() => _temp.Dispose();

        private static void Require(CliRun run) => Assert.True(run.Code == 0, run.Error);
    }
}
