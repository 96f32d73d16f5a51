using System.Globalization;
using Trading.Core;
using Trading.Core.Analytics.Why;

namespace Trading.Runtime.Audit;

/// <summary>Explanations as text.</summary>
public static class WhyText
{
    public static void Write(TextWriter output, CycleWhy why)
    {
        output.WriteLine($"cycle {why.Slot}: {why.Outcome}");
        if (why.Note.Length > 0)
        {
            output.WriteLine(why.Note);
        }

        foreach (var (product, stop) in why.Products)
        {
            output.WriteLine($"  {product,-12} {Stopped(stop)}");
        }
    }

    public static void Write(TextWriter output, ProductWhy why)
    {
        output.WriteLine($"{why.WhyNot.Product} in cycle {why.WhyNot.Slot} (outcome {why.Outcome})");
        output.WriteLine($"  {Stopped(why.WhyNot.Stop)}");
        if (why.WhyNot.Note.Length > 0)
        {
            output.WriteLine($"  {why.WhyNot.Note}");
        }

        WriteChanges(output, why.WhyNot);
        if (why.Entry is { } entry)
        {
            WriteEntry(output, entry);
        }

        WriteOrders(output, why.Orders);
    }

    public static void Write(TextWriter output, TradeWhy why)
    {
        output.WriteLine($"trade {why.Id}: {why.Product}, entered in cycle {why.EntrySlot}, {(why.ExitSlot is { } exit ? $"closed in cycle {exit}" : "still open")}");
        if (why.Entry is { } entry)
        {
            WriteEntry(output, entry);
        }
        else
        {
            output.WriteLine($"  {why.EntryNote}");
        }

        WriteOrders(output, why.Orders);
        if (why.ExitText is { } text)
        {
            output.WriteLine("why closed");
            output.WriteLine($"  {text}");
        }

        if (why.Result is { } result)
        {
            output.WriteLine("what it came to");
            output.WriteLine($"  bought {result.Quantity} at {Short(result.EntryPrice.Value)}, sold at {Short(result.ExitPrice.Value)}, {Pct(result.MakerPct)} as maker");
            output.WriteLine($"  edge {Short(result.Edge.Amount)} - slippage {Short(result.Slippage.Amount)} - fees {Short(result.Fees.Amount)} = net {Short(result.Net.Amount)} ({Pct(result.ReturnPct)})");
        }
    }

    private static string Stopped(Stop stop) => stop.Stage == WhyStage.Through
        ? "nothing stopped it"
        : $"stopped by {stop.Stage.ToCode()}: {stop.Reason}: {stop.Text}";

    private static void WriteChanges(TextWriter output, WhyNot why)
    {
        if (why.Changes.Count == 0)
        {
            return;
        }

        output.WriteLine(why.Smallest is { } smallest
            ? $"  smallest single change that lets it through: {smallest}"
            : "  no single change that was tried lets it through; these get past the check:");
        foreach (var change in why.Changes.Where(change => !ReferenceEquals(change, why.Smallest)))
        {
            output.WriteLine($"    {(change.IsEnough ? "or " : "")}{change}");
        }
    }

    private static void WriteEntry(TextWriter output, EntryWhy entry)
    {
        output.WriteLine("why entered");
        output.WriteLine($"  {entry.Signal} fired in {entry.Regime.ToCode()}: strength {Short(entry.Strength)} x confidence {Short(entry.Confidence)} = {Short(entry.Score)} (at least {Short(entry.ScoreMin)})");
        var parts = entry.ConvictionParts.Where(part => part.Value != 0).Select(part => $"{part.Name} {Short(part.Value)}");
        output.WriteLine($"  conviction {Short(entry.Conviction)} (at least {Short(entry.ConvictionMin)}) = {string.Join(" + ", parts)}");
        output.WriteLine($"  rule {entry.Signal}: stop {Or(entry.StopPct)} %, target {Or(entry.TargetPct)} %, at most {Or(entry.MaxHoldHours)} h");
        foreach (var other in entry.Outranked)
        {
            output.WriteLine($"  {other} fired too and came second");
        }

        output.WriteLine("why this size");
        foreach (var factor in entry.Factors)
        {
            output.WriteLine($"  {(factor == entry.Factors[0] ? " " : "x")} {factor.Value,-14} {factor.Name}");
        }

        output.WriteLine($"  = {Short(entry.Proposed.Amount)}");
        output.WriteLine(entry.Approved is { } approved
            ? $"  approved {Short(approved.Amount)}{(entry.Resized is { } resized ? $": {resized}" : ", as proposed")}"
            : "  refused by risk:");
        foreach (var check in entry.Checks.Where(check => !check.IsPassed))
        {
            output.WriteLine($"    {check.Reason}: {Short(check.Observed)}, limit {Short(check.Limit)}");
        }

        if (entry.Plan is { } plan)
        {
            output.WriteLine("why this price and route");
            output.WriteLine($"  {plan.Why}");
            output.WriteLine($"  mid {Short(plan.Mid)}{(plan.Bid is { } bid ? $", bid {Short(bid)}, ask {Short(plan.Ask!.Value)}" : "")}{(plan.Limit is { } limit ? $", limit {limit}" : "")}");
        }
    }

    private static void WriteOrders(TextWriter output, IReadOnlyList<OrderWhy> orders)
    {
        foreach (var order in orders)
        {
            output.WriteLine(
                $"{order.Leg} order {order.Id} (attempt {order.Attempt}, {order.Kind}{(order.LimitPrice is { } limit ? $" at {Short(limit)}" : "")}{(order.Exit is { } exit ? $", {exit}" : "")}; mid {Short(order.DecisionMid)})");
            foreach (var line in order.Story)
            {
                output.WriteLine($"  {line}");
            }
        }
    }

    private static string Short(double value) => value.ToString("0.########", CultureInfo.InvariantCulture);

    // The third section is for what rounds to zero: no minus before it.
    private static string Pct(decimal pct) => pct.ToString("0.00;-0.00;0.00", CultureInfo.InvariantCulture) + " %";

    private static string Short(decimal value) => value.ToString("0.########", CultureInfo.InvariantCulture);

    private static string Or<T>(T? value)
        where T : struct => value?.ToString() ?? "none";
}
