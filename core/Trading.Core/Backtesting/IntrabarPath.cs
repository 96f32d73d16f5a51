using Trading.Core.Market;

namespace Trading.Core.Backtesting;

/// <summary>
/// The way a price takes through one candle: open, one extreme, the other, close, each piece straight and as long in time as it is
/// in price. A candle without any move is flat. Which extreme comes first is the caller's choice and must not depend on the close.
/// </summary>
public readonly struct IntrabarPath
{
    // Of an arithmetic crossing time: a level met at a whole millisecond must not slip to the next one.
    private const double RoundingMs = 1e-6;

    private readonly long _openMs;
    private readonly long _lengthMs;
    private readonly double _open, _first, _second, _close;
    private readonly double _firstAt, _secondAt;

    /// <param name="candle">The candle to walk.</param>
    /// <param name="isHighFirst">O-H-L-C if true, else O-L-H-C.</param>
    public IntrabarPath(in PathCandle candle, bool isHighFirst)
    {
        var c = candle.Candle;
        _openMs = c.OpenTime.UnixMs;
        _lengthMs = candle.Interval.Ms;
        (_open, _close) = (c.Open, c.Close);
        (_first, _second) = isHighFirst ? (c.High, c.Low) : (c.Low, c.High);
        var toFirst = Math.Abs(_first - _open);
        var toSecond = toFirst + Math.Abs(_second - _first);
        var total = toSecond + Math.Abs(_close - _second);
        _firstAt = total > 0 ? _lengthMs * (toFirst / total) : _lengthMs;
        _secondAt = total > 0 ? _lengthMs * (toSecond / total) : _lengthMs;
    }

    /// <summary>The price at an instant: exactly the open when the candle opens, the close from its end on.</summary>
    public double PriceAt(Timestamp at) => PriceAt(at.UnixMs - _openMs);

    /// <summary>
    /// The first millisecond from <paramref name="from"/> on at which a buyer's price has come down to <paramref name="level"/>, or a
    /// seller's up to it; <see cref="Timestamp.MaxValue"/> if it does not happen before the candle's end.
    /// </summary>
    public Timestamp FirstReach(Side side, double level, Timestamp from)
    {
        var start = Math.Max(0, from.UnixMs - _openMs);
        if (start >= _lengthMs)
        {
            return Timestamp.MaxValue;
        }

        if (IsReached(side, level, PriceAt(start)))
        {
            return new(_openMs + start);
        }

        var offset = Reach(side, level, start, 0, _firstAt, _open, _first)
            ?? Reach(side, level, start, _firstAt, _secondAt, _first, _second)
            ?? Reach(side, level, start, _secondAt, _lengthMs, _second, _close);
        return offset is { } ms ? new(_openMs + ms) : Timestamp.MaxValue;
    }

    private static bool IsReached(Side side, double level, double price) => side == Side.Buy ? price <= level : price >= level;

    private static double Between(double from, double to, double share) =>
        Math.Clamp(from + ((to - from) * share), Math.Min(from, to), Math.Max(from, to));

    private long? Reach(Side side, double level, long start, double fromAt, double toAt, double from, double to)
    {
        if (toAt <= start || !IsReached(side, level, to))
        {
            return null;
        }

        var crossing = Math.Min(toAt, fromAt + ((toAt - fromAt) * ((from - level) / (from - to))));

        // The last instant of a candle is its last whole millisecond: its end already belongs to the next one.
        return Math.Min(_lengthMs - 1, (long)Math.Ceiling(Math.Max(crossing, start) - RoundingMs));
    }

    private double PriceAt(long offset)
    {
        if (offset >= _lengthMs)
        {
            return _close;
        }

        if (offset <= 0)
        {
            return _open;
        }

        return offset < _firstAt ? Between(_open, _first, offset / _firstAt)
            : offset < _secondAt ? Between(_first, _second, (offset - _firstAt) / (_secondAt - _firstAt))
            : Between(_second, _close, (offset - _secondAt) / (_lengthMs - _secondAt));
    }
}
