namespace Trading.Runtime.Reporting.Plots;

/// <summary>Maps values to coordinates along a straight line; an empty domain maps to the middle.</summary>
/// <param name="Min">The value at <paramref name="From"/>.</param>
/// <param name="Max">The value at <paramref name="To"/>.</param>
/// <param name="From">A coordinate.</param>
/// <param name="To">A coordinate; may lie before the other.</param>
public readonly record struct LinearScale(double Min, double Max, double From, double To)
{
    public double At(double value) => Max > Min ? From + ((value - Min) / (Max - Min) * (To - From)) : (From + To) / 2;
}
