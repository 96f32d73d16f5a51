using Trading.Core.Market;

namespace Trading.Runtime.Coinbase;

/// <summary>
/// Lets requests of one group of endpoints out: at most so many a second, so many together, and the most urgent first.
/// Safe for use by several threads.
/// </summary>
internal sealed class RequestGate : IDisposable
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<TaskCompletionSource, (RequestPriority Priority, long Number)> _waiting = new();
    private readonly double _perSecond;
    private readonly int _burst;
    private readonly int _concurrencyMax;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private double _tokens;
    private long _filledAt;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private long _number;
    private int _running;

    /// <param name="perSecond">Requests a second.</param>
    /// <param name="burst">Requests at once after a quiet time.</param>
    /// <param name="concurrencyMax">Requests under way together.</param>
    public RequestGate(double perSecond, int burst, int concurrencyMax, TimeProvider time)
    {
        (_perSecond, _burst, _concurrencyMax, _time) = (perSecond, burst, concurrencyMax, time);
        _tokens = burst;
        _filledAt = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Open(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits for a turn; the turn is over when the result is disposed.</summary>
    public async Task<Turn> EnterAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Enqueue(waiter, (priority, _number++));
        }

        Open();
        using (cancellation.Register(() => waiter.TrySetCanceled(cancellation)))
        {
            await waiter.Task.ConfigureAwait(false);
        }

        return new Turn(this);
    }

    /// <summary>Lets nothing out before an instant: the venue has asked us to slow down.</summary>
    public void PauseUntil(Timestamp until)
    {
        lock (_lock)
        {
            var at = until.ToDateTimeOffset();
            _pausedUntil = at > _pausedUntil ? at : _pausedUntil;
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Open()
    {
        lock (_lock)
        {
            Refill();
            while (_running < _concurrencyMax && _waiting.Count > 0)
            {
                var wait = WaitTime();
                if (wait > TimeSpan.Zero)
                {
                    _timer.Change(wait, Timeout.InfiniteTimeSpan);
                    return;
                }

                // One that gave up waiting has no use for a turn.
                if (_waiting.Dequeue().TrySetResult())
                {
                    _tokens--;
                    _running++;
                }
            }
        }
    }

    private TimeSpan WaitTime()
    {
        var pause = _pausedUntil - _time.GetUtcNow();
        var token = _tokens >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - _tokens) / _perSecond) + TimeSpan.FromMilliseconds(1);
        return pause > token ? pause : token;
    }

    private void Refill()
    {
        var now = _time.GetTimestamp();
        _tokens = Math.Min(_burst, _tokens + (_time.GetElapsedTime(_filledAt, now).TotalSeconds * _perSecond));
        _filledAt = now;
    }

    private void Leave()
    {
        lock (_lock)
        {
            _running--;
        }

        Open();
    }

    /// <summary>Leave to have one request under way.</summary>
    public readonly struct Turn(RequestGate gate) : IDisposable
    {
        public void Dispose() => gate.Leave();
    }
}
