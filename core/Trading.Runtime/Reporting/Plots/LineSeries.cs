namespace Trading.Runtime.Reporting.Plots;

/// <summary>A line of a plot.</summary>
/// <param name="Name">For the legend.</param>
/// <param name="Style">How it is drawn.</param>
/// <param name="Values">One a point in time; NaN where there is none.</param>
/// <param name="IsFilled">Filled to zero; it may have no gap.</param>
public sealed record LineSeries(string Name, LineStyle Style, IReadOnlyList<double> Values, bool IsFilled = false);
