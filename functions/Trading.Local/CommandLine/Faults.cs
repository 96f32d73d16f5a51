using Trading.Core;
using Trading.Local.Hosting;
using Trading.Local.Telemetry;
using Trading.Runtime.Ports;

namespace Trading.Local.CommandLine;

/// <summary>Turns what went wrong into one message and an exit code.</summary>
internal static class Faults
{
    public static int Report(Exception error)
    {
        switch (error)
        {
            case InputException:
                return Say(error, $"error: {error.Message}", ExitCode.BadInput);
            case UnauthorizedAccessException or PathTooLongException:
                return Say(error, $"error: {error.Message}; expected a path that can be used", ExitCode.BadInput);
            case VenueException:
                return Say(error, $"error: the venue did not answer as expected: {error.Message}", ExitCode.Internal);
            case OperationCanceledException:
                Terminal.Note("interrupted: nothing was left half-written");
                return ExitCode.Interrupted;
            case IOException:
                return Say(error, $"error: reading or writing failed: {error.Message}", ExitCode.Internal);
            default:
                return Say(
                    error,
                    $"""
                    internal error: {error.Message}
                    This is a fault of the program. Please open an issue in its repository with the command and these lines:
                    {error}
                    """,
                    ExitCode.Internal);
        }
    }

    private static int Say(Exception error, string message, int code)
    {
        Console.Error.WriteLine(Secrets.Filter.Clean(message));
        HostLog.Fault(error, message);
        return code;
    }
}
