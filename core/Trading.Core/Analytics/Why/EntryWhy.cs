using Trading.Core.Market;
using Trading.Core.Rules;

namespace Trading.Core.Analytics.Why;

/// <summary>Why a decision bought a product, why so much and why at this price; everything as it is decided again from its input.</summary>
/// <param name="Product">The product.</param>
/// <param name="Slot">The cycle.</param>
/// <param name="Signal">The trigger, which names its rule.</param>
/// <param name="Strength">Of the trigger.</param>
/// <param name="Confidence">Of the trigger.</param>
/// <param name="Score">Strength x confidence.</param>
/// <param name="ScoreMin">What the rules ask for.</param>
/// <param name="Regime">State of the market.</param>
/// <param name="Tier">Tier of the product.</param>
/// <param name="Conviction">The parts below added up, clamped to 0..1, at six digits.</param>
/// <param name="ConvictionMin">What the rules ask for.</param>
/// <param name="ConvictionParts">What the conviction is made of.</param>
/// <param name="StopPct">Stop below the entry, percent; null for none.</param>
/// <param name="TargetPct">Target above it, percent; null for none.</param>
/// <param name="MaxHoldHours">Longest holding; null for none.</param>
/// <param name="Factors">What the proposed size is the exact product of.</param>
/// <param name="Proposed">The product of the factors, quote currency.</param>
/// <param name="Ceiling">Proposed, or the minimum notional where that is more.</param>
/// <param name="Approved">What risk let through; null where it refused.</param>
/// <param name="Resized">What made the approved size another than the proposed one; null where it is the same.</param>
/// <param name="Checks">Every risk check with its numbers, in order.</param>
/// <param name="Outranked">Other triggers of the product that came second.</param>
/// <param name="Plan">How the first order was priced; null where none was placed.</param>
public sealed record EntryWhy(
    ProductId Product,
    Timestamp Slot,
    string Signal,
    double Strength,
    double Confidence,
    double Score,
    double ScoreMin,
    Regime Regime,
    Tier Tier,
    double Conviction,
    double ConvictionMin,
    IReadOnlyList<ConvictionPart> ConvictionParts,
    decimal? StopPct,
    decimal? TargetPct,
    int? MaxHoldHours,
    IReadOnlyList<SizeFactor> Factors,
    Money Proposed,
    Money Ceiling,
    Money? Approved,
    string? Resized,
    IReadOnlyList<CheckText> Checks,
    IReadOnlyList<string> Outranked,
    PlanText? Plan);
