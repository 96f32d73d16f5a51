using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Ports;
using Trading.Simulation.Faults;
using Trading.Simulation.Market;

namespace Trading.Simulation.Venue;

/// <summary>The venue as one process reaches it: across a wire on which anything may happen.</summary>
internal sealed class SimExchange(World world, SimProcess process, Gate gate) : IExchange
{
    /// <summary>How long an order may be on its way or unlisted.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromSeconds(60);

    private const long HalfWayMs = 40;
    private const long TimeoutMs = 10_000;

    private readonly VenueNews _news = new(world);

    public TimeSpan SettleWindow => Settle;

    public Task<SubmitReply> SubmitAsync(OrderIntent intent, CancellationToken cancellation)
    {
        var call = gate.Enter(PortOp.Submit, cancellation);
        world.Sent(process, intent);
        world.Time.Pass(HalfWayMs);
        var reply = Deliver(intent, SendFates.Of(call, world));
        world.Checker.OnReply(intent, reply);
        gate.Leave(call);
        world.Trace.Add(world.Time.Now, $"p{process.Number} POST {intent.Id} {intent.Leg} {intent.Product} #{intent.Attempt} {intent.Kind}: {reply.Outcome}");
        return Task.FromResult(reply);
    }

    public Task<CancelReply> CancelAsync(Order order, CancellationToken cancellation)
    {
        var call = gate.Enter(PortOp.Cancel, cancellation);
        world.Time.Pass(HalfWayMs);
        var reply = Cancel(order, call);
        world.Time.Pass(HalfWayMs);
        gate.Leave(call);
        world.Trace.Add(world.Time.Now, $"p{process.Number} CANCEL {order.Id}: {reply}");
        return Task.FromResult(reply);
    }

    public Task<IReadOnlyList<VenueReport>> WaitAsync(ImmutableArray<Order> orders, Timestamp until, CancellationToken cancellation)
    {
        var call = gate.Enter(PortOp.Wait, cancellation);
        world.Time.Pass(HalfWayMs);
        ThrowIfDown(call);
        var end = until.AddMs(-process.Clock.SkewMs);
        var reports = new List<VenueReport>();
        while (true)
        {
            _news.Collect(orders, reports);
            if (reports.Count > 0 || world.Time.Now >= end)
            {
                break;
            }

            // Somebody may be waiting for something that only other orders, or nothing, would bring: then the clock may jump.
            var next = world.Venue.IsBusy || _news.IsDue ? world.Time.Now.AddMs(1000) : end;
            world.Time.AdvanceTo(next < end ? next : end);
            cancellation.ThrowIfCancellationRequested();
        }

        _news.Spoil(reports, orders);
        gate.Leave(call);
        return Task.FromResult<IReadOnlyList<VenueReport>>(reports);
    }

    public Task<VenueView> ReadAsync(Timestamp since, CancellationToken cancellation)
    {
        var call = gate.Enter(PortOp.Read, cancellation);
        var at = process.Clock.Now;
        var began = world.Time.Now;
        world.Time.Pass(HalfWayMs);
        ThrowIfDown(call);

        // Three lists, one after the other: what happens between two of them stands in one and not in the other.
        var orders = VenueLists.Orders(world.Venue, since, world.Time.Now);
        world.Time.Pass(HalfWayMs);
        var fills = VenueLists.Fills(world.Venue, since, world.Time.Now);
        world.Time.Pass(HalfWayMs);
        var view = new VenueView(since, at, orders, fills, VenueLists.Balances(world.Venue));
        process.View = view;
        process.ReadAt = began;
        gate.Leave(call);
        return Task.FromResult(view);
    }

    public string? Export() => null;

    public void Restore(string? exported)
    {
        // The venue is elsewhere: what we stored says nothing about it.
    }

    private SubmitReply Deliver(OrderIntent intent, SendFate fate)
    {
        if (fate.IsRateLimited)
        {
            world.Time.Pass(HalfWayMs);
            return SubmitReply.RateLimited(process.Clock.Now + TimeSpan.FromSeconds(5), "429");
        }

        if (fate.IsUnauthorized)
        {
            world.Time.Pass(HalfWayMs);
            return SubmitReply.Unauthorized("401");
        }

        if (fate.IsLostBefore)
        {
            world.Time.Pass(fate.Said == "503" ? HalfWayMs : TimeoutMs);
            return SubmitReply.Ambiguous(fate.Said);
        }

        if (fate.Delay > TimeSpan.Zero)
        {
            world.Venue.ArriveLater(intent, fate, world.Time.Now + fate.Delay);
            world.Time.Pass(TimeoutMs);
            return SubmitReply.Ambiguous("timeout");
        }

        var order = world.Venue.Arrive(intent, fate);
        world.Time.Pass(fate is { IsReplyLost: true, Said: "timeout" } ? TimeoutMs : HalfWayMs);
        return fate.IsReplyLost ? SubmitReply.Ambiguous(fate.Said)
            : order.Rejection is { } reason ? SubmitReply.Rejected(reason, $"refused: {reason}")
            : SubmitReply.Accepted(order.Id);
    }

    private CancelReply Cancel(Order order, PortCall call)
    {
        if (order.VenueOrderId is null || world.IsVenueDown || call.Has(FaultKind.CancelLost))
        {
            return CancelReply.Failed;
        }

        var found = world.Venue.Find(order.Id);
        if (found is null || !found.IsLive)
        {
            return CancelReply.NotFound;
        }

        var isCanceled = world.Venue.Cancel(found, call.Has(FaultKind.CancelFillRace));
        return call.Has(FaultKind.CancelReplyLost) ? CancelReply.Failed
            : isCanceled ? CancelReply.Requested
            : CancelReply.NotFound;
    }

    private void ThrowIfDown(PortCall call)
    {
        if (!call.Has(FaultKind.CallFails) && !world.IsVenueDown)
        {
            return;
        }

        world.Time.Pass(1500);
        throw world.VenueFailure(call.Has(FaultKind.CallFails) ? VenueFault.Unreachable : world.DownFault, process);
    }
}
