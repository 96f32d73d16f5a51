using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Trading.Runtime.Cycles;
using Trading.Runtime.Telemetry;

namespace Trading.Local.Telemetry;

/// <summary>
/// What the program says, for machines. People read the console, whose lines stay as they are; where a collector is named the same lines
/// go there too, with the cycle that they belong to.
/// </summary>
internal static partial class HostLog
{
    /// <summary>Where lines go; nowhere without a collector.</summary>
    public static ILogger Log { get; set; } = NullLogger.Instance;

    /// <summary>Whatever is said until the end of it belongs to a cycle.</summary>
    public static IDisposable? Within(CycleScope cycle) => Log.BeginScope(cycle);

    public static void Note(string message) => Noted(Log, message);

    public static void Fault(Exception error, string message) => Failed(Log, error, message);

    public static void Ended(CycleOutcome outcome)
    {
        if (outcome.Kind == CycleOutcomeKind.Failed)
        {
            CycleFailed(Log, outcome.Text, outcome.Message);
        }
        else
        {
            CycleEnded(Log, outcome.Text, outcome.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Message}")]
    private static partial void Noted(ILogger log, string message);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Message}")]
    private static partial void Failed(ILogger log, Exception error, string message);

    [LoggerMessage(Level = LogLevel.Information, Message = "cycle: {Outcome} {Detail}")]
    private static partial void CycleEnded(ILogger log, string outcome, string detail);

    [LoggerMessage(Level = LogLevel.Error, Message = "cycle: {Outcome} {Detail}")]
    private static partial void CycleFailed(ILogger log, string outcome, string detail);
}
