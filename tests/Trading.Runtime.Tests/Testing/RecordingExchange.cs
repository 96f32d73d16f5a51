using System.Collections.Immutable;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Testing;

/// <summary>Writes down what it is asked to cancel, and answers as it is told. Nothing else may be asked of it.</summary>
internal sealed class RecordingExchange : IExchange
{
    public List<ClientOrderId> Canceled { get; } = [];

    public Func<Order, CancelReply> Reply { get; set; } = static _ => CancelReply.Requested;

    public TimeSpan SettleWindow => TimeSpan.FromSeconds(30);

    public Task<CancelReply> CancelAsync(Order order, CancellationToken cancellation)
    {
        Canceled.Add(order.Id);
        return Task.FromResult(Reply(order));
    }

    public Task<SubmitReply> SubmitAsync(OrderIntent intent, CancellationToken cancellation) => throw new InvalidOperationException("sent");

    public Task<IReadOnlyList<VenueReport>> WaitAsync(ImmutableArray<Order> orders, Timestamp until, CancellationToken cancellation) =>
        throw new InvalidOperationException("waited");

    public Task<VenueView> ReadAsync(Timestamp since, CancellationToken cancellation) => throw new InvalidOperationException("read");

    public string? Export() => null;

    public void Restore(string? exported) => throw new InvalidOperationException("restored");
}
