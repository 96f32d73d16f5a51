using Trading.Core.Market;
using Trading.Runtime.Ports;
using Trading.Simulation.Faults;

namespace Trading.Simulation.Market;

/// <summary>What the venue publishes, as one process gets it.</summary>
internal sealed class SimMarketData(World world, SimProcess process, Gate gate) : IMarketData
{
    private const long CallMs = 35;

    public Task<IReadOnlyList<ListedProduct>> ReadProductsAsync(CancellationToken cancellation)
    {
        var call = Begin(PortOp.Products, cancellation);
        IReadOnlyList<ListedProduct> listed =
        [
            .. SimProducts.All.Select((p, i) => new ListedProduct(p, world.Venue.StatusOf(i), 50_000_000)),
        ];
        gate.Leave(call);
        return Task.FromResult(listed);
    }

    public Task<CandleSeries> ReadCandlesAsync(
        ProductId product, Interval interval, Timestamp from, Timestamp to, CancellationToken cancellation)
    {
        var call = Begin(PortOp.Candles, cancellation);
        if (interval != Interval.OneHour)
        {
            throw new InvalidOperationException($"candles of {interval}: the simulated venue publishes 1h");
        }

        var index = SimProducts.IndexOf(product);
        var all = world.Market.Candles(index);

        // The venue knows no candle of its own future, whoever asks for it.
        var end = to < world.Time.Now ? to : world.Time.Now;
        var first = all.LowerBound(from);
        var last = all.LowerBound(new Timestamp(end.UnixMs - interval.Ms + 1));
        var candles = new CandleColumns(Math.Max(0, last - first) + 2);
        CandleFaults.Fill(world, index, all, first, last, candles);
        process.CandleAt[index] = candles.Count == 0 ? Timestamp.MinValue : candles[candles.Count - 1].OpenTime + interval.Duration;
        gate.Leave(call);
        return Task.FromResult(new CandleSeries(product, interval, candles));
    }

    public Task<MarketTick> ReadTickAsync(ProductId product, CancellationToken cancellation)
    {
        var call = Begin(PortOp.Tick, cancellation);
        var index = SimProducts.IndexOf(product);
        var at = world.Time.Now;
        if (world.Faults.InEffect(world.Slot, FaultKind.QuoteStale, index) is { } stale)
        {
            at = at.AddMs(-stale.Arg * 45_000);
        }

        var (bid, ask) = world.Market.Book(index, at);
        var quote = new Quote(at, (double)bid, (double)ask, 1_000, 1_000, 400_000);
        process.TickAt[index] = at;
        process.Quotes[index] = quote;
        gate.Leave(call);
        return Task.FromResult(new MarketTick(quote.Mid, quote));
    }

    public Task<Timestamp> ReadTimeAsync(CancellationToken cancellation)
    {
        var call = Begin(PortOp.Time, cancellation);
        gate.Leave(call);
        return Task.FromResult(world.Time.Now);
    }

    private PortCall Begin(PortOp op, CancellationToken cancellation)
    {
        var call = gate.Enter(op, cancellation);
        world.Time.Pass(CallMs);
        if (call.Has(FaultKind.CallFails) || world.DownFault == VenueFault.RateLimited && world.IsVenueDown)
        {
            world.Time.Pass(1500);
            throw world.VenueFailure(call.Has(FaultKind.CallFails) ? VenueFault.Malformed : VenueFault.RateLimited, process);
        }

        return call;
    }
}
