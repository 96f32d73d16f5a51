using Polly;
using Polly.Retry;
using Polly.Timeout;
using Trading.Core;
using Trading.Core.Policy;
using Trading.Runtime.Monitoring.Alerts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Monitoring.Channels;

/// <summary>A channel with patience: so long for each try, so many tries, with pauses that grow. What it refuses is not tried again.</summary>
public sealed class ReliableChannel : IAlertChannel, IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private readonly IAlertChannel _inner;
    private readonly AlertPolicy _policy;
    private readonly ResiliencePipeline<DeliveryReply> _pipeline;
    private readonly SeededRandom _jitter;
    private readonly Lock _drawing = new();

    /// <param name="inner">The channel; disposed with this one.</param>
    /// <param name="policy">How long and how often.</param>
    /// <param name="clock">The time that passes.</param>
    /// <param name="seed">Spreads the pauses of this process from those of others.</param>
    public ReliableChannel(IAlertChannel inner, AlertPolicy policy, TimeProvider clock, ulong seed)
    {
        (_inner, _policy, _jitter) = (inner, policy, new SeededRandom(seed));
        var builder = new ResiliencePipelineBuilder<DeliveryReply> { TimeProvider = clock };
        if (policy.DeliveryTries > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<DeliveryReply>
            {
                MaxRetryAttempts = policy.DeliveryTries - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = FirstPause,
                UseJitter = true,
                Randomizer = Draw,
                ShouldHandle = static args => ValueTask.FromResult(
                    args.Outcome is { Exception: TimeoutRejectedException } or { Exception: null, Result.Outcome: DeliveryOutcome.Failed }),
            });
        }

        _pipeline = builder.AddTimeout(TimeSpan.FromSeconds(policy.DeliveryTimeoutSeconds)).Build();
    }

    public string Name => _inner.Name;

    public async Task<DeliveryReply> DeliverAsync(AlertMessage message, CancellationToken cancellation)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async stop => await _inner.DeliverAsync(message, stop), cancellation);
        }
        catch (TimeoutRejectedException)
        {
            return DeliveryReply.Failed($"no answer within {_policy.DeliveryTimeoutSeconds} s");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A fault of a channel is no reason for the others, or for the watch, to end.
            return DeliveryReply.Failed(failure.GetType().Name);
        }
    }

    public void Dispose() => (_inner as IDisposable)?.Dispose();

    private double Draw()
    {
        lock (_drawing)
        {
            return _jitter.NextDouble();
        }
    }
}
