namespace Trading.Runtime.Reporting;

/// <summary>How a figure or a mark is meant. Colours of all tones differ for the colour-blind, on light and on dark.</summary>
public enum Tone
{
    /// <summary>Neither good nor bad.</summary>
    Plain,

    /// <summary>Above zero, or passed.</summary>
    Gain,

    /// <summary>Below zero, or failed.</summary>
    Loss,

    /// <summary>To be read with care.</summary>
    Caution,

    /// <summary>In the background.</summary>
    Muted,
}
