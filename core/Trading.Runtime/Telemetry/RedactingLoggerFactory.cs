using Microsoft.Extensions.Logging;

namespace Trading.Runtime.Telemetry;

/// <summary>Every logger of the app, whatever its logs go to, behind a filter for secrets.</summary>
public sealed class RedactingLoggerFactory(ILoggerFactory inner, SecretFilter filter) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new RedactingLogger(inner.CreateLogger(categoryName), filter);

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();
}
