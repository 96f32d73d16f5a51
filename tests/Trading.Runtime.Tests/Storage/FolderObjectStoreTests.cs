using Trading.Runtime.Ports;
using Trading.Runtime.Storage;
using Trading.Runtime.Tests.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Storage;

public sealed class FolderObjectStoreTests : ObjectStoreContract, IDisposable
{
    private readonly TempFolder _temp = new();

    public FolderObjectStoreTests() => Store = new FolderObjectStore(_temp["store"]);

    protected override IObjectStore Store { get; }

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Read_NoFolderYet_MakesNone()
    {
        Assert.Null(await Store.ReadAsync("a/b"));
        Assert.Equal([], await Store.ListAsync(""));
        Assert.False(await Store.DeleteAsync("a/b"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_temp.Path));
    }

    [Fact]
    public async Task Write_Done_LeavesOneFileAtItsKey()
    {
        await Store.WriteAsync("slices/x.json", "{}"u8.ToArray());
        Assert.Equal(["store/slices/x.json"], _temp.Files());
    }

    [Fact]
    public async Task Write_Cancelled_LeavesTheOldContentAndNothingElse()
    {
        await Store.WriteAsync("x", "old"u8.ToArray());
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.WriteAsync("x", "new"u8.ToArray(), cancelled.Token));
        var read = await Store.ReadAsync("x");
        Assert.Equal("old"u8.ToArray(), read);
        Assert.Equal(["store/x"], _temp.Files());
    }

    [Fact]
    public async Task List_LeftoverOfAKilledWriter_IsNotAnObject()
    {
        await Store.WriteAsync("x", "1"u8.ToArray());
        _temp.Write("store/.y.12-3.tmp", "half");
        Assert.Equal(["x"], await Store.ListAsync(""));
    }

    [Fact]
    public async Task Write_AFolderIsInTheWay_ThrowsAndLeavesNothing()
    {
        await Store.WriteAsync("a/b", "1"u8.ToArray());
        await Assert.ThrowsAnyAsync<Exception>(() => Store.WriteAsync("a", "2"u8.ToArray()));
        Assert.Equal(["store/a/b"], _temp.Files());
    }
}
