using Trading.Core;

namespace Trading.Runtime.Reporting;

/// <summary>Tones of numbers, and the classes that the style knows them by.</summary>
public static class Tones
{
    /// <summary>The tone of a result.</summary>
    public static Tone Of(Money? money) => Of(money?.Amount);

    public static Tone Of(decimal? value) => value switch { > 0 => Tone.Gain, < 0 => Tone.Loss, _ => Tone.Plain };

    public static Tone Of(double? value) => value switch { > 0 => Tone.Gain, < 0 => Tone.Loss, _ => Tone.Plain };

    /// <summary>The class in the style.</summary>
    public static string ToClass(this Tone tone) => "t-" + tone.ToCode();
}
