namespace Trading.Runtime.Telemetry;

/// <summary>An exception as far as it may be told: type, message and place, without secrets.</summary>
public sealed class RedactedException(string type, string text) : Exception(text)
{
    /// <summary>Type of the exception in whose place it stands.</summary>
    public string OriginalType { get; } = type;

    public override string ToString() => Message;
}
