namespace Trading.Runtime.Reporting.Plots;

/// <summary>Which part of a text its coordinate names.</summary>
public enum Anchor
{
    Start,
    Middle,
    End,
}
