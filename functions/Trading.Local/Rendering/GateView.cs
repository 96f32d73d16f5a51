using Spectre.Console;
using Trading.Core;
using Trading.Core.Evidence.Gate;
using Trading.Runtime.Evidence;

namespace Trading.Local.Rendering;

/// <summary>GO or NO-GO, and every criterion with its number, its threshold and what it was taken from.</summary>
internal static class GateView
{
    private const string Met = "yes";
    private const string Unmet = "NO";

    public static void Write(IAnsiConsole output, GateReport report)
    {
        var evidence = report.Evidence;
        if (report.Dataset.SyntheticLabel is { } label)
        {
            output.WriteLine($"SYNTHETIC DATA ({label}): this says nothing of a real market.");
        }

        output.WriteLine($"{report.PolicyName} ({Figures.Hash(report.PolicyHash)}), {string.Join(", ", report.Products)}, {report.From} to {report.To}");
        output.WriteLine(
            $"Pessimistic fills, fees {report.FeeSchedule}, net Sharpe {Figures.Ratio(evidence.SharpePerYear)} a year, {Figures.Count(evidence.Trades)} trades, for {report.CapitalStep.ToCode()}");
        if (report.WalkForwardId is { } id)
        {
            output.WriteLine($"Judged are the linked out-of-sample tests of walk-forward {Figures.Hash(id)}; the policy is what it chose last.");
        }

        output.Write(TableOf(report));
        foreach (var criterion in report.Decision.Criteria)
        {
            output.WriteLine($"{criterion.Code.ToCode()}: {criterion.Evidence}");
        }

        output.WriteLine();
        output.WriteLine($"Verdict: {Verdict(report.Decision)}; under fees {report.SecondFeeSchedule}: {Verdict(report.SecondDecision)} (shown, blocks nothing)");
    }

    private static Table TableOf(GateReport report)
    {
        var table = Sheet.Of("Decision gate", "Criterion", "Number", "Threshold", "Met", report.SecondFeeSchedule);
        foreach (var (criterion, second) in report.Decision.Criteria.Zip(report.SecondDecision.Criteria))
        {
            table.Add(
                criterion.Code.ToCode(),
                Number(criterion.Value),
                Number(criterion.Threshold),
                criterion.IsMet ? Met : Unmet,
                $"{Number(second.Value)} {(second.IsMet ? Met : Unmet)}");
        }

        return table;
    }

    private static string Verdict(GateDecision decision) => decision.IsGo
        ? "GO"
        : $"NO-GO, not met: {string.Join(", ", decision.Unmet.Select(c => c.Code.ToCode()))}";

    private static string Number(double value) => double.IsNaN(value) ? Figures.Ratio((double?)null) : value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
