using System.Text;

namespace Trading.Runtime.Reporting.Plots;

/// <summary>Builds the path of a line; a point that is not a number is a gap.</summary>
public static class SvgPath
{
    /// <summary>A line through points.</summary>
    public static string Through(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var path = new StringBuilder(x.Length * 12);
        var isDown = false;
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(y[i]))
            {
                isDown = false;
                continue;
            }

            path.Append(isDown ? 'L' : 'M').Append(SvgCanvas.Number(x[i])).Append(' ').Append(SvgCanvas.Number(y[i]));
            isDown = true;
        }

        return path.ToString();
    }

    /// <summary>The area between a line without gaps and a level.</summary>
    public static string Area(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level) => x.Length == 0
        ? ""
        : $"M{SvgCanvas.Number(x[0])} {SvgCanvas.Number(level)}L{Through(x, y)[1..]}L{SvgCanvas.Number(x[^1])} {SvgCanvas.Number(level)}Z";
}
