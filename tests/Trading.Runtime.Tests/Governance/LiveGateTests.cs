using Trading.Core;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Accounts;
using Trading.Runtime.Governance;
using Trading.Runtime.Policies;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Governance;

public class LiveGateTests
{
    private const string Code = "0.1.0-3f2a61c09d1e";

    private static readonly Timestamp Now = Timestamp.Utc(2025, 3, 5, 12);
    private static readonly TradingPolicy Policy = PolicySource.Load(null);
    private static readonly string Hash = PolicyHash.Of(Policy);
    private static readonly VerdictKey Key = VerdictKey.Parse(Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)i)]), "key");

    private static readonly ExpectedReturn Expected = new(0.4, 1.2);

    private readonly ScriptedMarket _market = new(new ManualClock(Now));
    private KeyRights _rights = new(CanView: true, CanTrade: true, CanTransfer: false);
    private VenueException? _keyFailure;
    private PaperEvidence? _live = new(40, 35, 0, 0.1, -0.3, 0.5);

    private LiveSetup _setup = new()
    {
        Mode = TradingMode.Live,
        IsReadOnly = false,
        HasCredentials = true,
        ReadVerdict = _ => Task.FromResult<string?>(VerdictSigner.Sign(Go(), Key)),
        VerdictSource = "verdict.json",
        VerdictKey = Key,
        Scope = new VerdictScope(Hash, Code),
        Gate = Policy.Gate,
        ClockSkewMsMax = Policy.Risk.ClockSkewMsMax,
    };

    [Fact]
    public async Task Check_EverythingInPlace_RefusesNothing() => Assert.Empty(await CheckAsync());

    [Theory]
    [InlineData(TradingMode.DryRun, "mode: dry_run; expected live")]
    [InlineData(TradingMode.Paper, "mode: paper; expected live")]
    public async Task Check_OtherMode_IsRefused(TradingMode mode, string message)
    {
        _setup = _setup with { Mode = mode };
        await RefusedAsync(LiveRefusalKind.NotLive, message, stopsExits: true);
    }

    [Fact]
    public async Task Check_ReadOnly_IsRefused()
    {
        _setup = _setup with { IsReadOnly = true };
        await RefusedAsync(LiveRefusalKind.ReadOnly, "read_only: true; LIVE needs it to be false", stopsExits: true);
    }

    [Fact]
    public void Setup_NothingSaid_IsReadOnly() => Assert.True(new LiveSetup
    {
        Mode = TradingMode.Live,
        HasCredentials = true,
        ReadVerdict = _ => Task.FromResult<string?>(null),
        VerdictSource = "",
        Scope = new VerdictScope(Hash, Code),
        Gate = Policy.Gate,
        ClockSkewMsMax = 200,
    }.IsReadOnly);

    [Fact]
    public async Task Check_NoCredentials_IsRefusedWithoutAskingTheVenue()
    {
        _setup = _setup with { HasCredentials = false };
        _keyFailure = new VenueException(VenueFault.Unauthorized, "must not be asked");
        await RefusedAsync(
            LiveRefusalKind.NoCredentials,
            "credentials: none; LIVE needs the venue's key name and private key in the environment",
            stopsExits: true);
    }

    [Fact]
    public async Task Check_KeyThatCanTransfer_IsRefused()
    {
        _rights = new(CanView: true, CanTrade: true, CanTransfer: true);
        await RefusedAsync(LiveRefusalKind.KeyCanTransfer, "key: it can transfer; make one that can view and trade only", stopsExits: true);
    }

    [Fact]
    public async Task Check_KeyThatCannotTrade_IsRefused()
    {
        _rights = new(CanView: true, CanTrade: false, CanTransfer: false);
        await RefusedAsync(LiveRefusalKind.KeyCannotTrade, "key: it cannot trade; expected view and trade", stopsExits: true);
    }

    [Fact]
    public async Task Check_KeyThatCannotView_IsRefused()
    {
        _rights = new(CanView: false, CanTrade: true, CanTransfer: false);
        await RefusedAsync(LiveRefusalKind.KeyCannotView, "key: it cannot view; expected view and trade", stopsExits: true);
    }

    [Fact]
    public async Task Check_VenueSilentAboutTheKey_IsRefusedButExitsGoOn()
    {
        _keyFailure = new VenueException(VenueFault.Unreachable, "no connection");
        await RefusedAsync(LiveRefusalKind.KeyUnknown, "key: the venue did not say what it may do: no connection", stopsExits: false);
    }

    [Theory]
    [InlineData(-200, null)]
    [InlineData(200, null)]
    [InlineData(201, "clock: -201 ms from the venue's; expected at most 200 ms")]
    [InlineData(-201, "clock: 201 ms from the venue's; expected at most 200 ms")]
    public async Task Check_SkewedClock_IsRefusedBeyondThePolicy(int aheadMs, string? message)
    {
        _market.Ahead = TimeSpan.FromMilliseconds(aheadMs);
        if (message is null)
        {
            Assert.Empty(await CheckAsync());
            return;
        }

        await RefusedAsync(LiveRefusalKind.ClockSkewed, message, stopsExits: false);
    }

    [Fact]
    public async Task Check_VenueDoesNotTellItsTime_IsRefused()
    {
        _market.Failure = new VenueException(VenueFault.Malformed, "no time");
        await RefusedAsync(LiveRefusalKind.ClockUnknown, "clock: the venue did not tell its time: no time", stopsExits: false);
    }

    // As good as none, but somebody has to look at the store and not at the verdict.
    [Fact]
    public async Task Check_StoreDoesNotSayWhatTheVerdictIs_IsRefusedForThat()
    {
        _setup = _setup with { ReadVerdict = _ => throw new StoreException("blobs gone") };
        await RefusedAsync(LiveRefusalKind.Verdict, "verdict.json: the store did not say what the verdict is: blobs gone", stopsExits: false);
    }

    [Fact]
    public async Task Check_NoVerdict_IsRefused()
    {
        _setup = _setup with { ReadVerdict = _ => Task.FromResult<string?>(null) };
        await RefusedAsync(
            LiveRefusalKind.Verdict, "verdict.json: there is no verdict file; LIVE needs one, made by the decision gate", stopsExits: false);
    }

    [Fact]
    public async Task Check_ExpiredVerdict_IsRefused()
    {
        _setup = _setup with { ReadVerdict = _ => Task.FromResult<string?>(VerdictSigner.Sign(Go() with { ExpiresAt = Now }, Key)) };
        await RefusedAsync(
            LiveRefusalKind.Verdict, "verdict.json: it expired at 2025-03-05T12:00:00Z; it is 2025-03-05T12:00:00Z", stopsExits: false);
    }

    [Fact]
    public async Task Check_TamperedVerdict_IsRefused()
    {
        _setup = _setup with { ReadVerdict = _ => Task.FromResult<string?>(VerdictSigner.Sign(Go(), Key).Replace("2025-04-01", "2026-04-01", StringComparison.Ordinal)) };
        await RefusedAsync(
            LiveRefusalKind.Verdict, "verdict.json: its signature does not fit: it was changed after it was signed", stopsExits: false);
    }

    [Fact]
    public async Task Check_VerdictOfAnotherPolicy_IsRefused()
    {
        _setup = _setup with { ReadVerdict = _ => Task.FromResult<string?>(VerdictSigner.Sign(Go() with { PolicyHash = new string('1', 64) }, Key)) };
        await RefusedAsync(
            LiveRefusalKind.Verdict,
            $"verdict.json: it is about policy 111111111111; policy {Hash[..12]} is in use",
            stopsExits: false);
    }

    [Fact]
    public async Task Check_VerdictRunsOutLater_IsReadAnew()
    {
        var text = VerdictSigner.Sign(Go(), Key);
        _setup = _setup with { ReadVerdict = _ => Task.FromResult<string?>(text) };
        Assert.Empty(await CheckAsync());
        text = null;
        Assert.Equal(LiveRefusalKind.Verdict, Assert.Single(await CheckAsync()).Kind);
    }

    [Theory]
    [InlineData(CapitalStep.Canary, 0.05)]
    [InlineData(CapitalStep.Quarter, 0.25)]
    [InlineData(CapitalStep.Half, 0.5)]
    [InlineData(CapitalStep.Full, 1)]
    public async Task CapShare_ValidVerdict_IsThatOfItsStep(CapitalStep step, double share)
    {
        _setup = _setup with { ReadVerdict = _ => Task.FromResult<string?>(VerdictSigner.Sign(Go() with { CapitalStep = step }, Key)) };
        var gate = Gate();
        Assert.Equal(0.05m, gate.Capital.CapShare);

        Assert.Empty(await gate.CheckAsync(default));

        Assert.Equal((decimal)share, gate.Capital.CapShare);
    }

    [Fact]
    public async Task CapShare_VerdictHoldsNoLonger_FallsToTheCanary()
    {
        var text = VerdictSigner.Sign(Go() with { CapitalStep = CapitalStep.Full }, Key);
        _setup = _setup with { ReadVerdict = _ => Task.FromResult<string?>(text) };
        var gate = Gate();
        await gate.CheckAsync(default);
        Assert.Equal(1, gate.Capital.CapShare);

        text = null;
        await gate.CheckAsync(default);

        Assert.Equal(0.05m, gate.Capital.CapShare);
    }

    /// <summary>The verdict still says full; before the next cycle it is the canary's, and when the evidence is back so is the step.</summary>
    [Fact]
    public async Task Capital_LiveTradesDegraded_FallsAtOnceAndSaysWhy()
    {
        _setup = _setup with { ReadVerdict = _ => Task.FromResult<string?>(VerdictSigner.Sign(Go() with { CapitalStep = CapitalStep.Full }, Key)) };
        var gate = Gate();
        await gate.CheckAsync(default);
        Assert.Equal(new LiveCapital(1, null), gate.Capital);

        _live = new PaperEvidence(12, 40, 0, -0.9, -1.4, -0.4);
        Assert.Empty(await gate.CheckAsync(default));
        Assert.Equal(
            new LiveCapital(0.05m, "capital: canary instead of full: 40 live trades with a gap of -0.900 (-1.400 to -0.400; above -0.5) standard deviations and 0 violated invariants"),
            gate.Capital);

        _live = new PaperEvidence(90, 140, 0, -0.3, -0.6, 0.1);
        await gate.CheckAsync(default);
        Assert.Equal(new LiveCapital(1, null), gate.Capital);
    }

    [Fact]
    public async Task Capital_LiveTradesUnreadable_IsTheCanarys()
    {
        _setup = _setup with { ReadVerdict = _ => Task.FromResult<string?>(VerdictSigner.Sign(Go() with { CapitalStep = CapitalStep.Half }, Key)) };
        _live = null;
        var gate = Gate();

        Assert.Empty(await gate.CheckAsync(default));

        Assert.Equal(new LiveCapital(0.05m, "capital: canary instead of half: live trades cannot be read: the file is locked"), gate.Capital);
    }

    [Fact]
    public async Task Check_SeveralReasons_NamesThemAll()
    {
        _setup = _setup with { IsReadOnly = true, ReadVerdict = _ => Task.FromResult<string?>(null) };
        _rights = new(CanView: true, CanTrade: true, CanTransfer: true);
        _market.Ahead = TimeSpan.FromSeconds(3);
        Assert.Equal(
            [LiveRefusalKind.ReadOnly, LiveRefusalKind.KeyCanTransfer, LiveRefusalKind.ClockSkewed, LiveRefusalKind.Verdict],
            (await CheckAsync()).Select(refusal => refusal.Kind));
    }

    private static EvidenceVerdict Go() => new()
    {
        Verdict = GateVerdict.Go,
        PolicyHash = Hash,
        CodeVersion = Code,
        DatasetLineage = "lineage",
        TrialLedgerHead = "2222",
        StepSince = Timestamp.Utc(2025, 3, 1),
        ExpectedReturn = Expected,
        IssuedAt = Timestamp.Utc(2025, 3, 1),
        ExpiresAt = Timestamp.Utc(2025, 4, 1),
        Criteria = [new GateCriterion("trades", 140, 100, IsMet: true, "pooled out of sample")],
        KeyId = "",
    };

    private async Task RefusedAsync(LiveRefusalKind kind, string message, bool stopsExits)
    {
        var refusal = Assert.Single(await CheckAsync());
        Assert.Equal((kind, message, stopsExits), (refusal.Kind, refusal.Message, refusal.StopsExits));
    }

    private Task<IReadOnlyList<LiveRefusal>> CheckAsync() => Gate().CheckAsync(default);

    private Task<PaperEvidence> ReadLiveAsync(ExpectedReturn expected, CancellationToken cancellation)
    {
        Assert.Equal(Expected, expected);
        return _live is { } live ? Task.FromResult(live) : Task.FromException<PaperEvidence>(new StoreException("the file is locked"));
    }

    private LiveGate Gate() => new(
        _setup,
        _market,
        _ => _keyFailure is { } failure ? Task.FromException<KeyRights>(failure) : Task.FromResult(_rights),
        ReadLiveAsync,
        new ManualClock(Now));
}
