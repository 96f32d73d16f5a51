namespace Trading.Runtime.Reporting.Plots;

/// <summary>A cell of a heat map.</summary>
/// <param name="Value">Decides the colour; NaN for an empty cell.</param>
/// <param name="Text">Stands in it, with its sign.</param>
/// <param name="Tip">More, on hover.</param>
public readonly record struct HeatCell(double Value, string Text, string Tip = "")
{
    /// <summary>Nothing there.</summary>
    public static readonly HeatCell Empty = new(double.NaN, "");
}
