using System.Globalization;
using System.Text;

namespace Trading.Runtime.WalkForwards;

/// <summary>A walk-forward as a table: one row a window.</summary>
public static class WalkForwardCsv
{
    private static readonly string[] Figures =
    [
        "in_sample_score", "in_sample_trades", "purged_trades", "out_of_sample_score", "out_of_sample_trades", "out_of_sample_net",
        "out_of_sample_return_pct", "out_of_sample_max_drawdown_pct", "base_return_pct", "policy_hash",
    ];

    /// <summary>Comma, line feed, UTF-8; nothing where a figure is not defined.</summary>
    public static byte[] Of(WalkForwardReport report)
    {
        var text = new StringBuilder();
        Append(text, ["window", "in_sample_from", "in_sample_to", "out_of_sample_from", "out_of_sample_to", "variant", .. report.Keys, .. Figures]);
        foreach (var row in report.Windows)
        {
            var (w, test) = (row.Window, row.OutOfSample);
            IEnumerable<string> values = row.Chosen is null ? report.Keys.Select(_ => "") : row.Values;
            Append(
                text,
                [
                    Text(w.Index), $"{w.From}", $"{w.ChosenAt}", $"{w.TestFrom}", $"{w.To}", Text(row.Chosen), .. values,
                    Text(row.Chosen is { } chosen ? row.Scores[chosen] : null), Text(row.InSample?.Trades), Text(row.PurgedTrades),
                    Text(row.OutOfSampleScore), Text(test.Trades), Text(test.NetResult.Amount), Text(test.ReturnPct), Text(test.MaxDrawdownPct),
                    Text(row.BaseOutOfSample.ReturnPct), row.PolicyHash,
                ]);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    private static void Append(StringBuilder text, string[] cells) => text.AppendJoin(',', cells.Select(Quoted)).Append('\n');

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
