using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Cycles;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Api;

public class HealthTogetherTests
{
    [Fact]
    public async Task Health_ManyAskWhileItIsRead_IsReadOnce()
    {
        var store = new HeldStore(new InMemoryStateStore());
        var world = new ApiWorld(store: store);
        var asked = Enumerable.Range(0, 20).Select(_ => world.AskAsync("GET", "/api/health")).ToList();
        store.Gate.Release();
        var answers = await Task.WhenAll(asked);
        Assert.Equal(1, store.Heads);
        Assert.Single(answers.Select(ApiWorld.TextOf).Distinct());
    }

    /// <summary>A store that answers once it may.</summary>
    private sealed class HeldStore(IStateStore inner) : StoreDecorator(inner)
    {
        private int _heads;

        public SemaphoreSlim Gate { get; } = new(0);

        public int Heads => _heads;

        public override async Task<AccountHead> ReadHeadAsync(string account, CancellationToken cancellation)
        {
            Interlocked.Increment(ref _heads);
            await Gate.WaitAsync(TimeSpan.FromSeconds(60), cancellation);
            return await base.ReadHeadAsync(account, cancellation);
        }
    }
}
