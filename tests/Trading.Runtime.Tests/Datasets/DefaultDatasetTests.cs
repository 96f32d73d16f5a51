using Trading.Core.MarketData.Datasets;
using Trading.Runtime.Datasets;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Datasets;

public sealed class DefaultDatasetTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Find_NothingThere_IsNull() => Assert.Null(DefaultDataset.Find(_temp["data"]));

    [Fact]
    public void Find_TheSyntheticOneAndThenAnImportedOne_PrefersWhatWasImported()
    {
        _temp.Write($"data/synthetic/{DatasetPaths.Manifest}", "{}");
        Assert.Equal(_temp["data/synthetic"], DefaultDataset.Find(_temp["data"]));
        _temp.Write($"data/{DatasetPaths.Manifest}", "{}");
        Assert.Equal(_temp["data"], DefaultDataset.Find(_temp["data"]));
    }
}
