using System.Globalization;
using Trading.Runtime.Scaling;

namespace Benchmarks.Scale;

/// <summary>
/// Prints the tables of infra/cost-and-scale.md. They are computed, not measured; what was measured is an input. Arguments are inputs to
/// change, such as <c>slice-seconds=2 instances=250 gb-second=0.00003</c>.
/// </summary>
internal static class ScaleForecast
{
    private static readonly Dictionary<string, Func<CostAndScaleInputs, string, CostAndScaleInputs>> Changes = new(StringComparer.Ordinal)
    {
        ["slice-seconds"] = (inputs, text) => inputs with { SliceSeconds = Number(text) },
        ["machine-slice-seconds"] = (inputs, text) => inputs with { MachineSliceSeconds = Number(text) },
        ["wait-seconds"] = (inputs, text) => inputs with { WaitSeconds = Number(text) },
        ["slots"] = (inputs, text) => inputs with { Slots = Count(text) },
        ["instances"] = (inputs, text) => inputs with { Instances = Count(text) },
        ["partitions"] = (inputs, text) => inputs with { Partitions = Count(text) },
        ["instances-per-step"] = (inputs, text) => inputs with { InstancesPerStep = Count(text) },
        ["step-seconds"] = (inputs, text) => inputs with { StepSeconds = Number(text) },
        ["cold-start-seconds"] = (inputs, text) => inputs with { ColdStartSeconds = Number(text) },
        ["first-message-seconds"] = (inputs, text) => inputs with { FirstMessageSeconds = Number(text) },
        ["failure-share"] = (inputs, text) => inputs with { FailureShare = Number(text) },
        ["cycle-seconds"] = (inputs, text) => inputs with { CycleSeconds = Number(text) },
        ["gb-second"] = (inputs, text) => inputs with { Prices = inputs.Prices with { PerGbSecond = (decimal)Number(text) } },
        ["million-executions"] = (inputs, text) => inputs with { Prices = inputs.Prices with { PerMillionExecutions = (decimal)Number(text) } },
        ["machine-hour"] = (inputs, text) => inputs with { Prices = inputs.Prices with { MachinePerHour = (decimal)Number(text) } },
    };

    public static int Run(string[] args)
    {
        var inputs = new CostAndScaleInputs();
        foreach (var arg in args)
        {
            var parts = arg.Split('=');
            if (parts is not [var name, var text] || !Changes.TryGetValue(name, out var change) || !(Number(text) >= 0))
            {
                Console.Error.WriteLine($"'{arg}' is not an input; expected name=number with one of {string.Join(", ", Changes.Keys)}");
                return 2;
            }

            inputs = change(inputs, text);
        }

        Console.Write(CostAndScaleTables.Write(inputs));
        return 0;
    }

    private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static int Count(string text) => (int)Math.Max(1, Number(text));
}
