namespace Trading.Core.Signals;

/// <summary>Whether a product is worth scanning.</summary>
public enum QualityVerdict
{
    Pass,

    /// <summary>A price far from its 20-hour mean that hardly any volume stands behind.</summary>
    BadPrint,

    /// <summary>The product moves less than it usually does.</summary>
    Asleep,

    /// <summary>No price, or a figure that the gate judges by is unavailable.</summary>
    NoData,
}
