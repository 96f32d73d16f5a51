using Microsoft.Extensions.Logging;

namespace Trading.Runtime.Telemetry;

/// <summary>Passes on what is logged without secrets: in the text, the values, the scopes and the exceptions. What has none passes as it is.</summary>
internal sealed class RedactingLogger(ILogger inner, SecretFilter filter) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => state is IEnumerable<KeyValuePair<string, object?>> values
            ? Clean(values) is { } clean ? inner.BeginScope(clean) : inner.BeginScope(state)
            : Text(state) is { } text ? inner.BeginScope(text) : inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!inner.IsEnabled(logLevel))
        {
            return;
        }

        var said = formatter(state, exception);
        var message = filter.Clean(said);
        var values = state is IEnumerable<KeyValuePair<string, object?>> given ? Clean(given) : null;
        var told = exception is not null && Text(exception) is { } text ? new RedactedException(exception.GetType().FullName!, text) : exception;
        if (values is null && ReferenceEquals(told, exception) && message == said)
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
            return;
        }

        inner.Log<IReadOnlyList<KeyValuePair<string, object?>>>(
            logLevel, eventId, values ?? (state as IEnumerable<KeyValuePair<string, object?>>)?.ToList() ?? [], told, (_, _) => message);
    }

    // Null where nothing had to be taken out.
    private List<KeyValuePair<string, object?>>? Clean(IEnumerable<KeyValuePair<string, object?>> values)
    {
        var all = values.ToList();
        var isChanged = false;
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Value is { } value && Text(value) is { } clean)
            {
                all[i] = KeyValuePair.Create(all[i].Key, (object?)clean);
                isChanged = true;
            }
        }

        return isChanged ? all : null;
    }

    private string? Text(object value) =>
        value.ToString() is { } text && filter.Clean(text) is var clean && clean != text ? clean : null;
}
