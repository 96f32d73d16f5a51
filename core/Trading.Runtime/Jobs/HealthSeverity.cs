namespace Trading.Runtime.Jobs;

/// <summary>How bad an issue is.</summary>
public enum HealthSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Something is held back.</summary>
    Warning,

    /// <summary>The system does not do its work.</summary>
    Critical,
}
