using System.Text;
using System.Xml.Linq;
using Trading.Core;
using Trading.Core.Analytics.Comparison;
using Trading.Core.Market;
using Trading.Runtime.Dashboard;

namespace Trading.Runtime.Tests.Dashboard;

public class EquityCurveTests
{
    private static readonly Timestamp Start = Timestamp.Utc(2025, 3, 1);

    [Fact]
    public void Of_RiseAndFall_TellsTheFallFromTheHighest()
    {
        var curve = Of(100, 120, 90, 108);

        Assert.Equal([0m, 0m, 25m, 10m], curve.Points.Select(point => point.DrawdownPct));
        Assert.Equal((25m, 4, Money.Zero), (curve.MaxDrawdownPct, curve.Marks, curve.Transferred));
    }

    /// <summary>100 falls to 80, then 20 are paid in: the value is 100 again, and the fall still 20 %.</summary>
    [Fact]
    public void Of_MoneyMovedIn_IsNoRise()
    {
        AccountMark[] marks = [Mark(0, 100), Mark(1, 80), new(At(2), new Money(100), new Money(20)), new(At(3), new Money(50), new Money(-50))];
        var curve = EquityCurve.Of("main", marks, Start, At(9));

        Assert.Equal([0m, 20m, 20m, 20m], curve.Points.Select(point => point.DrawdownPct));
        Assert.Equal([100m, 80m, 100m, 50m], curve.Points.Select(point => point.Nav.Amount));
        Assert.Equal(new Money(-30), curve.Transferred);
    }

    [Fact]
    public void Of_PartOfTheTime_BeginsAnewThere()
    {
        var curve = EquityCurve.Of("main", [Mark(0, 200), new(At(1), new Money(100), new Money(-100)), Mark(2, 90), Mark(3, 100)], At(1), At(3));

        Assert.Equal([100m, 90m], curve.Points.Select(point => point.Nav.Amount));
        Assert.Equal((10m, Money.Zero), (curve.MaxDrawdownPct, curve.Transferred));
    }

    /// <summary>A year of quarter-hours with one peak and one trough that are one mark wide.</summary>
    [Fact]
    public void Of_MoreMarksThanPoints_KeepsBothEndsAndEveryExtreme()
    {
        var values = Enumerable.Range(0, 35_040).Select(i => i == 12_345 ? 500m : i == 23_456 ? 10m : 100m + (i % 7)).ToArray();
        var curve = Of(values);

        Assert.InRange(curve.Points.Length, 500, EquityCurve.PointsMax);
        Assert.Equal((At(0), At(35_039)), (curve.Points[0].At, curve.Points[^1].At));
        Assert.Contains(curve.Points, point => point.At == At(12_345) && point.Nav.Amount == 500);
        Assert.Contains(curve.Points, point => point.At == At(23_456) && point.Nav.Amount == 10);
        Assert.Equal(curve.Points.OrderBy(point => point.At), curve.Points);
        Assert.Equal(98m, curve.MaxDrawdownPct);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(1_200)]
    public void ToSvg_AnyWidth_DrawsBothPartsOnOneAxisOfTime(int width)
    {
        var root = XElement.Parse(Encoding.UTF8.GetString(EquityPicture.ToSvg(Of(9_950, 10_020, 9_990), width, "USD")));

        var parts = root.Elements().Where(part => part.Name.LocalName == "svg").ToArray();
        Assert.Equal(["value", "drawdown"], parts.Select(part => part.Attribute("data-part")!.Value));
        var feet = parts.Select(part => part.Elements().Single(line => line.Attribute("class")?.Value == "span")).ToArray();
        Assert.Equal(feet[0].Attribute("x1")!.Value, feet[1].Attribute("x1")!.Value);
        Assert.Equal(feet[0].Attribute("x2")!.Value, feet[1].Attribute("x2")!.Value);
        Assert.StartsWith($"0 0 {width} ", root.Attribute("viewBox")!.Value, StringComparison.Ordinal);
        Assert.Contains("From 9,950.00 USD", root.ToString(), StringComparison.Ordinal);
    }

    private static EquityCurve Of(params decimal[] values) => EquityCurve.Of("main", values.Select((value, i) => Mark(i, value)), Start, Timestamp.MaxValue);

    private static AccountMark Mark(int i, decimal nav) => new(At(i), new Money(nav), Money.Zero);

    private static Timestamp At(int i) => Start.AddMs(i * 900_000L);
}
