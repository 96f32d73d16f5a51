using Trading.Core.Market;

namespace Trading.Core.MarketData.Validation;

/// <summary>
/// Checks a series of candles, chunk by chunk: finite positive prices, high and low that hold open and close between
/// them, volume of at least zero, times ascending and on the interval's grid. The first fault is one clear error.
/// </summary>
/// <param name="interval">The grid; null checks order only.</param>
public sealed class CandleValidator(Interval? interval)
{
    private long _previousMs = long.MinValue;

    /// <summary>Checks the next candles of the series.</summary>
    /// <param name="where">Names the place of a candle by its index, such as "btc.csv: line 17"; asked only of a faulty one.</param>
    /// <exception cref="InputException">The first fault: its place, the value and what was expected.</exception>
    public void Check(CandleColumns candles, Func<int, string> where)
    {
        for (var i = 0; i < candles.Count; i++)
        {
            if (!IsPlausible(candles.Open[i], candles.High[i], candles.Low[i], candles.Close[i], candles.Volume[i]))
            {
                throw new InputException($"{where(i)}: {FaultOf(candles[i])}");
            }

            var time = candles.OpenTimeMs[i];
            if (time <= _previousMs)
            {
                throw new InputException($"{where(i)}: {TimeOrder.FaultOf(new(time), new(_previousMs))}");
            }

            if (interval is { } grid && time % grid.Ms != 0)
            {
                throw new InputException(
                    $"{where(i)}: time {new Timestamp(time)} is off the {grid} grid; expected a multiple of {grid} since 1970-01-01T00:00:00Z");
            }

            _previousMs = time;
        }
    }

    // Every comparison with NaN is false, and an infinite high or low fails against the finite others.
    private static bool IsPlausible(double open, double high, double low, double close, double volume) =>
        low > 0 && low <= open && low <= close && high >= open && high >= close && high <= double.MaxValue
        && volume >= 0 && volume <= double.MaxValue;

    private static string FaultOf(in Candle candle)
    {
        foreach (var (name, price) in new[] { ("open", candle.Open), ("high", candle.High), ("low", candle.Low), ("close", candle.Close) })
        {
            if (!double.IsFinite(price) || price <= 0)
            {
                return $"{name} is {price}; expected a finite price above 0";
            }
        }

        if (!double.IsFinite(candle.Volume))
        {
            return $"volume is {candle.Volume}; expected a finite number, 0 or more";
        }

        if (candle.Volume < 0)
        {
            return $"volume {candle.Volume} is negative; expected 0 or more";
        }

        return candle.High < Math.Max(candle.Open, candle.Close)
            ? $"high {candle.High} is below max(open, close) {Math.Max(candle.Open, candle.Close)}"
            : $"low {candle.Low} is above min(open, close) {Math.Min(candle.Open, candle.Close)}";
    }
}
