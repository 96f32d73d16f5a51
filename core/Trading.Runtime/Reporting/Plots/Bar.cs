namespace Trading.Runtime.Reporting.Plots;

/// <summary>A bar with its name and its value as text.</summary>
/// <param name="Label">Its name.</param>
/// <param name="From">Where it begins: zero but in a waterfall.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Text">The value, with sign and unit.</param>
/// <param name="Tone">How it is meant.</param>
/// <param name="Tip">More, on hover.</param>
public sealed record Bar(string Label, double From, double To, string Text, Tone Tone, string Tip = "")
{
    /// <summary>A bar from zero, gain or loss by its sign.</summary>
    public static Bar Signed(string label, double value, string text, string tip = "") => new(label, 0, value, text, Tones.Of(value), tip);
}
