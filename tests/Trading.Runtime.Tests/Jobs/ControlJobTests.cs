using Trading.Core.Market;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Jobs;
using Trading.Runtime.Tests.Accounts;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Jobs;

public class ControlJobTests
{
    private readonly InMemoryStateStore _store = new();
    private readonly List<CycleRequest> _requests = [];

    [Fact]
    public async Task Run_LeaseIsFree_ACycleOfExitsAloneCarriesItOut()
    {
        await StoredAccounts.SaveAsync(_store, TestAccounts.Flat());
        var result = await RunAsync(ControlKind.Close, TestAccounts.Btc, async request =>
        {
            await StoredAccounts.SaveAsync(_store, TestAccounts.Flat() with { ControlsDone = 1 });
            return CycleOutcome.NoTrade(request.Slot, "exits_only");
        });
        Assert.Equal((1L, true, "no_trade:exits_only"), (result.Sequence, result.IsDone, result.Outcome.Text));

        // At 12:00:07.654: the second that has begun is its slot.
        var slot = StoredAccounts.Slot.AddMs(7_000);
        Assert.Equal(new CycleRequest(slot, slot, IsExitsOnly: true, Note: "asked for by a test"), Assert.Single(_requests));
        var queued = Assert.Single(await _store.ReadControlsAsync(TestAccounts.Name, 0, default));
        Assert.Equal(new ControlCommand(ControlKind.Close, TestAccounts.Btc, StoredAccounts.Slot.AddMs(7_654), "a test"), queued.Command);
    }

    [Fact]
    public async Task Run_AnotherInstanceIsAtWork_TheCommandWaitsForIt()
    {
        await StoredAccounts.SaveAsync(_store, TestAccounts.Flat());
        var result = await RunAsync(ControlKind.Flatten, null, request => Task.FromResult(CycleOutcome.Skipped(request.Slot, "lease_held")));
        Assert.Equal((1L, false, "skipped:lease_held"), (result.Sequence, result.IsDone, result.Outcome.Text));
        Assert.Single(await _store.ReadControlsAsync(TestAccounts.Name, 0, default));
    }

    private Task<ControlResult> RunAsync(ControlKind kind, ProductId? product, Func<CycleRequest, Task<CycleOutcome>> cycle) => new ControlJob(
        _store,
        (request, _) =>
        {
            _requests.Add(request);
            return cycle(request);
        },
        new ManualClock(StoredAccounts.Slot.AddMs(7_654))).RunAsync(TestAccounts.Name, kind, product, "a test", default);
}
