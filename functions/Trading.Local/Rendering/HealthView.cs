using Spectre.Console;
using Trading.Core;
using Trading.Runtime.Jobs;

namespace Trading.Local.Rendering;

/// <summary>How an account is doing, for people.</summary>
internal static class HealthView
{
    private const int StaleShown = 3;

    public static void Write(IAnsiConsole console, HealthReport report)
    {
        var table = Sheet.Pairs($"Account {report.Account}: {(report.IsHealthy ? "healthy" : "unhealthy")}", 1);
        table.Add("at", $"{report.At}");
        table.Add("kill switch", report.KillSwitch is { } level ? level.ToCode() : "unknown");
        table.Add("last cycle", report.LastCycle is { } cycle ? $"{cycle.Slot}: {cycle.Outcome}, {cycle.DurationMs} ms" : "none");
        table.Add("store", report.IsStoreReachable ? "answers" : "does not answer");
        table.Add("venue", report.IsVenueReachable switch { true => "answers", false => "does not answer", _ => "not asked" });
        table.Add("clock", report.ClockSkewMs is { } skew ? $"{skew} ms from the venue's" : "the venue's is unknown");
        if (report.Detail is { } detail)
        {
            table.Add("mode", detail.Mode.ToCode());
            table.Add("state", detail.TradingState.ToCode());
            table.Add("NAV", Figures.Money(detail.Nav));
            table.Add("cash", Figures.Money(detail.Cash));
            table.Add("drawdown", FormattableString.Invariant($"{detail.DrawdownPct:0.00} % of at most {detail.DrawdownPctMax:0.##} %"));
            table.Add("exposure", detail.Exposure is { } risk ? $"{Figures.Money(risk.Total)} of at most {Figures.Money(risk.TotalCap)}" : "unknown");
            table.Add("positions", detail.Positions.IsEmpty ? "none" : string.Join(", ", detail.Positions.Select(PositionText)));
            table.Add(
                "orders out",
                detail.Orders.IsEmpty ? "none" : string.Join(", ", detail.Orders.Select(order => $"{order.Leg.ToCode()} {order.Product} {order.State.ToCode()}")));
            table.Add("entries", $"{detail.Pacing.EntriesLastHour} in the last hour, {detail.Pacing.EntriesLast24h} in the last day");
            var tripped = detail.Breakers.Where(breaker => breaker.IsTripped).Select(breaker => breaker.Code.ToCode()).ToArray();
            table.Add("breakers", tripped.Length == 0 ? $"{detail.Breakers.Length}, none tripped" : string.Join(", ", tripped));
            table.Add("data", DataText(detail));
        }

        table.Add("policy", Figures.Hash(report.PolicyHash));
        table.Add("code", report.CodeVersion);
        console.WriteSheet(table);
        foreach (var issue in report.Issues)
        {
            Console.Out.WriteLine($"{issue.Severity.ToCode()}: {issue.Code.ToCode()}{(issue.Product is { } product ? $" {product}" : "")}: {issue.Message}");
        }
    }

    private static string PositionText(HealthPosition held) =>
        $"{held.Quantity} {held.Product}{(held is { Value: { } value, Unrealised: { } net } ? $" worth {Figures.Money(value)} ({(net.IsNegative ? "" : "+")}{Figures.Money(net)})" : "")}";

    private static string DataText(HealthAccount detail)
    {
        if (detail.MarketAt is not { } at)
        {
            return "nothing was decided yet";
        }

        var stale = detail.DataAges.Where(age => !age.IsFresh).ToArray();
        var oldest = detail.DataAges.Max(age => age.CandleAgeSeconds) ?? 0;
        return stale.Length == 0
            ? FormattableString.Invariant($"fresh for {detail.DataAges.Length} products at {at}, the oldest candle {oldest:0} s")
            : FormattableString.Invariant($"stale for {stale.Length} of {detail.DataAges.Length} products at {at}: {string.Join(", ", stale.Take(StaleShown).Select(age => age.Product))}{(stale.Length > StaleShown ? ", ..." : "")}");
    }
}
