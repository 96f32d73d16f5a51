using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Pipeline;

/// <summary>One contestant: what it does, over how many candles, and the processor seconds of its rounds.</summary>
internal sealed class Measured(string name, long candles, Action action)
{
    private readonly List<double> _seconds = [];

    public string Name { get; } = name;

    public double PerSecond => candles / Median(_seconds);

    public double BestPerSecond => candles / _seconds.Min();

    /// <summary>Runs all contestants in turn, round by round, so that a machine that drifts is unfair to none.</summary>
    public static void Interleave(int warmUps, int rounds, params Measured[] contestants)
    {
        for (var round = 0; round < warmUps + rounds; round++)
        {
            foreach (var contestant in contestants)
            {
                contestant.Round(round >= warmUps);
            }
        }
    }

    /// <summary>A row of the table: absolute, and the ratio to a yardstick.</summary>
    public void Print(Measured yardstick, double must, double reach) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{Name,-62} median {PerSecond / 1e6,7:F1} M/s  best {BestPerSecond / 1e6,7:F1} M/s  of bare loop {PerSecond / yardstick.PerSecond,7:P1}  must {must / 1e6:F0} M  reach {reach / 1e6:F0} M  {(PerSecond >= must ? "met" : "NOT MET")}"));

    public static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

    private void Round(bool isCounted)
    {
        // Processor time of this process, not the wall's: the machine may be busy with other things.
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        action();
        process.Refresh();
        if (isCounted)
        {
            _seconds.Add((process.TotalProcessorTime - before).TotalSeconds);
        }
    }
}
