namespace Trading.Runtime.Reporting.Plots;

/// <summary>Round values along an axis: steps of 1, 2 or 5 times a power of ten.</summary>
/// <param name="Values">In ascending order, the first at or below the data, the last at or above it.</param>
/// <param name="Decimals">As many as the step needs.</param>
public sealed record Ticks(IReadOnlyList<double> Values, int Decimals)
{
    private const int DecimalsMax = 8;

    public double Min => Values[0];

    public double Max => Values[^1];

    /// <summary>Ticks that enclose a range.</summary>
    /// <param name="min">The smallest value.</param>
    /// <param name="max">The largest value; the same as the smallest gives one step on each side.</param>
    /// <param name="count">About how many steps.</param>
    public static Ticks Around(double min, double max, int count)
    {
        if (!(max > min))
        {
            // Around nothing at all one unit is as good as any, and is read as nothing.
            var room = min == 0 ? 1 : Math.Max(Math.Abs(min) / 10, 1e-6);
            (min, max) = (min - room, min + room);
        }

        var (step, decimals) = StepOf((max - min) / count);
        var first = Math.Floor((min / step) + 1e-9);
        var last = Math.Ceiling((max / step) - 1e-9);
        var values = new double[(int)(last - first) + 1];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.Round((first + i) * step, DecimalsMax);
        }

        return new Ticks(values, decimals);
    }

    // The smallest round step that is no shorter than the one asked for.
    private static (double Step, int Decimals) StepOf(double rough)
    {
        var (power, exponent) = (1.0, 0);
        while (power * 10 <= rough)
        {
            power *= 10;
            exponent++;
        }

        while (power > rough && exponent > -DecimalsMax)
        {
            exponent--;
            power = 1 / PowerOfTen(-exponent);
        }

        var factor = rough <= power ? 1 : rough <= 2 * power ? 2 : rough <= 5 * power ? 5 : 10;
        var step = factor * power;
        return (step, Math.Max(0, -(factor == 10 ? exponent + 1 : exponent)));
    }

    private static double PowerOfTen(int exponent)
    {
        var power = 1.0;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
