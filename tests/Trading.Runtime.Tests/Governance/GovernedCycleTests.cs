using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Governance;
using Trading.Runtime.Policies;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Governance;

public class GovernedCycleTests
{
    private static readonly Timestamp Now = Timestamp.Utc(2025, 3, 5, 12);
    private static readonly CycleRequest Request = new(Now, Now);

    private static readonly VerdictKey Key = VerdictKey.Parse(Convert.ToBase64String(new byte[32]), "key");

    private readonly List<CycleRequest> _run = [];
    private bool _isReadOnly;
    private string? _verdict;
    private PaperEvidence _live = new(40, 35, 0, 0.1, -0.3, 0.5);

    [Fact]
    public async Task Run_NoGate_RunsTheCycleAsItIs()
    {
        var cycle = new GovernedCycle(RunAsync, gate: null);
        Assert.Equal("executed", (await cycle.RunAsync(Request, default)).Text);
        Assert.Equal([Request], _run);
        Assert.Empty(cycle.Refusals);
    }

    [Fact]
    public async Task Run_NoVerdict_TakesNoNewRiskAndSeesToItsExits()
    {
        var cycle = Gated();
        var outcome = await cycle.RunAsync(Request, default);
        const string Why = "exits only: v.json: there is no verdict file; LIVE needs one, made by the decision gate";
        Assert.Equal([Request with { IsExitsOnly = true, Note = Why }], _run);
        Assert.Equal(Why, outcome.Message);
        Assert.Equal(LiveRefusalKind.Verdict, Assert.Single(cycle.Refusals).Kind);
    }

    [Fact]
    public async Task Run_ValidVerdict_MayUseTheShareOfItsStepWhileLiveTradesBearItOut()
    {
        _verdict = VerdictSigner.Sign(
            new EvidenceVerdict
            {
                Verdict = GateVerdict.Go,
                PolicyHash = "policy",
                CodeVersion = "code",
                DatasetLineage = "lineage",
                TrialLedgerHead = "head",
                CapitalStep = CapitalStep.Quarter,
                StepSince = Now,
                ExpectedReturn = new ExpectedReturn(0.4, 1.2),
                IssuedAt = Now,
                ExpiresAt = Now + TimeSpan.FromDays(1),
                Criteria = [new GateCriterion("trades", 140, 100, IsMet: true, "")],
                KeyId = "",
            },
            Key);
        var cycle = Gated();

        await cycle.RunAsync(Request, default);

        Assert.Empty(cycle.Refusals);
        Assert.Equal([Request with { CapShare = 0.25m }], _run);
        Assert.Null(cycle.Fallen);

        _live = _live with { InvariantViolations = 1 };
        var outcome = await cycle.RunAsync(Request, default);

        Assert.StartsWith("capital: canary instead of quarter: 35 live trades", cycle.Fallen, StringComparison.Ordinal);
        Assert.Equal(cycle.Fallen, outcome.Message);
        Assert.Equal(Request with { CapShare = 0.05m, Note = cycle.Fallen }, _run[^1]);
    }

    [Fact]
    public async Task Run_ReadOnly_RunsNothing()
    {
        _isReadOnly = true;
        var outcome = await Gated().RunAsync(Request, default);
        Assert.Empty(_run);
        Assert.Equal((CycleOutcomeKind.Skipped, "skipped:live_refused"), (outcome.Kind, outcome.Text));
        Assert.StartsWith("read_only: true; LIVE needs it to be false; v.json: ", outcome.Message, StringComparison.Ordinal);
    }

    private GovernedCycle Gated()
    {
        var clock = new ManualClock(Now);
        var setup = new LiveSetup
        {
            Mode = TradingMode.Live,
            IsReadOnly = _isReadOnly,
            HasCredentials = true,
            ReadVerdict = _ => Task.FromResult<string?>(_verdict),
            VerdictSource = "v.json",
            VerdictKey = Key,
            Scope = new VerdictScope("policy", "code"),
            Gate = PolicySource.Load(null).Gate,
            ClockSkewMsMax = 200,
        };
        var rights = new KeyRights(CanView: true, CanTrade: true, CanTransfer: false);
        return new GovernedCycle(RunAsync, new LiveGate(setup, new ScriptedMarket(clock), _ => Task.FromResult(rights), (_, _) => Task.FromResult(_live), clock));
    }

    private Task<CycleOutcome> RunAsync(CycleRequest request, CancellationToken cancellation)
    {
        _run.Add(request);
        return Task.FromResult(CycleOutcome.Executed(request.Slot));
    }
}
