namespace Trading.Runtime.Hosting;

/// <summary>
/// A sign of life to whoever watches from outside, after each cycle that came to its end. Its address is a secret and is never named.
/// </summary>
public sealed class Heartbeat(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Sends one; why it failed, or null.</summary>
    public async Task<string?> BeatAsync(CancellationToken cancellation)
    {
        try
        {
            using var reply = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return reply.IsSuccessStatusCode ? null : $"answered {(int)reply.StatusCode}";
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return failure is TaskCanceledException ? "no answer in time" : "no connection";
        }
    }

    public void Dispose() => _http.Dispose();
}
