using Trading.Core.Market;
using Trading.Runtime.Cycles;
using Trading.Runtime.Jobs;

namespace Trading.Runtime.Api;

/// <summary>
/// Health as it was found at most five seconds ago. One asks the venue, and all who ask meanwhile get what it heard: whoever asks in a
/// loop must not make us ask the venue in a loop.
/// </summary>
internal sealed class SharedHealth(HealthJob job, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Task<HealthReport>? _asked;
    private Timestamp _heardAt = Timestamp.MaxValue;

    public async Task<HealthReport> ReadAsync(CancellationToken cancellation)
    {
        Task<HealthReport> asked;
        lock (_gate)
        {
            if (_asked is null || (_asked.IsCompleted && (!_asked.IsCompletedSuccessfully || clock.Now() > _heardAt + Life)))
            {
                // Who asked first may go away; the others still want to hear.
                _asked = Task.Run(AskAsync, CancellationToken.None);
            }

            asked = _asked;
        }

        return await asked.WaitAsync(cancellation);
    }

    /// <summary>Something was changed that the next to ask has to see.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _asked = null;
        }
    }

    private async Task<HealthReport> AskAsync()
    {
        var report = await job.RunAsync(CancellationToken.None);
        lock (_gate)
        {
            _heardAt = report.At;
        }

        return report;
    }
}
