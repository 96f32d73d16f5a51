using System.Diagnostics;
using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Cli;

public sealed class InterruptionTests(SmallMarket market) : IClassFixture<SmallMarket>, IDisposable
{
    private const int Slices = 24;

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Backtest_KilledInTheMiddle_ContinuesToTheSameBytes()
    {
        var undisturbed = Run("undisturbed");
        using (var process = StartAndWaitForASlice("killed"))
        {
            process.Kill();
            process.WaitForExit();
        }

        var stored = Directory.GetFiles(_temp["killed/slices"], "*.json").Length;
        Assert.InRange(stored, 1, Slices - 1);

        var rerun = Run("killed");
        Assert.Equal((undisturbed.Code, undisturbed.Output), (rerun.Code, rerun.Output));
        Assert.Contains($"{Slices - stored} of {Slices} slices run, {stored} taken", rerun.Error, StringComparison.Ordinal);
        Assert.Equal(ContentOf("undisturbed"), ContentOf("killed"));
    }

    [SkippableFact]
    public void Backtest_AskedToStop_SaysHowToContinueAndDoes()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs signals");
        CliRun stopped;
        using (var process = StartAndWaitForASlice("stopped"))
        {
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            stopped = CliRun.Finish(process);
        }

        Assert.Equal((130, ""), (stopped.Code, stopped.Output));
        Assert.Matches("^interrupted: [0-9]+ of 24 slices are finished and stored; the same command continues from there\\s*$", stopped.Error);
        var rerun = Run("stopped");
        Assert.Contains(" taken from stopped", rerun.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 taken", rerun.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_temp["stopped"], ".*", SearchOption.AllDirectories));
    }

    private Process StartAndWaitForASlice(string results)
    {
        var process = CliRun.Start(_temp.Path, [.. Arguments(results), "--workers", "1"]);
        while (!process.WaitForExit(2) && !IsAnyStored(results))
        {
            // Waiting for the exit is the pause between two looks.
        }

        return process;
    }

    private bool IsAnyStored(string results) =>
        Directory.Exists(_temp[$"{results}/slices"]) && Directory.EnumerateFiles(_temp[$"{results}/slices"], "*.json").Any();

    private CliRun Run(string results) => CliRun.In(_temp.Path, Arguments(results));

    private string[] Arguments(string results) =>
        ["backtest", "--data", market.Folder, "--split", "month", "--fill", "all", "--fees", "all", "--results", results];

    private SortedDictionary<string, string> ContentOf(string results) => new(
        Directory.GetFiles(_temp[results], "*.json", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(_temp[results], path), File.ReadAllText),
        StringComparer.Ordinal);
}
