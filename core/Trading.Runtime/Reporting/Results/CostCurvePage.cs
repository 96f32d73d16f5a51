using System.Globalization;
using Trading.Core;
using Trading.Core.Evidence.Costs;
using Trading.Runtime.CostCurves;

namespace Trading.Runtime.Reporting.Results;

/// <summary>A cost curve as a page: whether the policy breaks even, then one section an axis.</summary>
public static class CostCurvePage
{
    /// <summary>The file as UTF-8; the same report gives the same bytes.</summary>
    public static byte[] ToHtml(CostCurveReport report) => Of(report).ToHtml();

    public static Page Of(CostCurveReport report)
    {
        return new Page
        {
            Title = $"Cost curve of {report.PolicyName}",
            Subtitle = $"{report.Products.Count} products, {Day(report.From)} to {Day(report.To)}; {report.FillMode.ToCode()} fills, {report.FeeSchedule} fees",
            Head =
            [
                .. SyntheticBanner.Of(report.Dataset),
                CostCurveBlocks.Verdict(report),
                new KeyFigures(CostCurveBlocks.Headline(report), IsLarge: true),
                .. CostCurveBlocks.Caveats(report),
            ],
            Sections =
            [
                .. report.Axes.Select(axis => new Section($"s-{axis.Kind.ToCode()}", CostCurveTerms.NameOf(axis.Kind), CostCurveBlocks.AxisOf(report, axis))),
                new Section("s-origin", "Provenance", Origin(report)),
            ],
        };
    }

    private static Facts Origin(CostCurveReport report) => new(
    [
        ("Policy", report.PolicyHash),
        ("Dataset", $"{report.Dataset.Venue}, {report.Dataset.Id}"),
        ("Engine", report.EngineVersion),
        ("Range", $"{report.From} to {report.To}, {report.Candles} candles"),
        ("Products", string.Join(", ", report.Products)),
        ("Seed", report.Seed.ToString(CultureInfo.InvariantCulture)),
    ]);

    private static string Day(Trading.Core.Market.Timestamp time) => time.ToString()[..10];
}
