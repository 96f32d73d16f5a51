using Trading.Local.Rendering;
using Trading.Runtime.Backtests;

namespace Trading.Local.CommandLine;

/// <summary>Work made of slices: its bar, and what is said when it is stopped.</summary>
internal static class SliceWork
{
    /// <summary>Null when interrupted: what is finished stays, and whoever waits is told so.</summary>
    /// <param name="title">Of the bar.</param>
    /// <param name="slices">How many there are.</param>
    /// <param name="work">Reports what it is given.</param>
    public static async Task<T?> RunAsync<T>(string title, int slices, Func<IProgress<BacktestProgress>, Task<T>> work)
        where T : class
    {
        var last = default(BacktestProgress);
        try
        {
            return await ProgressBar.RunAsync(title, bar => work(new Relay<BacktestProgress>(p =>
            {
                last = p;
                bar.Report(new WorkState((double)p.DaysDone / p.DaysTotal, ProgressText.Of(p)));
            })));
        }
        catch (OperationCanceledException)
        {
            Terminal.Note($"interrupted: {last.SlicesDone} of {slices} slices are finished and stored; the same command continues from there");
            return null;
        }
    }

    /// <summary>Says which stored results could not be used.</summary>
    public static void WarnOf(IEnumerable<string> damaged)
    {
        foreach (var line in damaged)
        {
            Terminal.Note($"warning: {line}; the slice was run again");
        }
    }
}
