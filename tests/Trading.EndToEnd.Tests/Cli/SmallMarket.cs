using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Cli;

/// <summary>A dataset of two synthetic products over four months, made by the program itself, for all tests of a class.</summary>
public sealed class SmallMarket : IDisposable
{
    private readonly TempFolder _temp = new();

    public SmallMarket()
    {
        var run = CliRun.In(
            _temp.Path, "data", "synth", "--out", "market", "--seed", "3", "--products", "BTC-USD,ETH-USD", "--from", "2024-01-01", "--to", "2024-05-01");
        Assert.True(run.Code == 0, run.Error);
        Folder = _temp["market"];
    }

    public string Folder { get; }

    public void Dispose() => _temp.Dispose();
}
