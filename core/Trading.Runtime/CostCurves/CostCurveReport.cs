using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Evidence.Costs;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Backtests;

namespace Trading.Runtime.CostCurves;

/// <summary>
/// What a policy is worth against fees, spread and capital, and the cost at which it breaks even. Nothing in it depends on the machine
/// or the clock: the same request under the same code gives the same bytes.
/// </summary>
public sealed record CostCurveReport : ResearchReport
{
    /// <summary>
    /// Those of the products with recorded quotes: while these run the observed spread stands, and no multiple of the policy's reaches it.
    /// </summary>
    public required IReadOnlyList<ProductId> QuotedProducts { get; init; }

    /// <summary>At the base point: full spread where none is observed, bps.</summary>
    public required TierValues SpreadBps { get; init; }

    /// <summary>At the base point, quote currency.</summary>
    public required Money InitialCash { get; init; }

    /// <summary>Whether the base point's net result is above zero, positions still open at their marks.</summary>
    public required bool IsBreakingEven { get; init; }

    /// <summary>Of the base point's closed trades; null without one.</summary>
    public required BreakEvenCost? BreakEven { get; init; }

    /// <summary>Fees, spread, capital.</summary>
    public required IReadOnlyList<CostAxis> Axes { get; init; }

    /// <summary>The policy as it is; the same on every axis.</summary>
    public CostPoint Base => Axes[0].Points.First(p => p.IsBase);

    /// <param name="content">What <see cref="ResearchReport.ToJson"/> gave.</param>
    /// <param name="label">What messages call the source.</param>
    /// <exception cref="InputException">Not a cost curve's report, or of an unknown version.</exception>
    public static CostCurveReport Read(ReadOnlySpan<byte> content, string label)
    {
        var report = Read<CostCurveReport>(content, label, "a cost curve's");
        return report.Axes.Count > 0 ? report : throw new InputException($"{label}: axes: none; expected at least one");
    }
}
