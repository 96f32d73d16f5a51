namespace Trading.Runtime.Reporting.Plots;

/// <summary>How a line is drawn; the dashes differ as the colours do.</summary>
public enum LineStyle
{
    /// <summary>Solid.</summary>
    Main,

    /// <summary>Dashed.</summary>
    Other,

    /// <summary>Dotted, in the background.</summary>
    Base,

    /// <summary>Dashed and dotted.</summary>
    Third,
}
