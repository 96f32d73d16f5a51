namespace Trading.Core.Policy.Checks;

/// <summary>Limits of the gate that could not be judged by, or that cancel each other out.</summary>
internal static class GateChecks
{
    public static IEnumerable<PolicyProblem> Of(GatePolicy gate)
    {
        if (gate.WindowMonths is not (1 or 3 or 12))
        {
            yield return new PolicyProblem("gate.window_months", $"{gate.WindowMonths}", "1, 3 or 12");
        }

        if (gate.OverfittingBlocks % 2 != 0)
        {
            yield return new PolicyProblem("gate.overfitting_blocks", $"{gate.OverfittingBlocks}", "an even number");
        }

        var capital = gate.Capital;
        if (capital.CanaryPct >= capital.QuarterPct)
        {
            yield return new PolicyProblem("gate.capital.canary_pct", $"{capital.CanaryPct}", $"less than quarter_pct ({capital.QuarterPct})");
        }

        if (capital.QuarterPct >= capital.HalfPct)
        {
            yield return new PolicyProblem("gate.capital.quarter_pct", $"{capital.QuarterPct}", $"less than half_pct ({capital.HalfPct})");
        }

        if (capital.HalfPct >= 100)
        {
            yield return new PolicyProblem("gate.capital.half_pct", $"{capital.HalfPct}", "less than 100, which is the last step");
        }
    }
}
