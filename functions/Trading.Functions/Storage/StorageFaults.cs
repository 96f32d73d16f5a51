using Azure;
using Azure.Identity;
using Trading.Runtime.Ports;

namespace Trading.Functions.Storage;

/// <summary>Makes of what the storage clients throw one <see cref="StoreException"/>. No address gets into it: one may carry a signature.</summary>
internal static class StorageFaults
{
    /// <summary>Runs a call.</summary>
    /// <param name="what">What messages call the thing asked.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellation">The caller's: what it cancels is cancelled, and no fault.</param>
    /// <exception cref="StoreException">The service refused it or did not answer; a write may have been done.</exception>
    public static async Task<T> GuardAsync<T>(string what, Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (Exception error) when (IsFault(error, cancellation))
        {
            throw new StoreException($"{what}: {Explain(error)}", error);
        }
    }

    /// <summary>Whether this says that the service could not be asked, or did not say what it did.</summary>
    public static bool IsFault(Exception error, CancellationToken cancellation) => error switch
    {
        // A try that took too long is cancelled by the client itself.
        OperationCanceledException => !cancellation.IsCancellationRequested,
        AggregateException several => several.InnerExceptions.All(inner => IsFault(inner, cancellation)),
        RequestFailedException or AuthenticationFailedException or HttpRequestException or IOException => true,
        _ => false,
    };

    private static string Explain(Exception error) => error switch
    {
        RequestFailedException { Status: > 0 } refused => $"the service answered {refused.Status} {refused.ErrorCode}".TrimEnd(),
        AuthenticationFailedException => "no credential was accepted (the settings name it)",
        AggregateException several => Explain(several.InnerExceptions[^1]),
        OperationCanceledException => "the service did not answer in time",
        _ => "the service could not be reached",
    };
}
