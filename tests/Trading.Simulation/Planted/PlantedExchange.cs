using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Ports;

namespace Trading.Simulation.Planted;

/// <summary>An adapter with one of the mistakes that adapters make.</summary>
internal sealed class PlantedExchange(IExchange inner, World world) : IExchange
{
    private PlantedBug Bug => world.Spec.Bug;

    public TimeSpan SettleWindow => inner.SettleWindow;

    public async Task<SubmitReply> SubmitAsync(OrderIntent intent, CancellationToken cancellation)
    {
        var sent = Bug == PlantedBug.RandomClientIds ? intent with { Id = AnyId() } : intent;
        var reply = await inner.SubmitAsync(sent, cancellation);
        return reply.Outcome != SubmitOutcome.Ambiguous ? reply
            : Bug == PlantedBug.PostRetry ? await inner.SubmitAsync(sent, cancellation)
            : Bug == PlantedBug.UnknownAsRejected ? SubmitReply.Rejected(VenueRejection.Other, "no answer")
            : reply;
    }

    public async Task<CancelReply> CancelAsync(Order order, CancellationToken cancellation)
    {
        if (Bug != PlantedBug.CancelBelieved)
        {
            return await inner.CancelAsync(order, cancellation);
        }

        world.Plant.Canceled.Add(order.Id);
        return CancelReply.Requested;
    }

    public async Task<IReadOnlyList<VenueReport>> WaitAsync(ImmutableArray<Order> orders, Timestamp until, CancellationToken cancellation)
    {
        var believed = orders.Where(o => world.Plant.Canceled.Contains(o.Id)).ToList();
        if (believed.Count > 0)
        {
            return [.. believed.Select(o => new VenueReport(VenueReportKind.Canceled, world.Time.Now, o.Id, o.VenueOrderId ?? "", IsFinal: true))];
        }

        var reports = await inner.WaitAsync(orders, until, cancellation);
        return Bug == PlantedBug.FillMarkedBeforeApplied
            ? [.. reports.Where(r => r.Fill is null || world.Plant.SeenFills.Add(r.Fill.VenueTradeId))]
            : reports;
    }

    public async Task<VenueView> ReadAsync(Timestamp since, CancellationToken cancellation)
    {
        var view = await inner.ReadAsync(since, cancellation);
        return Bug == PlantedBug.FillMarkedBeforeApplied
            ? view with { Fills = [.. view.Fills.Where(f => world.Plant.SeenFills.Add(f.VenueTradeId))] }
            : view;
    }

    public string? Export() => inner.Export();

    public void Restore(string? exported) => inner.Restore(exported);

    // Random to the shell, and the same in every run of the seed.
    private ClientOrderId AnyId() => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{world.Spec.Seed}/{world.Wire.Count}"))[..16]));
}
