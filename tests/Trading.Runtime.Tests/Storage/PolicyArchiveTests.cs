using System.Text;
using Trading.Core;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Runtime.Policies;
using Trading.Runtime.Storage;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Storage;

public class PolicyArchiveTests
{
    private readonly MemoryObjectStore _objects = new();
    private readonly TradingPolicy _policy = PolicySource.Load(null);

    private PolicyArchive Archive => new(_objects);

    [Fact]
    public async Task Save_Policy_IsOneObjectNamedByTheHashOfItsBytes()
    {
        var hash = await Archive.SaveAsync(_policy);

        Assert.Equal(PolicyHash.Of(_policy), hash);
        var (key, content) = Assert.Single(_objects.Objects);
        Assert.Equal($"policies/{hash}.yaml", key);
        Assert.Equal(hash, ContentHash.Of(content));
    }

    [Fact]
    public async Task Read_Saved_DecidesTheSame()
    {
        var hash = await Archive.SaveAsync(_policy);

        var back = await Archive.ReadAsync(hash, SignalRegistry.Vocabulary);

        Assert.Equal(hash, PolicyHash.Of(back!));
        Assert.Equal(hash[..12], back!.Name);
        Assert.Equal(PolicyCanonical.ToJson(_policy), await Archive.ReadTextAsync(hash));
    }

    [Fact]
    public async Task Save_Renamed_IsTheSamePolicy()
    {
        await Archive.SaveAsync(_policy);
        await Archive.SaveAsync(_policy with { Name = "other" });
        Assert.Single(_objects.Objects);

        await Archive.SaveAsync(_policy with { Backtest = _policy.Backtest with { InitialCash = 1_234 } });
        Assert.Equal(2, _objects.Objects.Count);
    }

    [Fact]
    public async Task Save_ThereAlready_WritesNothing()
    {
        var hash = await Archive.SaveAsync(_policy);
        var once = new MemoryObjectStore(writesUntilFailure: 1);
        once.Objects[PolicyArchive.KeyOf(hash)] = _objects.Objects[PolicyArchive.KeyOf(hash)];

        Assert.Equal(hash, await new PolicyArchive(once).SaveAsync(_policy));
    }

    [Fact]
    public async Task Save_DamagedThere_RepairsIt()
    {
        var hash = await Archive.SaveAsync(_policy);
        _objects.Objects[PolicyArchive.KeyOf(hash)] = "half"u8.ToArray();

        await Archive.SaveAsync(_policy);

        Assert.Equal(PolicyCanonical.ToJson(_policy), await Archive.ReadTextAsync(hash));
    }

    [Fact]
    public async Task Read_Damaged_NamesTheObject()
    {
        var hash = await Archive.SaveAsync(_policy);
        var key = PolicyArchive.KeyOf(hash);
        var text = Encoding.UTF8.GetString(_objects.Objects[key]);
        _objects.Objects[key] = Encoding.UTF8.GetBytes(text.Replace("10000", "10001", StringComparison.Ordinal));
        Assert.NotEqual(text, Encoding.UTF8.GetString(_objects.Objects[key]));

        var error = await Assert.ThrowsAsync<InputException>(() => Archive.ReadAsync(hash, SignalRegistry.Vocabulary));

        Assert.StartsWith($"{key}: damaged: its content has the hash ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_NeverSaved_IsNull()
    {
        Assert.Null(await Archive.ReadTextAsync(new string('0', 64)));
        Assert.Null(await Archive.ReadAsync(new string('0', 64), SignalRegistry.Vocabulary));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("../../../../../../../../../../../../../../../../../../../../etc/pwd")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public async Task Read_NotAHash_IsRefused(string hash) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Archive.ReadTextAsync(hash));
}
