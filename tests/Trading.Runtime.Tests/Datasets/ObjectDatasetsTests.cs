using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;
using Trading.Runtime.Datasets;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Datasets;

public sealed class ObjectDatasetsTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly MemoryObjectStore _store = new();

    public ObjectDatasetsTests() => SyntheticDatasetWriter.Write(
        new SyntheticMarket(SyntheticMarketOptions.Default(5) with
        {
            Products = [.. SyntheticProducts.Four.Take(2)],
            From = Timestamp.Utc(2024, 1, 20),
            To = Timestamp.Utc(2024, 2, 5),
        }),
        _temp["market"],
        withQuotes: true);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Push_Folder_StoresEveryFileBelowTheIdAndASecondTimeWritesNoneOfThem()
    {
        using var datasets = NewDatasets();
        var first = await datasets.PushAsync(_temp["market"]);
        var id = FolderDataset.Open(_temp["market"]).Id;

        // Two products of two months, candles and quotes.
        Assert.Equal((id, 8, 8), (first.Id, first.Files, first.Written));
        Assert.Equal(9, _store.Objects.Count);
        Assert.Equal(ContentHash.Of(_store.Objects[$"datasets/{id}/dataset.json"]), id);
        Assert.Equal([id], await datasets.IdsAsync());
        Assert.Equal(0, (await datasets.PushAsync(_temp["market"])).Written);
        var key = _store.Objects.Keys.First(k => k.EndsWith(".parquet", StringComparison.Ordinal));
        _store.Objects[key] = [1];
        Assert.Equal(1, (await datasets.PushAsync(_temp["market"])).Written);
    }

    [Fact]
    public async Task Push_Interrupted_LeavesNothingThatOpens()
    {
        var broken = new MemoryObjectStore(writesUntilFailure: 3);
        using var datasets = new ObjectDatasets(broken, _temp["cache"]);
        await Assert.ThrowsAsync<IOException>(() => datasets.PushAsync(_temp["market"]));
        Assert.Empty(await datasets.IdsAsync());
    }

    [Fact]
    public async Task Push_DamagedFile_IsRefused()
    {
        var file = Directory.EnumerateFiles(_temp["market"], "*.parquet", SearchOption.AllDirectories).First();
        var content = await File.ReadAllBytesAsync(file);
        content[content.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, content);
        using var datasets = NewDatasets();
        Assert.Contains("damaged: its content has the hash", (await Assert.ThrowsAsync<InputException>(() => datasets.PushAsync(_temp["market"]))).Message, StringComparison.Ordinal);
        Assert.Empty(await datasets.IdsAsync());
    }

    [Fact]
    public async Task Open_SeveralAtOnce_ReadTheCandlesThatWerePushed()
    {
        using var first = NewDatasets();
        using var second = NewDatasets();
        var id = (await first.PushAsync(_temp["market"])).Id;
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? first : second).OpenAsync(id))));

        Assert.All(opened, dataset => Assert.Equal(id, dataset.Id));
        Assert.Equal(Sum(FolderDataset.Open(_temp["market"])), Sum(opened[1]));
        Assert.Equal([id], Directory.EnumerateFileSystemEntries(_temp["cache"]).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("byte")]
    [InlineData("gone")]
    [InlineData("manifest")]
    public async Task Open_CopyDamaged_IsMadeAgain(string damage)
    {
        string id;
        using (var first = NewDatasets())
        {
            id = (await first.PushAsync(_temp["market"])).Id;
            await first.OpenAsync(id);
        }

        var file = damage == "manifest" ? Path.Combine(_temp["cache"], id, "dataset.json")
            : Directory.EnumerateFiles(_temp["cache"], "*.parquet", SearchOption.AllDirectories).First();
        if (damage == "gone")
        {
            File.Delete(file);
        }
        else
        {
            var content = await File.ReadAllBytesAsync(file);
            content[content.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(file, content);
        }

        using var second = NewDatasets();
        Assert.Equal(Sum(FolderDataset.Open(_temp["market"])), Sum(await second.OpenAsync(id)));
        Assert.True(DatasetVerifier.Run(Path.Combine(_temp["cache"], id)).IsSound);
    }

    [Fact]
    public async Task Open_StoreDamaged_SaysWhichObjectAndLeavesNoCopy()
    {
        using var datasets = NewDatasets();
        var id = (await datasets.PushAsync(_temp["market"])).Id;
        var key = _store.Objects.Keys.First(k => k.EndsWith(".parquet", StringComparison.Ordinal));
        var sound = _store.Objects[key];
        _store.Objects[key] = sound[1..];
        Assert.StartsWith($"{key}: damaged", (await Assert.ThrowsAsync<InputException>(() => datasets.OpenAsync(id))).Message, StringComparison.Ordinal);
        _store.Objects.TryRemove(key, out _);
        Assert.StartsWith($"{key}: is missing", (await Assert.ThrowsAsync<InputException>(() => datasets.OpenAsync(id))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.Exists(_temp["cache"]) ? Directory.EnumerateFileSystemEntries(_temp["cache"]) : []);

        _store.Objects[key] = sound;
        _store.Objects[ObjectDatasets.KeyOf(id, DatasetPaths.Manifest)] = "{}"u8.ToArray();
        Assert.Contains("dataset.json: damaged", (await Assert.ThrowsAsync<InputException>(() => datasets.OpenAsync(id))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("../../etc")]
    [InlineData("dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd")]
    public async Task Open_Unknown_SaysWhatThereIs(string id)
    {
        using var datasets = NewDatasets();
        var error = await Assert.ThrowsAsync<InputException>(() => datasets.OpenAsync(id));
        Assert.Contains("is not in the store; expected one that was pushed there, and there are none", error.Message, StringComparison.Ordinal);
        var pushed = (await datasets.PushAsync(_temp["market"])).Id;
        Assert.Contains(pushed, (await Assert.ThrowsAsync<InputException>(() => datasets.OpenAsync(id))).Message, StringComparison.Ordinal);
    }

    private ObjectDatasets NewDatasets() => new(_store, _temp["cache"]);

    private static double Sum(FolderDataset dataset)
    {
        var sum = 0.0;
        foreach (var product in dataset.Manifest.Products)
        {
            using var cursor = dataset.OpenCandles(product.Product.Id, Interval.QuarterHour, Timestamp.MinValue, Timestamp.MaxValue);
            var columns = new CandleColumns();
            while (cursor.ReadNext(columns))
            {
                sum += columns.Close.Take(columns.Count).Sum();
            }
        }

        return sum;
    }
}
