using Trading.Core;
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
                Console.Error.WriteLine($"error: {error.Message}");
                return ExitCode.BadInput;
            case UnauthorizedAccessException or PathTooLongException:
                Console.Error.WriteLine($"error: {error.Message}; expected a path that can be used");
                return ExitCode.BadInput;
            case VenueException:
                Console.Error.WriteLine($"error: the venue did not answer as expected: {error.Message}");
                return ExitCode.Internal;
            case OperationCanceledException:
                Console.Error.WriteLine("interrupted: nothing was left half-written");
                return ExitCode.Interrupted;
            case IOException:
                Console.Error.WriteLine($"error: reading or writing failed: {error.Message}");
                return ExitCode.Internal;
            default:
                Console.Error.WriteLine($"internal error: {error.Message}");
                Console.Error.WriteLine("This is a fault of the program. Please open an issue in its repository with the command and these lines:");
                Console.Error.WriteLine(error);
                return ExitCode.Internal;
        }
    }
}
