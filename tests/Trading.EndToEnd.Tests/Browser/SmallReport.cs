using Trading.EndToEnd.Tests.Cli;
using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Browser;

/// <summary>The page of a backtest that the program ran on a small synthetic market, in all fill modes, for all tests of a class.</summary>
public sealed class SmallReport : IDisposable
{
    private readonly SmallMarket _market = new();
    private readonly TempFolder _temp = new();

    public SmallReport()
    {
        File.WriteAllText(_temp["few.yaml"], "extends: shipped\nname: \"few </script><b>bold</b>\"\nbacktest:\n  trades_min: 1\n");
        var run = CliRun.In(_temp.Path, "backtest", "--data", _market.Folder, "--policy", "few.yaml", "--fill", "all", "--fees", "all");
        Assert.True(run.Code is 0 or 1, run.Error);
        Json = Assert.Single(Directory.GetFiles(_temp["results/reports"], "report.json", SearchOption.AllDirectories));
    }

    /// <summary>Where the program was run.</summary>
    public string Folder => _temp.Path;

    /// <summary>The report itself.</summary>
    public string Json { get; }

    /// <summary>The page beside it.</summary>
    public string Page => Path.Combine(Path.GetDirectoryName(Json)!, "report.html");

    public void Dispose()
    {
        _temp.Dispose();
        _market.Dispose();
    }
}
