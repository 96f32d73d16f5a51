using System.Text;
using Trading.Core;
using Trading.Core.Evidence.Anomalies;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Runtime.Monitoring.Anomalies;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Monitoring.Anomalies;

public class ExpectationArchiveTests
{
    private static readonly string Hash = new('b', 64);

    private readonly MemoryObjectStore _objects = new();

    [Fact]
    public async Task Read_NothingStored_IsNull() => Assert.Null(await new ExpectationArchive(_objects).ReadAsync(Hash));

    [Theory]
    [InlineData(99, "1", false)]
    [InlineData(100, "1", true)]
    [InlineData(101, "1", true)]
    [InlineData(5, "2", true)]
    public async Task Offer_FewerTradesOfTheSameCode_DoesNotReplace(int trades, string engine, bool isReplaced)
    {
        var archive = new ExpectationArchive(_objects);
        await archive.WriteAsync(Of(100, "1"));

        Assert.Equal(isReplaced, await archive.OfferAsync(Of(trades, engine)));

        Assert.Equal(isReplaced ? Of(trades, engine) : Of(100, "1"), await archive.ReadAsync(Hash));
    }

    [Fact]
    public async Task Offer_WhereWhatIsStoredCannotBeRead_Replaces()
    {
        _objects.Objects[ExpectationArchive.KeyOf(Hash)] = Encoding.UTF8.GetBytes("{");

        Assert.True(await new ExpectationArchive(_objects).OfferAsync(Of(1, "1")));
        Assert.Equal(Of(1, "1"), await new ExpectationArchive(_objects).ReadAsync(Hash));
    }

    [Fact]
    public async Task Read_DocumentOfAnotherPolicy_IsRefused()
    {
        _objects.Objects[ExpectationArchive.KeyOf(Hash)] = (Of(1, "1") with { PolicyHash = "other" }).ToJson();
        var fault = await Assert.ThrowsAsync<InputException>(() => new ExpectationArchive(_objects).ReadAsync(Hash));
        Assert.Equal($"expectations/{Hash}.json: policy_hash is 'other'; expected that of its name", fault.Message);
    }

    [Fact]
    public void KeyOf_NoHash_IsRefused() => Assert.Throws<ArgumentException>(() => ExpectationArchive.KeyOf("../secret"));

    private static Expectation Of(int trades, string engine) => new()
    {
        SchemaVersion = 1,
        PolicyHash = Hash,
        EngineVersion = engine,
        DatasetId = "dataset",
        From = Timestamp.Utc(2024, 1, 1),
        To = Timestamp.Utc(2024, 12, 31),
        Days = 365,
        Trades = trades,
        Wins = 1,
        WinDispersion = 1,
        Entries = trades,
        EntriesFilled = trades,
        EntryDispersion = 1,
        Slippage = new ExpectedCost(10, 10, 1),
        Fees = new ExpectedCost(100, 10, 1),
        Return = new ExpectedReturn(1, 4),
    };
}
