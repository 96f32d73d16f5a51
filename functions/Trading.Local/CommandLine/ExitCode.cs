namespace Trading.Local.CommandLine;

/// <summary>What a command tells its caller.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>The question was answered, with no.</summary>
    public const int Negative = 1;

    /// <summary>Options or input that cannot be used; nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>A fault of ours.</summary>
    public const int Internal = 3;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
