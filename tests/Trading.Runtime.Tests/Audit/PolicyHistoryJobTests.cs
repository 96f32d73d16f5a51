using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Runtime.Audit;
using Trading.Runtime.Policies;
using Trading.Runtime.Storage;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Audit;

/// <summary>By which rules an account was traded.</summary>
public class PolicyHistoryJobTests
{
    [Fact]
    public async Task Run_AccountThatTraded_HasOneSpanWithItsTradesAndRules()
    {
        var account = new ToyAccount();
        await account.RunUntilHoldingAsync();
        var records = await account.RecordsAsync();

        var history = await HistoryAsync(account);

        var span = Assert.Single(history.Spans);
        Assert.Equal(
            (PolicyHash.Of(account.Policy), records[0].Slot, records[^1].Slot, records.Count, (string?)null),
            (span.Hash, span.From, span.To, span.Cycles, span.Problem));
        Assert.InRange(span.Trades, 1, 10);
        Assert.True(history.IsComplete);
    }

    [Fact]
    public async Task Run_PolicyChangedInBetween_TellsWhenAndWhat()
    {
        var account = new ToyAccount();
        await account.RunAsync(3);
        await account.RunAsync(2, ToyAccount.Eager with { Sizing = ToyAccount.Eager.Sizing with { VolFloorPct = 11 } });
        await account.RunAsync(1);

        var history = await HistoryAsync(account);

        Assert.Equal([3, 2, 1], history.Spans.Select(span => span.Cycles));
        Assert.Equal(history.Spans[0].Hash, history.Spans[2].Hash);
        Assert.Empty(history.Spans[0].Changes);
        Assert.Equal([new PolicyChange("sizing.vol_floor_pct", "10", "11")], history.Spans[1].Changes.ToArray());
        Assert.Equal([new PolicyChange("sizing.vol_floor_pct", "11", "10")], history.Spans[2].Changes.ToArray());
    }

    [Theory]
    [InlineData(false, "is not in the object store; expected the policy that decided")]
    [InlineData(true, "damaged: its content has the hash")]
    public async Task Run_PolicyNotInTheArchive_IsAnErrorOfCyclesAndTrades(bool isChanged, string expected)
    {
        var account = new ToyAccount();
        for (var i = 0; i < 400 && !await account.Store.ReadTradesAsync(ToyAccount.Name, default).AnyAsync(); i++)
        {
            await account.RunAsync(1);
        }

        var key = PolicyArchive.KeyOf(PolicyHash.Of(account.Policy));
        await (isChanged ? account.Objects.WriteAsync(key, "{}"u8.ToArray()) : account.Objects.DeleteAsync(key));

        var history = await HistoryAsync(account);

        Assert.False(history.IsComplete);
        Assert.Contains(expected, Assert.Single(history.Spans).Problem, StringComparison.Ordinal);
        Assert.All(history.Unexplained, problem => Assert.Contains(expected, problem, StringComparison.Ordinal));
        Assert.NotEmpty(history.Unexplained);
    }

    [Fact]
    public async Task Run_UnknownAccount_IsRefused() => Assert.Contains(
        "account 'toy': the store has no such account",
        (await Assert.ThrowsAsync<InputException>(() => HistoryAsync(new ToyAccount()))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task Find_BeginningOfAHash_IsThePolicyAsItDecided()
    {
        var account = new ToyAccount();
        await account.RunAsync(1);
        var hash = PolicyHash.Of(account.Policy);
        var archive = new ArchivedPolicies(account.Objects);

        Assert.Equal(hash, PolicyHash.Of(await archive.FindAsync(hash[..8], default)));
        Assert.Contains("none in the archive", (await Assert.ThrowsAsync<InputException>(() => archive.FindAsync(new string('0', 8), default))).Message, StringComparison.Ordinal);
        await account.Objects.WriteAsync(PolicyArchive.KeyOf(hash[..63] + (hash[63] == '0' ? '1' : '0')), "x"u8.ToArray());
        Assert.Contains("2 in the archive", (await Assert.ThrowsAsync<InputException>(() => archive.FindAsync(hash[..8], default))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shipped", false)]
    [InlineData("abcdef0", false)]
    [InlineData("abcdef01", true)]
    [InlineData("ABCDEF01", false)]
    [InlineData("policy.yaml", false)]
    public void IsHash_Texts_AreToldFromFiles(string text, bool expected) => Assert.Equal(expected, ArchivedPolicies.IsHash(text));

    private static Task<PolicyHistory> HistoryAsync(ToyAccount account) =>
        new PolicyHistoryJob(account.Store, new AuditReader(account.Store, account.Objects)).RunAsync(ToyAccount.Name, default);
}
