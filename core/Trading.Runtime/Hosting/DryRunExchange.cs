using System.Collections.Immutable;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Hosting;

/// <summary>The venue of a dry run: time passes, and nothing can be sent even by mistake.</summary>
public sealed class DryRunExchange(TimeProvider clock) : IExchange
{
    public TimeSpan SettleWindow => TimeSpan.Zero;

    public bool IsStoredWithAccount => true;

    public Task<SubmitReply> SubmitAsync(OrderIntent intent, CancellationToken cancellation) =>
        throw new InvalidOperationException($"order {intent.Id}: a dry run sends nothing");

    public Task<CancelReply> CancelAsync(Order order, CancellationToken cancellation) => Task.FromResult(CancelReply.NotFound);

    public async Task<IReadOnlyList<VenueReport>> WaitAsync(ImmutableArray<Order> orders, Timestamp until, CancellationToken cancellation)
    {
        var left = until - Timestamp.From(clock.GetUtcNow());
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, clock, cancellation);
        }

        return [];
    }

    public Task<VenueView> ReadAsync(Timestamp since, CancellationToken cancellation) =>
        Task.FromResult(new VenueView(since, Timestamp.From(clock.GetUtcNow()), [], [], []));

    public string? Export() => null;

    public void Restore(string? exported)
    {
        // A dry run has no venue to continue.
    }
}
