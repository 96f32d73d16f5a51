using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.TradeLog;
using Trading.Runtime.CostCurves;
using Trading.Runtime.Reporting.Results;

namespace Trading.Runtime.Backtests;

/// <summary>What stands beside a report: the page that people look at, and tables for other programs.</summary>
public static class ReportFiles
{
    /// <summary>Name of the page.</summary>
    public const string PageName = "report.html";

    /// <summary>Name of the cost curve, where one was asked for.</summary>
    public const string CostCurveName = "costcurve.json";

    /// <summary>The page as one self-contained HTML file.</summary>
    public static byte[] Page(BacktestReport report, CostCurveReport? costs) => BacktestPage.ToHtml(report, costs);

    /// <summary>Trades, tax lots and daily equity of each variant as CSV, with the names of their files.</summary>
    public static IEnumerable<(string Name, byte[] Content)> Tables(BacktestReport report)
    {
        foreach (var variant in report.Variants)
        {
            var name = $"{variant.FillMode.ToCode()}-{variant.FeeSchedule}";
            var run = variant.Performance.Run;
            yield return ($"{name}.trades.csv", Csv(output => TradeCsv.Write(output, run.Trades)));
            yield return ($"{name}.tax-lots.csv", Csv(output => TaxLotCsv.Write(output, run.Trades)));
            yield return ($"{name}.equity.csv", Csv(output => EquityCsv.Write(output, run)));
        }
    }

    private static byte[] Csv(Action<Stream> write)
    {
        using var output = new MemoryStream();
        write(output);
        return output.ToArray();
    }
}
