namespace Trading.Core.Features;

/// <summary>What traded in a bucket or an hour. A missing one is neutral in every window: no volume, no extreme, no close.</summary>
internal struct Bar(double high, double low, double close, double volume)
{
    public static readonly Bar Missing = new(double.NegativeInfinity, double.PositiveInfinity, double.NaN, 0);

    public double High = high;
    public double Low = low;
    public double Close = close;
    public double Volume = volume;

    public readonly bool IsPresent => !double.IsNaN(Close);

    /// <summary>Field by field: a copy of the whole would read as one vector what was just written as four numbers, and stall.</summary>
    public void Set(in Bar other)
    {
        High = other.High;
        Low = other.Low;
        Close = other.Close;
        Volume = other.Volume;
    }
}
