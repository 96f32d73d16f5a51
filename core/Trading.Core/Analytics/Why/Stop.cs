namespace Trading.Core.Analytics.Why;

/// <summary>The first check that stopped a product.</summary>
/// <param name="Stage">Where.</param>
/// <param name="Reason">Its code, as records print it.</param>
/// <param name="Text">What was found and what was asked for, with the numbers.</param>
public sealed record Stop(WhyStage Stage, string Reason, string Text)
{
    private const int ReasonsMax = 100;

    /// <summary>Place of the reason among those of its stage.</summary>
    internal int Order { get; init; }

    /// <summary>How far the product got: a later check is more.</summary>
    internal int Progress => ((int)Stage * ReasonsMax) + Order;

    internal static Stop Nothing { get; } = new(WhyStage.Through, "none", "nothing stopped it");
}
