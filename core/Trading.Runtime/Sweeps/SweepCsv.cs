using System.Globalization;
using System.Text;

namespace Trading.Runtime.Sweeps;

/// <summary>A sweep as a table: one row a variant, its values first.</summary>
public static class SweepCsv
{
    private static readonly string[] Figures =
    [
        "score", "trades", "win_rate_pct", "profit_factor", "net_result", "fees", "return_pct", "sharpe", "sortino", "calmar",
        "max_drawdown_pct", "mean_exposure_pct", "policy_hash", "trial_id",
    ];

    /// <summary>Comma, line feed, UTF-8; nothing where a figure is not defined.</summary>
    public static byte[] Of(SweepReport report)
    {
        var text = new StringBuilder();
        Append(text, ["variant", .. report.Keys, .. Figures]);
        foreach (var row in report.Rows)
        {
            var s = row.Summary;
            Append(
                text,
                [
                    Text(row.Index), .. row.Values, Text(row.Score), Text(s.Trades), Text(s.WinRatePct), Text(s.ProfitFactor), Text(s.NetResult.Amount),
                    Text(s.Fees.Amount), Text(s.ReturnPct), Text(s.Sharpe), Text(s.Sortino), Text(s.Calmar), Text(s.MaxDrawdownPct),
                    Text(s.MeanExposurePct), row.PolicyHash, row.TrialId,
                ]);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    private static void Append(StringBuilder text, string[] cells) => text.AppendJoin(',', cells.Select(Quoted)).Append('\n');

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
