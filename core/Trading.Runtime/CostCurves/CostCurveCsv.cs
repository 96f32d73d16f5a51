using System.Globalization;
using System.Text;
using Trading.Core;

namespace Trading.Runtime.CostCurves;

/// <summary>A cost curve as a table: one row a point, axis by axis.</summary>
public static class CostCurveCsv
{
    private static readonly string[] Head =
    [
        "axis", "value", "multiple", "fee_schedule", "trades", "net_result", "return_pct", "sharpe", "max_drawdown_pct", "bought", "edge",
        "slippage", "fees", "cost_bps", "policy_hash",
    ];

    /// <summary>Comma, line feed, UTF-8; nothing where a figure is not defined.</summary>
    public static byte[] Of(CostCurveReport report)
    {
        var text = new StringBuilder();
        Append(text, Head);
        foreach (var axis in report.Axes)
        {
            foreach (var point in axis.Points)
            {
                var s = point.Summary;
                Append(
                    text,
                    [
                        axis.Kind.ToCode(), point.Value, Text(point.Multiple), point.FeeSchedule, Text(s.Trades), Text(s.NetResult.Amount),
                        Text(s.ReturnPct), Text(s.Sharpe), Text(s.MaxDrawdownPct), Text(point.Bought.Amount), Text(point.Edge.Amount),
                        Text(point.Slippage.Amount), Text(s.Fees.Amount), Text(point.CostBps), point.PolicyHash,
                    ]);
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    private static void Append(StringBuilder text, string[] cells) => text.AppendJoin(',', cells.Select(Quoted)).Append('\n');

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
