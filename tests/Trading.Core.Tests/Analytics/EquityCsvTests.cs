using System.Text;
using Trading.Core.Analytics;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Analytics;

public class EquityCsvTests
{
    [Fact]
    public void Write_TwoDays_StandsBesideHoldingAndCash()
    {
        // 100 -> 125 -> 100; the reference 200 -> 400 -> unknown at 50 % exposure: 100 -> 150 -> 150.
        var run = TestRuns.Of(100, 125, 100) with { ReferenceAtStart = 200, MeanExposurePct = 50 };
        run = run with { Days = [run.Days[0] with { ReferencePrice = 400 }, run.Days[1]] };

        Assert.Equal(
            """
            day,nav,return_pct,drawdown_pct,reference_price,scaled_hold_nav,cash_nav
            2025-03-01,125,25,0,400,150,100
            2025-03-02,100,-19.999999999999996,-19.999999999999996,,150,100

            """,
            Text(run));
    }

    [Fact]
    public void Write_NoReference_LeavesItsColumnsEmpty() =>
        Assert.EndsWith("2025-03-01,110,10.000000000000009,0,,,100\n", Text(TestRuns.Of(100, 110)), StringComparison.Ordinal);

    private static string Text(Core.Backtesting.MergedRun run)
    {
        using var output = new MemoryStream();
        EquityCsv.Write(output, run);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
