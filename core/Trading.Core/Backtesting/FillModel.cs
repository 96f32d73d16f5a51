using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;

namespace Trading.Core.Backtesting;

/// <summary>
/// The rules by which candles fill orders, for one mode. Every draw is keyed by what it is for and never by what was drawn before.
/// <para>
/// Optimistic and base walk a path whose direction is a coin seeded by (product, candle). Pessimistic takes the path that is
/// worse for the order at hand: a resting order fills only when both paths would have filled it, a market order at the worse of
/// both prices. So whatever pessimistic fills, base fills no later and no less, and so does optimistic after base.
/// </para>
/// </summary>
public sealed class FillModel
{
    // Keeps the streams of draws apart; any distinct constants do.
    private const ulong DirectionStream = 0x9B1D_5C70_27E4_A3F1;
    private const ulong QueueStream = 0x3F62_E8A9_41D7_0C5B;
    private const ulong RejectStream = 0x6A09_D2F4_B85E_713D;
    private const ulong TimeoutStream = 0xC417_0E93_5DAB_F286;

    private readonly FillMode _mode;
    private readonly double _touchFillProbability;
    private readonly decimal _participation;
    private readonly ulong _seed;

    public FillModel(FillMode mode, FillModePolicy policy, ulong seed)
    {
        _mode = mode;
        _touchFillProbability = policy.TouchFillProbability;
        _participation = (decimal)policy.ParticipationPct / 100;
        _seed = seed;
    }

    /// <summary>The path on which the book is judged, in every mode: its direction is the seeded coin.</summary>
    public IntrabarPath PathOf(ProductId product, in PathCandle candle) => new(candle, IsHighFirst(product, candle.OpenTime));

    /// <summary>Whether the seeded coin of a candle says O-H-L-C. It knows nothing of the candle but when it opened.</summary>
    public bool IsHighFirst(ProductId product, Timestamp openTime) =>
        SeededRandom.Draw(_seed ^ DirectionStream, KeyOf(product), (ulong)openTime.UnixMs) < 0.5;

    /// <summary>The price that a market order meets, before spread and impact.</summary>
    public double MarketPrice(ProductId product, Side side, in PathCandle candle, Timestamp at)
    {
        if (_mode != FillMode.Pessimistic)
        {
            return PathOf(product, candle).PriceAt(at);
        }

        var highFirst = new IntrabarPath(candle, isHighFirst: true).PriceAt(at);
        var lowFirst = new IntrabarPath(candle, isHighFirst: false).PriceAt(at);
        return side == Side.Buy ? Math.Max(highFirst, lowFirst) : Math.Min(highFirst, lowFirst);
    }

    /// <summary>The price the path must reach to fill a resting order: its limit where a touch is enough, else beyond it.</summary>
    /// <param name="order">Keys the queue draw, one a candle: while it rests, others ahead of it fill or leave.</param>
    /// <param name="side">Of the order.</param>
    /// <param name="limit">Of the order.</param>
    /// <param name="tick">The product's price increment.</param>
    /// <param name="halfSpread">Half the spread, bps of the price.</param>
    /// <param name="candleOpen">Keys the queue draw.</param>
    public double FillLevel(ClientOrderId order, Side side, Price limit, Increment tick, BasisPoints halfSpread, Timestamp candleOpen)
    {
        if (SeededRandom.Draw(_seed ^ QueueStream, KeyOf(order), (ulong)candleOpen.UnixMs) < _touchFillProbability)
        {
            return (double)limit.Value;
        }

        var through = _mode == FillMode.Pessimistic
            ? Math.Max(tick.Value, limit.Value * halfSpread.Fraction)
            : tick.Value;
        return (double)(side == Side.Buy ? limit.Value - through : limit.Value + through);
    }

    /// <summary>When, from <paramref name="from"/> on, a resting order starts to fill in a candle; <see cref="Timestamp.MaxValue"/> if never.</summary>
    public Timestamp FirstFill(ProductId product, Side side, in PathCandle candle, double level, Timestamp from)
    {
        if (_mode != FillMode.Pessimistic)
        {
            return PathOf(product, candle).FirstReach(side, level, from);
        }

        var highFirst = new IntrabarPath(candle, isHighFirst: true).FirstReach(side, level, from);
        var lowFirst = new IntrabarPath(candle, isHighFirst: false).FirstReach(side, level, from);
        return highFirst > lowFirst ? highFirst : lowFirst;
    }

    /// <summary>What all our orders together may take of a candle, base units: participation x volume, on the size increment.</summary>
    public Quantity ShareOf(in PathCandle candle, Increment sizeIncrement) =>
        sizeIncrement.Floor(sizeIncrement.FloorOf(candle.Candle.Volume) * _participation);

    /// <summary>What a resting order may take: its share of the volume that came by while it lived, on the size increment.</summary>
    /// <param name="candle">The candle.</param>
    /// <param name="sizeIncrement">The product's size increment.</param>
    /// <param name="liveMs">Milliseconds of the candle in which the order lived.</param>
    public Quantity AccruedOf(in PathCandle candle, Increment sizeIncrement, long liveMs) =>
        new(sizeIncrement.Floor(sizeIncrement.FloorOf(candle.Candle.Volume).Value * _participation * liveMs / candle.Interval.Ms));

    /// <summary>Milliseconds of life after which a resting order may have taken <paramref name="quantity"/>; a second past the candle if never.</summary>
    public long LiveMsFor(Quantity quantity, in PathCandle candle, Increment sizeIncrement)
    {
        var whole = sizeIncrement.FloorOf(candle.Candle.Volume) * _participation;
        var never = candle.Interval.Ms + 1000;
        if (whole < quantity)
        {
            return never;
        }

        var ms = (long)Math.Ceiling(quantity.Value * candle.Interval.Ms / whole.Value);
        return AccruedOf(candle, sizeIncrement, ms) < quantity ? ms + 1 : ms;
    }

    /// <summary>Whether the venue refuses this order for a reason of its own.</summary>
    public bool IsRefused(ClientOrderId order, double probability) => SeededRandom.Draw(_seed ^ RejectStream, KeyOf(order), 0) < probability;

    /// <summary>Whether the acknowledgement of this order is lost.</summary>
    public bool IsAckLost(ClientOrderId order, double probability) => SeededRandom.Draw(_seed ^ TimeoutStream, KeyOf(order), 0) < probability;

    private static ulong KeyOf(ClientOrderId order)
    {
        Span<byte> bytes = stackalloc byte[16];
        order.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes)
            ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
    }

    // FNV-1a: a string's own hash differs from process to process.
    private static ulong KeyOf(ProductId product)
    {
        var hash = 0xCBF2_9CE4_8422_2325;
        foreach (var c in product.Value)
        {
            hash = unchecked((hash ^ c) * 0x0000_0100_0000_01B3);
        }

        return hash;
    }
}
