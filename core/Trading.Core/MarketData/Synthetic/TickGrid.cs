namespace Trading.Core.MarketData.Synthetic;

/// <summary>
/// Rounds doubles to the double nearest to a multiple of an increment: the one that parsing the printed decimal would give,
/// since both parts of the final division are whole numbers.
/// </summary>
internal readonly struct TickGrid
{
    private readonly double _numerator;
    private readonly double _denominator;

    public TickGrid(Increment increment)
    {
        var denominator = 1m;
        for (var i = 0; i < increment.Decimals; i++)
        {
            denominator *= 10;
        }

        _denominator = (double)denominator;
        _numerator = (double)(increment.Value * denominator);
    }

    /// <summary>The nearest positive multiple.</summary>
    public double Nearest(double value) => At(Ticks(value));

    /// <summary>The largest positive multiple not above a price, or the smallest multiple.</summary>
    public double Below(double value) => At(Math.Max(1, Math.Floor(value * _denominator / _numerator)));

    /// <summary>The smallest multiple not below a positive price.</summary>
    public double Above(double value) => At(Math.Ceiling(value * _denominator / _numerator));

    /// <summary>How many increments the nearest positive multiple is.</summary>
    public double Ticks(double value) => Math.Max(1, Math.Round(value * _denominator / _numerator));

    public double At(double ticks) => ticks * _numerator / _denominator;
}
