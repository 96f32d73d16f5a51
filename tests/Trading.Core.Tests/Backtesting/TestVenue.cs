using Trading.Core.Backtesting;
using Trading.Core.Costs;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.Portfolio;

namespace Trading.Core.Tests.Backtesting;

/// <summary>A venue with one product, AAA-USD (prices in cents, sizes in 0.001), and candles of one minute from noon on.</summary>
internal sealed class TestVenue
{
    public static readonly ProductId Aaa = ProductId.Parse("AAA-USD");
    public static readonly Timestamp Noon = Timestamp.Utc(2025, 1, 6, 12);

    private int _orders;

    private TestVenue(MockExchangeOptions options, CostModel costs, InMemoryMarketPath path, IEnumerable<Candle> candles, VenueState? state = null)
    {
        Options = options;
        Costs = costs;
        Path = path.Add(ProductOf(), SeriesOf([.. candles]));
        Exchange = new MockExchange(options, costs, Path, state);
    }

    public MockExchangeOptions Options { get; }

    public CostModel Costs { get; }

    public InMemoryMarketPath Path { get; }

    public MockExchange Exchange { get; }

    public List<VenueReport> Events { get; } = [];

    public IEnumerable<Fill> Fills => Events.Where(e => e.Fill is not null).Select(e => e.Fill!);

    public static TestVenue With(params IEnumerable<Candle> candles) => new(OptionsOf(FillMode.Optimistic), CostsOf(), new(), candles);

    public static TestVenue With(MockExchangeOptions options, CostModel costs, params IEnumerable<Candle> candles) => new(options, costs, new(), candles);

    /// <summary>The same venue with other options or costs, from a state if given.</summary>
    public static TestVenue From(MockExchangeOptions options, CostModel costs, VenueState state, params IEnumerable<Candle> candles) =>
        new(options, costs, new(), candles, state);

    /// <summary>An account at noon with this much of AAA and the options' cash.</summary>
    public static VenueState Holding(MockExchangeOptions options, decimal quantity) => new()
    {
        Version = VenueState.CurrentVersion,
        Account = options.Account,
        Seed = options.Seed,
        Now = Noon,
        Ledger = Ledger.Open(options.OpeningCash),
        Holdings = [new(Aaa, new Quantity(quantity))],
        OpenOrders = [],
        FinishedOrders = [],
        Messages = [],
        Taken = [],
        Volumes = [],
    };

    /// <summary>A seed whose coin takes the noon candle of AAA this way.</summary>
    public static ulong SeedWith(bool isHighFirst) => Enumerable.Range(0, 64).Select(i => (ulong)i).First(seed =>
        new FillModel(FillMode.Base, OptionsOf(FillMode.Base).Fill, seed).IsHighFirst(Aaa, Noon) == isHighFirst);

    public static Product ProductOf(string id = "AAA-USD") => new(
        ProductId.Parse(id), new Increment(0.01m), new Increment(0.001m), new Increment(0.01m), new Money(1));

    /// <summary>Latency 0, participation 25/10/2.5 %, touch 1/0.3/0, 10,000 in cash.</summary>
    public static MockExchangeOptions OptionsOf(FillMode mode, ulong seed = 7) => new()
    {
        Mode = mode,
        Fill = mode switch
        {
            FillMode.Optimistic => new() { ParticipationPct = 25, TouchFillProbability = 1 },
            FillMode.Base => new() { ParticipationPct = 10, TouchFillProbability = 0.3 },
            _ => new() { ParticipationPct = 2.5, TouchFillProbability = 0 },
        },
        LatencyMs = 0,
        Seed = seed,
        Account = "test",
        OpeningCash = new Money(10_000),
    };

    /// <summary>Maker 40, taker 60 bps; no spread and no impact unless asked for.</summary>
    public static CostModel CostsOf(decimal spreadBps = 0, double impactCoefficient = 0, decimal makerBps = 40, decimal takerBps = 60) => new(new CostPolicy
    {
        FeeSchedule = "flat",
        FeeSchedules = new Dictionary<string, IReadOnlyList<FeePeriod>>
        {
            ["flat"] =
            [
                new FeePeriod
                {
                    From = Timestamp.Utc(2020, 1, 1),
                    Tiers = [new FeeTier { Volume30dMin = 0, MakerBps = makerBps, TakerBps = takerBps }],
                },
            ],
        },
        SpreadBps = new TierValues { T1 = spreadBps, T2 = spreadBps, T3 = spreadBps },
        ImpactCoefficient = impactCoefficient,
    });

    public static CandleSeries SeriesOf(params ReadOnlySpan<Candle> candles)
    {
        var columns = new CandleColumns();
        foreach (var candle in candles)
        {
            columns.Append(candle);
        }

        return new(Aaa, Interval.OneMinute, columns);
    }

    /// <summary>Candle number <paramref name="minute"/> after noon.</summary>
    public static Candle At(int minute, double open, double high, double low, double close, double volume = 1000) =>
        new(Noon.AddMs(minute * 60_000L), open, high, low, close, volume);

    public static Candle Flat(int minute, double price, double volume = 1000) => At(minute, price, price, price, price, volume);

    public static Timestamp Seconds(double seconds) => Noon.AddMs((long)(seconds * 1000));

    public OrderIntent Limit(Side side, decimal size, decimal limit, Timestamp? endTime = null, ProductId? product = null) =>
        Intent(side, OrderKind.PostOnlyLimit, size, 0, limit, endTime, product);

    public OrderIntent Market(Side side, decimal size) => Intent(side, OrderKind.MarketIoc, size, 0, null, null, null);

    public OrderIntent MarketForQuote(decimal quote, Side side = Side.Buy) => Intent(side, OrderKind.MarketIoc, 0, quote, null, null, null);

    public TestVenue Submit(OrderIntent intent, Timestamp at)
    {
        Exchange.Submit(intent, at);
        return this;
    }

    /// <summary>Steps until nothing more happens by <paramref name="limit"/> and keeps the events.</summary>
    public TestVenue Run(Timestamp limit)
    {
        while (Exchange.Step(limit, Events))
        {
        }

        return this;
    }

    public TestVenue Cancel(ClientOrderId id, Timestamp at)
    {
        Exchange.Cancel(id, at);
        return this;
    }

    /// <summary>Runs for an hour.</summary>
    public TestVenue RunAll() => Run(Noon.AddMs(3_600_000));

    private OrderIntent Intent(Side side, OrderKind kind, decimal size, decimal quote, decimal? limit, Timestamp? endTime, ProductId? product) => new()
    {
        Id = ClientOrderId.Derive("test", Noon, product ?? Aaa, side, OrderLeg.Entry, _orders++),
        Product = product ?? Aaa,
        Side = side,
        Leg = OrderLeg.Entry,
        Kind = kind,
        BaseSize = new Quantity(size),
        QuoteSize = new Money(quote),
        LimitPrice = limit is { } price ? new Price(price) : null,
        EndTime = endTime,
        Slot = Noon,
        CreatedAt = Noon,
        Attempt = 0,
        DecisionMid = new Price(100),
        ReservedNotional = new Money(quote),
    };
}
