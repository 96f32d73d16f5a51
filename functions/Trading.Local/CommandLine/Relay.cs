namespace Trading.Local.CommandLine;

/// <summary>Passes progress on as it comes, on the thread it comes from.</summary>
internal sealed class Relay<T>(Action<T> onReport) : IProgress<T>
{
    public void Report(T value) => onReport(value);
}
