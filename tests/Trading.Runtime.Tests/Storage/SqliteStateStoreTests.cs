using Microsoft.Data.Sqlite;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;
using Trading.Runtime.Storage;
using Trading.Runtime.Tests.Ports;
using Trading.Runtime.Tests.Testing;
using static Trading.Runtime.Tests.Accounts.TestAccounts;

namespace Trading.Runtime.Tests.Storage;

public sealed class SqliteStateStoreTests : SharedStateStoreContract, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    protected override IStateStore OpenStore() => _file.OpenStore();

    protected override ICycleLease OpenLease(TimeProvider clock) => _file.OpenLease(clock);

    [Theory]
    [InlineData(SqliteDurability.Full, 2)]
    [InlineData(SqliteDurability.Normal, 1)]
    public async Task Load_AfterReopening_GivesAllThatWasCommitted(SqliteDurability durability, long synchronous)
    {
        using var file = new SqliteFile(durability);
        var lease = file.OpenLease(new ManualClock(Slot));
        var epoch = (await lease.AcquireAsync(Name, "a", TimeSpan.FromMinutes(1), None))!.Epoch;
        var store = file.OpenStore();
        var commit = After(0, epoch, Flat(), 3, 2, 1);
        await store.CommitAsync(commit, None);
        await store.SetKillSwitchAsync(Name, KillSwitch.NoNewRisk, Slot, "me", None);
        await store.AddControlAsync(Name, new ControlCommand(ControlKind.Close, Btc, Slot, "me"), None);
        file.Close();

        store = file.OpenStore();

        AssertStored(1, commit.Document, await store.LoadAsync(Name, None));
        Assert.Equal(new AccountHead(1, epoch, epoch, KillSwitch.NoNewRisk), await store.ReadHeadAsync(Name, None));
        Assert.Equal(commit.Fills, await store.ReadFillsAsync(Name, None).ToListAsync());
        Assert.Equal(commit.Trades, await store.ReadTradesAsync(Name, None).ToListAsync());
        Assert.Equal(commit.Records, await store.ReadRecordsAsync(Name, Timestamp.MinValue, Timestamp.MaxValue, None).ToListAsync());
        Assert.Equal(ControlKind.Close, Assert.Single(await store.ReadControlsAsync(Name, 0, None)).Command.Kind);
        Assert.Null(await file.OpenLease(new ManualClock(Slot)).AcquireAsync(Name, "b", TimeSpan.FromMinutes(1), None));
        using var session = new SqliteSession(file.Path, durability, busyMs: 100);
        Assert.Equal(synchronous, session.First("PRAGMA synchronous", r => r.GetInt64(0)));
    }

    [Fact]
    public async Task Open_NewFile_IsAWriteAheadLogThatOnlyItsOwnerReads()
    {
        await OpenStore().SetKillSwitchAsync(Name, KillSwitch.HaltAll, Slot, "me", None);

        Assert.Equal("wal", Query("PRAGMA journal_mode"));
        Assert.All(new[] { "", "-wal", "-shm" }, suffix => Assert.True(IsOnlyItsOwners(_file.Path + suffix)));
    }

    [Fact]
    public async Task Close_LastOne_LeavesOneFile()
    {
        await OpenStore().SetKillSwitchAsync(Name, KillSwitch.HaltAll, Slot, "me", None);
        _file.Close();

        Assert.Equal([_file.Path], Directory.GetFiles(Path.GetDirectoryName(_file.Path)!));
    }

    [Fact]
    public async Task SetKillSwitch_Twice_KeepsWhoDidWhat()
    {
        var store = OpenStore();
        await store.SetKillSwitchAsync(Name, KillSwitch.NoNewRisk, Slot, "ann", None);
        await store.SetKillSwitchAsync(Name, KillSwitch.Off, Slot.AddMs(1), "bob", None);

        Assert.Equal(
            "no_new_risk 1741176000000 ann,off 1741176000001 bob",
            Query("SELECT group_concat(level || ' ' || at_ms || ' ' || by, ',' ORDER BY id) FROM kill_switch_change"));
    }

    [Fact]
    public async Task AnyCall_HeldByAnotherProcess_SaysSoAndWorksOnceItIsFree()
    {
        await OpenStore().SetKillSwitchAsync(Name, KillSwitch.HaltAll, Slot, "me", None);
        using var store = new SqliteStateStore(_file.Path, SqliteDurability.Normal, busyMs: 20);
        using (var other = new SqliteSession(_file.Path, SqliteDurability.Normal, busyMs: 20))
        {
            other.Execute("BEGIN IMMEDIATE");

            var error = await Assert.ThrowsAsync<StoreException>(() => store.SetKillSwitchAsync(Name, KillSwitch.Off, Slot, "me", None));

            Assert.Equal($"{_file.Path}: another process has held it for 20 ms", error.Message);
            Assert.Equal(KillSwitch.HaltAll, (await store.ReadHeadAsync(Name, None)).KillSwitch);
        }

        await store.SetKillSwitchAsync(Name, KillSwitch.Off, Slot, "me", None);
        Assert.Equal(KillSwitch.Off, (await store.ReadHeadAsync(Name, None)).KillSwitch);
    }

    [Fact]
    public async Task AnyCall_NotASqliteFile_SaysSo()
    {
        WriteText("this is a text file, long enough that nobody takes it for an empty database");

        var error = await Assert.ThrowsAsync<StoreException>(() => OpenStore().LoadAsync(Name, None));

        Assert.Equal($"{_file.Path}: is not a SQLite file", error.Message);
    }

    [Fact]
    public async Task AnyCall_DamagedFile_SaysSo()
    {
        await OpenStore().CommitAsync(After(0, await GrantAsync(), Flat(), 40, 40, 40), None);
        _file.Close();
        OverwriteAllButTheFirstPage();

        var error = await Assert.ThrowsAsync<StoreException>(() => OpenStore().LoadAsync(Name, None));

        Assert.Contains("is damaged", error.Message, StringComparison.Ordinal);
        Assert.StartsWith(_file.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyCall_AFolderIsInTheWay_SaysSo()
    {
        Directory.CreateDirectory(_file.Path);

        var error = await Assert.ThrowsAsync<StoreException>(() => OpenStore().LoadAsync(Name, None));

        Assert.StartsWith($"{_file.Path}: cannot be opened for writing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyCall_FileOfANewerSchema_NamesBothSchemas()
    {
        await OpenStore().SetKillSwitchAsync(Name, KillSwitch.HaltAll, Slot, "me", None);
        _file.Close();
        Query("PRAGMA user_version = 2");

        var error = await Assert.ThrowsAsync<InputException>(() => OpenStore().LoadAsync(Name, None));

        Assert.Equal($"{_file.Path}: a store of schema 2; this program reads schema 1. Use the version that wrote it, or a newer one", error.Message);
    }

    [Theory]
    [InlineData("CREATE TABLE candles (time INTEGER)")]
    [InlineData("PRAGMA user_version = 1")]
    public async Task AnyCall_SqliteFileOfSomethingElse_IsRefusedAndLeftAsItIs(string made)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file.Path)!);
        Query(made, SqliteOpenMode.ReadWriteCreate);

        var error = await Assert.ThrowsAsync<InputException>(() => OpenStore().ReadHeadAsync(Name, None));

        Assert.Equal($"{_file.Path}: a SQLite file, but not a store of accounts", error.Message);
        Assert.Equal("0", Query("SELECT count(*) FROM sqlite_master WHERE name = 'account'"));
    }

    [Fact]
    public async Task Load_StoredByANewerProgram_IsAnInputError()
    {
        await OpenStore().CommitAsync(After(0, await GrantAsync(), Flat()), None);
        Query("UPDATE document SET json = replace(json, '\"schema_version\":1', '\"schema_version\":2')");

        var error = await Assert.ThrowsAsync<InputException>(() => OpenStore().LoadAsync(Name, None));

        Assert.Contains($"{_file.Path}: account {Name}: an account of schema 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadHead_UnknownLevelOfTheSwitch_IsAnInputError()
    {
        await OpenStore().SetKillSwitchAsync(Name, KillSwitch.HaltAll, Slot, "me", None);
        Query("UPDATE account SET kill_switch = 'sleepy'");

        var error = await Assert.ThrowsAsync<InputException>(() => OpenStore().ReadHeadAsync(Name, None));

        Assert.Contains("'sleepy'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyCall_Disposed_Throws()
    {
        var store = OpenStore();
        await store.ReadHeadAsync(Name, None);
        _file.Close();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.ReadHeadAsync(Name, None));
    }

    private static bool IsOnlyItsOwners(string path) =>
        OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite);

    private void OverwriteAllButTheFirstPage()
    {
        using var file = File.OpenWrite(_file.Path);
        file.Position = 4_096;
        file.Write(Enumerable.Repeat((byte)0xA5, (int)file.Length - 4_096).ToArray());
    }

    private void WriteText(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file.Path)!);
        File.WriteAllText(_file.Path, text);
    }

    private string? Query(string sql, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _file.Path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar());
    }
}
