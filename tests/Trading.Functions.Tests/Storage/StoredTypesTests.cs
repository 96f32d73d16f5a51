using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Core.TradeLog;
using Trading.Runtime.Accounts;
using Trading.Runtime.Tests.Testing;
using static Trading.Runtime.Tests.Accounts.TestAccounts;

namespace Trading.Functions.Tests.Storage;

/// <summary>Whatever an account may hold comes back from the table to the last digit: the service itself would read decimals back as 0.</summary>
[Collection(AzuriteTests.Name)]
public sealed class StoredTypesTests(Azurite azurite)
{
    private const int Seeds = 60;

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly AzuriteAccounts _accounts = new(azurite);

    [SkippableFact]
    public async Task Commit_AnyValues_ComeBackToTheLastDigit()
    {
        var epoch = await _accounts.GrantAsync();
        var store = _accounts.OpenStore();
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var any = new AnyValue(seed);
            var document = any.Of<AccountDocument>() with
            {
                SchemaVersion = AccountDocument.CurrentSchema, Account = Name, FillCount = seed, TradeCount = seed, RecordCount = seed,
            };
            var commit = new AccountCommit(seed - 1, epoch, document)
            {
                Fills = [new StoredFill(seed, any.Of<Fill>() with { VenueTradeId = $"{seed} / \\ # ? \t ä😀 +%" })],
                Trades = [new StoredTrade(seed, any.Of<Trade>())],
                Records = [new StoredRecord(seed, any.Of<bool>() ? Timestamp.MinValue : any.Of<Timestamp>().Floor(Interval.QuarterHour), any.Of<string>())],
            };
            var control = any.Of<ControlCommand>();

            Assert.Equal(CommitResult.Committed, await store.CommitAsync(commit, None));
            Assert.Equal(seed, await store.AddControlAsync(Name, control, None));

            Assert.Null(Differences.First(document, (await _accounts.OpenStore().LoadAsync(Name, None))!.Document));
            Assert.Null(Differences.First(commit.Fills[0], (await store.ReadFillsAsync(Name, None).ToListAsync())[^1]));
            Assert.Null(Differences.First(commit.Trades[0], (await store.ReadTradesAsync(Name, None).ToListAsync())[^1]));
            Assert.Null(Differences.First(
                commit.Records[0], (await store.ReadRecordsAsync(Name, Timestamp.MinValue, Timestamp.MaxValue, None).ToListAsync())[^1]));
            Assert.Null(Differences.First(control, Assert.Single(await store.ReadControlsAsync(Name, seed - 1, None)).Command));
        }
    }

    [SkippableTheory]
    [InlineData("7.922816251426433759354395033")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("1234567890123456789012345.678")]
    [InlineData("0.1000000000000000000000000000")]
    public async Task Commit_DecimalOfTwentyEightDigits_KeepsEach(string digits)
    {
        var value = decimal.Parse(digits);
        var commit = After(0, await _accounts.GrantAsync(), Flat(cash: value), 1);
        commit = commit with { Fills = [commit.Fills[0] with { Fill = commit.Fills[0].Fill with { Price = new Price(value) } }] };

        await _accounts.OpenStore().CommitAsync(commit, None);

        var stored = await _accounts.OpenStore().LoadAsync(Name, None);
        Assert.Equal(digits, stored!.Document.State.Ledger.Cash.Amount.ToString());
        Assert.Equal(digits, (await _accounts.OpenStore().ReadFillsAsync(Name, None).SingleAsync()).Fill.Price.Value.ToString());
    }

    [SkippableTheory]
    [InlineData(KillSwitch.Off)]
    [InlineData(KillSwitch.NoNewRisk)]
    [InlineData(KillSwitch.HaltAll)]
    public async Task SetKillSwitch_EachLevel_IsRead(KillSwitch level)
    {
        await _accounts.OpenStore().SetKillSwitchAsync(Name, level, Timestamp.MinValue, "ä / \\ # ? 😀", None);

        Assert.Equal(level, (await _accounts.OpenStore().ReadHeadAsync(Name, None)).KillSwitch);
    }

    // Keys of the service take neither of these signs; an account may.
    [SkippableTheory]
    [InlineData("a/b")]
    [InlineData("a\\b#c?d")]
    [InlineData("a b'c%20=")]
    [InlineData("ä😀\u0001")]
    public async Task Commit_AnyAccountName_IsAnAccountOfItsOwn(string account)
    {
        var epoch = (await _accounts.OpenLease(new ManualClock(Slot)).AcquireAsync(account, "a", TimeSpan.FromMinutes(1), None))!.Epoch;
        var store = _accounts.OpenStore();

        Assert.Equal(CommitResult.Committed, await store.CommitAsync(After(0, epoch, Flat(account), 1), None));

        Assert.Equal(account, (await store.LoadAsync(account, None))!.Document.Account);
        Assert.Equal(1, await store.ReadFillsAsync(account, None).CountAsync());
        Assert.Null(await store.LoadAsync(account + "x", None));
    }
}
