using System.Globalization;
using Trading.Core.Policy;
using Trading.Core.Signals;

namespace Trading.Core.Analytics.Why;

/// <summary>
/// Finds, for one knob, the least change that takes a product past the check that stopped it, by deciding again: outward in growing
/// steps until it passes, then back between the last that did not and the first that did. What is reported was decided, not derived.
/// </summary>
internal sealed class ChangeSolver(Situation situation, int row)
{
    private const double FirstStep = 0.001;
    private const double Growth = 1.7;
    private const double LastStep = 30;
    private const int Halvings = 40;
    private const double Precision = 1e-7;
    private const int DigitsMax = 12;
    private const double RoundingMax = 0.02;

    private readonly Stop _stop = StopJudge.Of(situation, row);

    /// <summary>The check to get past.</summary>
    public Stop Stop => _stop;

    /// <summary>The least change of a knob that gets past the check; null where none does.</summary>
    public ProvenChange? Solve(Knob knob)
    {
        var from = knob.Read(situation);
        if (!double.IsFinite(from))
        {
            return null;
        }

        var scale = knob.IsWhole ? Math.Max(1, Math.Abs(from)) : from == 0 ? 1 : Math.Abs(from);
        var failed = 0.0;
        for (var step = knob.IsWhole ? Math.Max(FirstStep, 1 / scale) : FirstStep; step < LastStep; step *= Growth)
        {
            foreach (var sign in (ReadOnlySpan<int>)[1, -1])
            {
                var to = At(knob, from, sign * step * scale);
                if (Passes(knob, to))
                {
                    return Change(knob, from, Rounded(knob, from, Narrowed(knob, from, At(knob, from, sign * failed * scale), to)));
                }
            }

            failed = step;
        }

        return null;
    }

    /// <summary>What a flip does, if it gets past the check.</summary>
    public ProvenChange? Solve(Flip flip)
    {
        var then = Reached(flip.Write, flip.IsPolicy);
        return then is null ? null : new ProvenChange(flip.Name, flip.From, flip.To, 1, flip.IsPolicy, then);
    }

    private static double At(Knob knob, double from, double delta)
    {
        var to = Math.Max(from + delta, knob.Least);
        return knob.IsWhole ? Math.Round(to) : to;
    }

    private bool Passes(Knob knob, double to) => Reached(s => knob.Write(s, to), knob.IsPolicy) is not null;

    // What stops the product after a change that gets it past the check; null where it does not, or makes a policy that cannot be meant.
    private Stop? Reached(Func<Situation, Situation> change, bool isPolicy)
    {
        try
        {
            var after = change(situation);
            var then = StopJudge.Of(after, row);
            return then.Progress > _stop.Progress && (!isPolicy || PolicyValidation.Problems(after.Policy, SignalRegistry.Vocabulary).Count == 0)
                ? then
                : null;
        }
        catch (Exception error) when (error is InputException or ArgumentException or OverflowException)
        {
            // A number beyond what an option, an amount or a time may be.
            return null;
        }
    }

    private double Narrowed(Knob knob, double from, double fails, double passes)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = At(knob, (fails + passes) / 2, 0);
            if (middle == fails || middle == passes || Math.Abs(passes - fails) <= Precision * Math.Abs(passes - from))
            {
                break;
            }

            (fails, passes) = Passes(knob, middle) ? (fails, middle) : (middle, passes);
        }

        return passes;
    }

    // As few digits as leave the change what it is: the nearest number where that is enough, else the next beyond it.
    private double Rounded(Knob knob, double from, double exact)
    {
        for (var digits = 2; digits <= DigitsMax && !knob.IsWhole; digits++)
        {
            var unit = PowerOfTen((int)Math.Floor(Log10(Math.Abs(exact))) - digits + 1);
            var ticks = exact / unit;
            foreach (var whole in (ReadOnlySpan<double>)[Math.Round(ticks), exact > from ? Math.Ceiling(ticks) : Math.Floor(ticks)])
            {
                var rounded = double.Parse((whole * unit).ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
                if (rounded >= knob.Least && Math.Abs(rounded - exact) <= RoundingMax * Math.Abs(exact - from) && Passes(knob, rounded))
                {
                    return rounded;
                }
            }
        }

        return exact;
    }

    private ProvenChange? Change(Knob knob, double from, double to)
    {
        var larger = Math.Max(Math.Abs(from), Math.Abs(to));
        return Reached(s => knob.Write(s, to), knob.IsPolicy) is { } then
            ? new ProvenChange(knob.Name, WhyNumber.Text(from), WhyNumber.Text(to), larger == 0 ? 0 : Math.Abs(to - from) / larger, knob.IsPolicy, then)
            : null;
    }

    private static double Log10(double value) => value == 0 ? 0 : PinnedLog.Log(value) / PinnedLog.Log(10);

    private static double PowerOfTen(int exponent)
    {
        var power = 1.0;
        for (var i = 0; i < Math.Abs(exponent); i++)
        {
            power *= 10;
        }

        return exponent < 0 ? 1 / power : power;
    }
}
