namespace Trading.Core.Features;

/// <summary>What traded in a bucket or an hour. A missing one is neutral in every window: no volume, no extreme, no close.</summary>
internal readonly struct Bar(double high, double low, double close, double volume)
{
    public static readonly Bar Missing = new(double.NegativeInfinity, double.PositiveInfinity, double.NaN, 0);

    public readonly double High = high;
    public readonly double Low = low;
    public readonly double Close = close;
    public readonly double Volume = volume;

    public bool IsPresent => !double.IsNaN(Close);
}
