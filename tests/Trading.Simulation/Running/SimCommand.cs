using System.Diagnostics;
using System.Globalization;
using Trading.Simulation.Faults;
using Trading.Simulation.Planted;

namespace Trading.Simulation.Running;

/// <summary>The command line: many seeds, one seed in words, or the enumeration.</summary>
internal static class SimCommand
{
    private const string Usage =
        """
        usage: dotnet run -c Release --project tests/Trading.Simulation -- [options]
          --seeds N        run seeds 1 to N (200)
          --from S         begin with seed S instead of 1
          --seed S         run one seed and print its trace
          --plan JSON      with --seed: this plan instead of the seed's own
          --slots N        with --plan: slots in which its faults are (28)
          --bug NAME       plant a mistake
          --enumerate      run every crash point with every single fault
        """;

    /// <summary>0 when no invariant was broken, 1 when one was, 2 for what is no command.</summary>
    public static int Run(string[] args, TextWriter output)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i++)
        {
            var isFlag = args[i] == "--enumerate";
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || (!isFlag && i + 1 == args.Length))
            {
                output.WriteLine(Usage);
                return 2;
            }

            options[args[i]] = isFlag ? "" : args[++i];
        }

        var bug = options.TryGetValue("--bug", out var name) ? Enum.Parse<PlantedBug>(name) : PlantedBug.None;
        if (options.ContainsKey("--enumerate"))
        {
            return RunEnumeration(output);
        }

        return options.TryGetValue("--seed", out var seed)
            ? RunOne(SpecOf(ulong.Parse(seed, CultureInfo.InvariantCulture), options) with { Bug = bug }, output)
            : RunMany(Number(options, "--from", 1), Number(options, "--seeds", 200), bug, output);
    }

    private static SimSpec SpecOf(ulong seed, Dictionary<string, string> options) => options.TryGetValue("--plan", out var plan)
        ? new SimSpec(seed, FaultPlan.Parse(plan), (int)Number(options, "--slots", 28))
        : SimSpec.Random(seed);

    private static ulong Number(Dictionary<string, string> options, string name, ulong otherwise) =>
        options.TryGetValue(name, out var text) ? ulong.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static int RunOne(SimSpec spec, TextWriter output)
    {
        output.WriteLine($"seed {spec.Seed}, plan {spec.Plan}");
        var result = SimRun.Explained(spec);
        foreach (var line in result.Lines)
        {
            output.WriteLine(line);
        }

        output.WriteLine($"trace {result.TraceHash:x16}: {result.Counts}");
        return Tell(result, output);
    }

    private static int RunMany(ulong from, ulong count, PlantedBug bug, TextWriter output)
    {
        var counts = new SimCounts();
        var failed = 0;
        var watch = Stopwatch.StartNew();
        for (var seed = from; seed < from + count; seed++)
        {
            var spec = SimSpec.Random(seed) with { Bug = bug };
            var result = SimRun.Of(spec);
            counts.Add(result.Counts);
            if (!result.IsGood)
            {
                failed++;
                TellShrunk(spec, result, output);
            }

            if (seed % 1000 == 0)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {(seed - from + 1) / watch.Elapsed.TotalSeconds:F0} seeds/s, {failed} failed"));
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{count} seeds in {watch.Elapsed.TotalSeconds:F1} s ({count / watch.Elapsed.TotalSeconds:F1} seeds/s), {failed} with violations"));
        output.WriteLine(counts);
        return failed == 0 ? 0 : 1;
    }

    private static int RunEnumeration(TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var (cases, failures) = (0, 0);
        foreach (var spec in Enumeration.Scenarios().SelectMany(Enumeration.Cases))
        {
            cases++;
            var result = SimRun.Of(spec);
            if (!result.IsGood)
            {
                failures++;
                output.WriteLine($"seed {spec.Seed}, plan {spec.Plan}");
                Tell(result, output);
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases} cases in {watch.Elapsed.TotalSeconds:F1} s, {failures} with violations"));
        return failures == 0 ? 0 : 1;
    }

    private static void TellShrunk(SimSpec spec, SimResult result, TextWriter output)
    {
        output.WriteLine($"seed {spec.Seed}, plan {spec.Plan}");
        Tell(result, output);
        var smallest = Shrinker.Shrink(spec);
        output.WriteLine($"  smallest: --seed {smallest.Seed} --slots {smallest.FaultySlots} --plan '{smallest.Plan}'");
        Tell(SimRun.Of(smallest), output);
    }

    private static int Tell(SimResult result, TextWriter output)
    {
        foreach (var violation in result.Violations.Take(5))
        {
            output.WriteLine($"  {violation}");
        }

        return result.IsGood ? 0 : 1;
    }
}
