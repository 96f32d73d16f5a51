namespace Trading.Runtime.Api;

/// <summary>What a handler found wrong with a request, other than that its input is bad.</summary>
internal sealed class ApiProblemException(int status, string message) : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;
}
