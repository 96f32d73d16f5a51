namespace Trading.Core.Evidence.Statistics;

/// <summary>How the expected maximum of standard normals is computed.</summary>
public enum ExpectedMaximumMethod
{
    /// <summary>Exact below 50, the approximation from 50 on.</summary>
    BySize,

    /// <summary>By quadrature.</summary>
    Exact,

    /// <summary>The two-quantile approximation; up to 8 % low for 2, 3 % high around 10.</summary>
    Approximate,
}
