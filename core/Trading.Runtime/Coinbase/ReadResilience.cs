using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Trading.Core;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Coinbase;

/// <summary>Retries and breakers of reads, one pipeline for each endpoint. Nothing here is ever put around an order.</summary>
internal sealed class ReadResilience
{
    private readonly ResiliencePipeline[] _pipelines;
    private readonly Lock _drawing = new();
    private SeededRandom _jitter;

    public ReadResilience(CoinbaseOptions options, TimeProvider time, ulong seed)
    {
        _jitter = new SeededRandom(seed);
        _pipelines = [.. Enum.GetValues<CoinbaseEndpoint>().Select(_ => Build(options, time))];
    }

    /// <exception cref="VenueException">It failed at every try, or the breaker is open.</exception>
    public async Task<T> RunAsync<T>(CoinbaseEndpoint endpoint, Func<CancellationToken, ValueTask<T>> read, CancellationToken cancellation)
    {
        try
        {
            return await _pipelines[(int)endpoint].ExecuteAsync(read, cancellation).ConfigureAwait(false);
        }
        catch (BrokenCircuitException e)
        {
            throw new VenueException(VenueFault.CircuitOpen, $"{endpoint}: not asked, as it failed too often of late", e);
        }
    }

    private ResiliencePipeline Build(CoinbaseOptions options, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (options.ReadTries > 1)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.ReadTries - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                Randomizer = Draw,
                ShouldHandle = args => ValueTask.FromResult(IsWorthAnotherTry(args.Outcome.Exception, options, time)),
                DelayGenerator = args => ValueTask.FromResult(AskedDelay(args.Outcome.Exception, time)),
            });
        }

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = options.BreakerFailureShare,
                MinimumThroughput = options.BreakerReadsMin,
                SamplingDuration = options.BreakerWindow,
                BreakDuration = options.BreakerPause,
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Exception is VenueException { Fault: VenueFault.Unreachable or VenueFault.Malformed }),
            })
            .Build();
    }

    private static bool IsWorthAnotherTry(Exception? failure, CoinbaseOptions options, TimeProvider time) =>
        failure is VenueException { Fault: VenueFault.Unreachable or VenueFault.Malformed or VenueFault.RateLimited }
        && !(AskedDelay(failure, time) > options.RetryAfterMax);

    private static TimeSpan? AskedDelay(Exception? failure, TimeProvider time)
    {
        if (failure is not VenueException { RetryAt: { } at })
        {
            return null;
        }

        var delay = at.ToDateTimeOffset() - time.GetUtcNow();
        return delay > TimeSpan.Zero ? delay : TimeSpan.Zero;
    }

    private double Draw()
    {
        lock (_drawing)
        {
            return _jitter.NextDouble();
        }
    }
}
