using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.Orders;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Backtesting;

/// <summary>Some minutes of a random market with random orders and cancels, fixed by its seed.</summary>
internal sealed class Session
{
    private const int Minutes = 8;
    private readonly List<(Timestamp At, OrderIntent? Order, ClientOrderId Cancel)> _messages = [];
    private readonly CoreCosts _costs;

    public Session(long seed)
    {
        var random = new SeededRandom((ulong)seed);
        Mode = (FillMode)random.NextInt32(3);
        _costs = new(random.NextInt32(3) * 10, random.NextInt32(2) * 0.5);
        Candles = Venues.RandomCandles(ref random, Minutes);
        Options = OptionsOf(Mode, (ulong)seed) with
        {
            LatencyMs = random.NextInt32(2) * 250,
            RejectProbability = 0.05,
            TimeoutProbability = 0.05,
        };
        var ids = New();
        var at = Noon;
        for (var i = 0; i < 20; i++)
        {
            at = at.AddMs(random.NextInt32(2 * Minutes * 60_000 / 20));
            if (i > 0 && random.NextInt32(4) == 0)
            {
                _messages.Add((at, null, Sent[random.NextInt32(Sent.Count)].Id));
                continue;
            }

            var order = Venues.RandomOrder(ref random, ids, at);
            Sent.Add(order);
            _messages.Add((at, order, default));
        }
    }

    public FillMode Mode { get; }

    public List<Candle> Candles { get; }

    public MockExchangeOptions Options { get; }

    public List<OrderIntent> Sent { get; } = [];

    /// <summary>The account of this session: cash, and 20 units to sell.</summary>
    public TestVenue New() => From(Options, CostsOf(_costs.SpreadBps, _costs.Impact), Holding(Options, 20), Candles);

    /// <summary>A venue that continues from a state on the same market.</summary>
    public TestVenue Resume(VenueState state) => From(Options, CostsOf(_costs.SpreadBps, _costs.Impact), state, Candles);

    /// <summary>Sends what is to be sent from one instant to another, and lets time pass to the end.</summary>
    public void Play(TestVenue venue, Timestamp from, Timestamp to)
    {
        foreach (var (at, order, cancel) in _messages)
        {
            if (at < from || at >= to)
            {
                continue;
            }

            venue.Run(at);
            if (order is not null)
            {
                venue.Submit(order, at);
            }
            else
            {
                venue.Cancel(cancel, at);
            }
        }

        venue.Run(to);
    }

    private readonly record struct CoreCosts(decimal SpreadBps, double Impact);
}
