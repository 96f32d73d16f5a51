using Spectre.Console;

namespace Trading.Local.CommandLine;

/// <summary>A bar on standard error for work of more than a second; none where nobody watches.</summary>
internal static class ProgressBar
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(200);

    public static async Task<T> RunAsync<T>(string title, Func<IProgress<WorkState>, Task<T>> work)
    {
        var latest = new Latest(new WorkState(0, title));
        using var done = new CancellationTokenSource();
        var bar = Terminal.IsWatched ? ShowAsync(latest, done.Token) : Task.CompletedTask;
        try
        {
            return await Task.Run(() => work(latest));
        }
        finally
        {
            await done.CancelAsync();
            await bar;
        }
    }

    public static Task<T> RunAsync<T>(string title, Func<IProgress<WorkState>, T> work) =>
        RunAsync(title, progress => Task.FromResult(work(progress)));

    private static async Task ShowAsync(Latest latest, CancellationToken done)
    {
        await WaitAsync(Patience, done);
        if (done.IsCancellationRequested)
        {
            return;
        }

        await Terminal.Error.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 24 }, new PercentageColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(latest.State.Text), maxValue: 1);
                while (!done.IsCancellationRequested)
                {
                    var state = latest.State;
                    bar.Description = Markup.Escape(state.Text);
                    bar.Value = state.Share;
                    await WaitAsync(Refresh, done);
                }
            });
    }

    private static async Task WaitAsync(TimeSpan time, CancellationToken done) =>
        await Task.Delay(time, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private sealed class Latest(WorkState first) : IProgress<WorkState>
    {
        private volatile WorkState _state = first;

        public WorkState State => _state;

        public void Report(WorkState value) => _state = value;
    }
}
