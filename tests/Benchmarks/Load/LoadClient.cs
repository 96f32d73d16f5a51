using System.Diagnostics;
using System.Net;

namespace Benchmarks.Load;

/// <summary>
/// One who polls, health and cycles in turn, at times of its own: a request that waits for the one before it counts the wait as well, so
/// that a program that stalls cannot hide it.
/// </summary>
internal sealed class LoadClient(Uri address, LoadOptions options, int number) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1 })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(30),
        DefaultRequestHeaders = { { "x-functions-key", LoadWorld.Key } },
    };

    /// <summary>Seconds of each answer, by what was asked.</summary>
    public List<(bool IsHealth, double Seconds)> Answers { get; } = [];

    /// <summary>Answers that were neither an answer nor 503 of health, by what they were.</summary>
    public List<string> Errors { get; } = [];

    public long Bytes { get; private set; }

    public async Task PollAsync()
    {
        var pause = TimeSpan.FromSeconds((double)options.Clients / options.Rate);
        var start = Stopwatch.GetTimestamp();
        var next = pause * number / options.Clients;
        var end = TimeSpan.FromSeconds(options.Seconds);
        for (var i = number; next < end; i++, next += pause)
        {
            // One who has fallen behind for good asks no more: what it left unasked is told.
            if (Stopwatch.GetElapsedTime(start) > end + Patience)
            {
                Errors.Add("not asked in time");
                continue;
            }

            if (next - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } left)
            {
                await Task.Delay(left);
            }

            await AskAsync(i % 2 == 0);
            Answers.Add((i % 2 == 0, (Stopwatch.GetElapsedTime(start) - next).TotalSeconds));
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task AskAsync(bool isHealth)
    {
        try
        {
            using var answer = await _http.GetAsync(isHealth ? "/api/health" : options.Cycles);
            var content = await answer.Content.ReadAsByteArrayAsync();
            Bytes += content.Length;
            if (!(answer.IsSuccessStatusCode || (isHealth && answer.StatusCode == HttpStatusCode.ServiceUnavailable)) || content.Length < 2)
            {
                Errors.Add($"{(int)answer.StatusCode}");
            }
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException)
        {
            Errors.Add(error.GetType().Name);
        }
    }
}
