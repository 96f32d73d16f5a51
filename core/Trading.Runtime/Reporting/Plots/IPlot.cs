namespace Trading.Runtime.Reporting.Plots;

/// <summary>Something that can be drawn at any width. The same plot at the same width gives the same marks.</summary>
public interface IPlot
{
    /// <summary>The height it needs, in units of the drawing.</summary>
    double HeightAt(double width);

    void Draw(SvgCanvas canvas);

    /// <summary>What the page's script needs for it; nothing for most.</summary>
    void AddData(HtmlWriter html, string id)
    {
    }
}
