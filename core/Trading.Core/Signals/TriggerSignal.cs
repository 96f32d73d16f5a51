namespace Trading.Core.Signals;

/// <summary>One signal fired on one product.</summary>
/// <param name="Signal">Name of the signal in the registry.</param>
/// <param name="Direction">Where it expects the price to go.</param>
/// <param name="Strength">How far beyond ordinary the event is; clamped to 0..1.</param>
/// <param name="Confidence">How far the signal trusts it; clamped to 0..1.</param>
public readonly record struct TriggerSignal(string Signal, TriggerDirection Direction, double Strength, double Confidence)
{
    public double Strength { get; } = Math.Clamp(Strength, 0, 1);

    public double Confidence { get; } = Math.Clamp(Confidence, 0, 1);

    /// <summary>Strength x confidence, 0 to 1.</summary>
    public double Score => Strength * Confidence;
}
