using Spectre.Console;
using Trading.Core;
using Trading.Runtime.Jobs;

namespace Trading.Local.Rendering;

/// <summary>How an account is doing, for people.</summary>
internal static class HealthView
{
    public static void Write(IAnsiConsole console, HealthReport report)
    {
        var table = Sheet.Pairs($"Account {report.Account}: {(report.IsHealthy ? "healthy" : "unhealthy")}", 1);
        table.Add("at", $"{report.At}");
        table.Add("kill switch", report.KillSwitch is { } level ? level.ToCode() : "unknown");
        table.Add("last cycle", report.LastCycle is { } cycle ? $"{cycle.Slot}: {cycle.Outcome}, {cycle.DurationMs} ms" : "none");
        table.Add("clock", report.ClockSkewMs is { } skew ? $"{skew} ms from the venue's" : "the venue's is unknown");
        if (report.Detail is { } detail)
        {
            table.Add("mode", detail.Mode.ToCode());
            table.Add("state", detail.TradingState.ToCode());
            table.Add("NAV", Figures.Money(detail.Nav));
            table.Add("cash", Figures.Money(detail.Cash));
            table.Add("positions", detail.Positions.IsEmpty ? "none" : string.Join(", ", detail.Positions.Select(held => $"{held.Quantity} {held.Product}")));
            table.Add(
                "orders out",
                detail.Orders.IsEmpty ? "none" : string.Join(", ", detail.Orders.Select(order => $"{order.Leg.ToCode()} {order.Product} {order.State.ToCode()}")));
            table.Add("entries", $"{detail.Pacing.EntriesLastHour} in the last hour, {detail.Pacing.EntriesLast24h} in the last day");
        }

        table.Add("policy", Figures.Hash(report.PolicyHash));
        table.Add("code", report.CodeVersion);
        console.WriteSheet(table);
        foreach (var issue in report.Issues)
        {
            Console.Out.WriteLine($"{issue.Severity.ToCode()}: {issue.Code.ToCode()}{(issue.Product is { } product ? $" {product}" : "")}: {issue.Message}");
        }
    }
}
