using Trading.Core.Market;

namespace Trading.EndToEnd.Tests.Live;

/// <summary>Every way in which LIVE is refused by the program as a user starts it. Nothing is sent, and nothing is written.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private LiveWorld _world = null!;

    public async Task InitializeAsync() => _world = await LiveWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public void Live_NoVerdict_IsRefused() => Refused(
        "--verdict: there is no verdict file; LIVE needs one, made by the decision gate", _world.Account("live", "--read-only", "false"));

    [Fact]
    public void Live_ExpiredVerdict_IsRefused()
    {
        _world.Sign("verdict.json", verdict => verdict with { ExpiresAt = verdict.IssuedAt + TimeSpan.FromHours(1) });
        Refused("verdict.json: it expired at ", _world.Live());
    }

    [Fact]
    public void Live_TamperedVerdict_IsRefused()
    {
        var path = _world.PathOf("verdict.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"a test\"", "\"better\"", StringComparison.Ordinal));
        Refused("verdict.json: its signature does not fit: it was changed after it was signed", _world.Live());
    }

    [Fact]
    public void Live_VerdictOfAnotherPolicy_IsRefused()
    {
        File.AppendAllText(_world.PathOf("policy.yaml"), "risk:\n  max_new_positions_per_cycle: 2\n");
        Refused("verdict.json: it is about policy ", _world.Live());
    }

    [Fact]
    public void Live_KeyThatCanTransfer_IsRefused()
    {
        _world.Secrets["COINBASE_PRIVATE_KEY"] = _world.Venue.Keys.Issue(LiveWorld.KeyName, canTransfer: true);
        Refused("key: it can transfer; make one that can view and trade only", _world.Live());
    }

    [Fact]
    public void Live_KeyThatCannotTrade_IsRefused()
    {
        _world.Secrets["COINBASE_PRIVATE_KEY"] = _world.Venue.Keys.Issue(LiveWorld.KeyName, canTrade: false);
        Refused("key: it cannot trade; expected view and trade", _world.Live());
    }

    [Fact]
    public void Live_ReadOnly_IsRefused() =>
        Refused("read_only: true; LIVE needs it to be false", _world.Account("live", "--verdict", "verdict.json"));

    [Fact]
    public void Live_NoCredentials_IsRefused()
    {
        _world.Secrets["COINBASE_KEY_NAME"] = "";
        _world.Secrets["COINBASE_PRIVATE_KEY"] = "";
        Refused("credentials: none; LIVE needs the venue's key name and private key in the environment", _world.Live());
    }

    [Fact]
    public async Task Live_SkewedClock_IsRefused()
    {
        await using var skewed = await FakeVenue.FakeVenueServer.StartAsync(new() { Time = new Behind(TimeSpan.FromSeconds(5)) });
        _world.Secrets["COINBASE_PRIVATE_KEY"] = skewed.Keys.Issue(LiveWorld.KeyName);
        var here = _world.Venue.Address.ToString();
        Refused("ms from the venue's; expected at most 200 ms", [.. _world.Live().Select(argument => argument == here ? skewed.Address.ToString() : argument)]);
    }

    [Fact]
    public void Live_HalfOfTheCredentials_IsRefused()
    {
        _world.Secrets["COINBASE_PRIVATE_KEY"] = "";
        Refused("COINBASE_PRIVATE_KEY: is not set and COINBASE_KEY_NAME is; expected both or neither", _world.Live());
    }

    private void Refused(string expected, string[] arguments)
    {
        foreach (var command in (string[][])[["cycle"], ["run", "--schedule", _world.Schedule]])
        {
            var run = _world.Run([.. command, .. arguments]);
            Assert.Equal((2, ""), (run.Code, run.Output));
            Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
            Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, _world.Venue.Wire.Count("POST", ""));
        Assert.False(File.Exists(_world.PathOf("trading.db")));
    }

    private sealed class Behind(TimeSpan time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - time;
    }
}
