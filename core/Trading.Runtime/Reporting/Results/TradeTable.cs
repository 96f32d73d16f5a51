using Trading.Core;
using Trading.Core.TradeLog;

namespace Trading.Runtime.Reporting.Results;

/// <summary>
/// Every trade, to be filtered, sorted and paged by the page's script, which draws only the rows that are shown; and the why of each in
/// a dialog.
/// </summary>
/// <param name="Trades">In the order in which they are numbered.</param>
/// <param name="Currency">Of all amounts.</param>
public sealed record TradeTable(IReadOnlyList<Trade> Trades, string Currency) : IBlock
{
    // A column that a phone has no room for; the why has what it shows.
    private const string Wide = " large-only";
    private const string Text = "text";
    private const string Number = "number";

    private (string Name, string Style, bool IsFilter)[] Columns =>
    [
        ("#", Number + Wide, false),
        ("Entered (UTC)", Text, false),
        ("Product", Text, true),
        ("Signal", Text + Wide, true),
        ("Regime", Text + Wide, true),
        ("Tier", Text + Wide, true),
        ("Held (h)", Number + Wide, false),
        ("Exit", Text + Wide, true),
        ($"Size ({Currency})", Number + Wide, false),
        ("Edge", Number + Wide, false),
        ("Slippage", Number + Wide, false),
        ("Fees", Number + Wide, false),
        ($"Net ({Currency})", Number, false),
        ("Return (%)", Number + Wide, false),
        ("R", Number + Wide, false),
    ];

    public void WriteTo(HtmlWriter html)
    {
        var rows = Trades.Select(RowOf).ToArray();
        WriteControls(html, rows);
        WriteTable(html);
        WriteDialog(html);
        html.AddData("trades", new
        {
            columns = Columns.Select(c => c.Style),
            rows,
            why = Trades.Select(t => new object[] { TradeStory.TitleOf(t) }.Concat(TradeStory.Of(t))),
        });
    }

    private static object[] RowOf(Trade trade, int index) =>
    [
        new object[] { Numerals.Count(index + 1), index },
        TradeStory.Time(trade.EntryAt),
        trade.Product.Value,
        trade.Entry.Signal,
        trade.Entry.Regime.ToCode(),
        trade.Entry.Tier.ToCode(),
        Cell(Numerals.Fixed(trade.Held.TotalHours, 1), trade.Held.TotalHours),
        trade.Exit.ToCode(),
        Cell(Numerals.Money(trade.Bought), (double)trade.Bought.Amount),
        Cell(Numerals.SignedMoney(trade.Edge), (double)trade.Edge.Amount),
        Cell(Numerals.Money(trade.Slippage), (double)trade.Slippage.Amount),
        Cell(Numerals.Money(trade.Fees), (double)trade.Fees.Amount),
        Toned(Numerals.SignedMoney(trade.Net), (double)trade.Net.Amount),
        Toned(Numerals.Signed(trade.ReturnPct, 2), (double)trade.ReturnPct),
        Cell(Numerals.Signed(trade.R, 2), (double?)trade.R),
    ];

    private static object?[] Cell(string text, double? value) => [text, value];

    private static object[] Toned(string text, double value) => [text, value, Tones.Of(value).ToCode()];

    private void WriteControls(HtmlWriter html, object[][] rows)
    {
        html.Open("div", ("class", "controls"));
        html.Open("label").Text("Search").Void("input", ("type", "search"), ("id", "trade-search"), ("autocomplete", "off")).Close();
        for (var i = 0; i < Columns.Length; i++)
        {
            if (Columns[i].IsFilter)
            {
                var values = rows.Select(r => (string)r[i]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
                WriteFilter(html, Columns[i].Name, i, values.Select(v => (v, v)));
            }
        }

        var net = Array.FindIndex(Columns, c => c.Name.StartsWith("Net", StringComparison.Ordinal));
        WriteFilter(html, "Result", net, [("above", "won"), ("below", "lost or even")]);
        html.Close().Line();
    }

    private static void WriteFilter(HtmlWriter html, string name, int column, IEnumerable<(string Value, string Text)> options)
    {
        html.Open("label").Text(name).Open("select", ("data-filter", Numerals.Count(column)));
        html.Leaf("option", "all", ("value", ""));
        foreach (var (value, text) in options)
        {
            html.Leaf("option", text, ("value", value));
        }

        html.Close().Close();
    }

    private void WriteTable(HtmlWriter html)
    {
        html.Open("div", ("class", "frame"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Trades"));
        html.Open("table", ("id", "trade-table")).Open("thead").Open("tr");
        for (var i = 0; i < Columns.Length; i++)
        {
            html.Open("th", ("scope", "col"), ("class", Columns[i].Style), ("data-column", Numerals.Count(i)));
            html.Leaf("button", Columns[i].Name, ("type", "button")).Close();
        }

        html.Leaf("th", "Why", ("scope", "col")).Close().Close();
        html.Leaf("tbody", "", ("id", "trade-rows")).Close().Close().Line();
        html.Open("div", ("class", "pager"));
        html.Leaf("button", "Previous", ("type", "button"), ("id", "trade-previous"));
        html.Leaf("span", "", ("id", "trade-page"), ("aria-live", "polite"));
        html.Leaf("button", "Next", ("type", "button"), ("id", "trade-next"));
        html.Leaf("span", "", ("id", "trade-count"), ("class", "muted"), ("aria-live", "polite"));
        html.Close();
        html.Open("noscript").Leaf("p", "The table of trades needs the page\u2019s script; the same trades stand as CSV beside the report.").Close().Line();
    }

    private static void WriteDialog(HtmlWriter html)
    {
        html.Open("dialog", ("id", "why"), ("aria-labelledby", "why-title"));
        html.Open("form", ("method", "dialog")).Leaf("h2", "", ("id", "why-title")).Leaf("button", "Close").Close();
        html.Leaf("div", "", ("id", "why-text")).Close();
    }
}
