using System.Collections.Concurrent;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Trading.Functions.Tests.Storage;

/// <summary>Stands between a client and the service: writes down every request that is sent, and loses requests or answers.</summary>
internal sealed class Wire : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<(string Method, long Bytes)> _sent = new();
    private int _writes;

    /// <summary>What becomes of the n-th write, counted from 1; tries count like any other.</summary>
    public Func<int, WireFault> OnWrite { get; set; } = _ => WireFault.None;

    /// <summary>What becomes of a read.</summary>
    public Func<WireFault> OnRead { get; set; } = () => WireFault.None;

    /// <summary>What happens right before the n-th write is sent.</summary>
    public Func<int, Task> BeforeWrite { get; set; } = _ => Task.CompletedTask;

    public int Requests => _sent.Count;

    /// <summary>The sizes of the writes.</summary>
    public IReadOnlyList<long> Writes => [.. _sent.Where(request => request.Method != "GET").Select(request => request.Bytes)];

    /// <summary>Put into the options of a client, which then tries a request once and this many times more.</summary>
    public Action<ClientOptions> With(int retries) => options =>
    {
        options.AddPolicy(this, HttpPipelinePosition.PerRetry);
        options.Retry.MaxRetries = retries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
    };

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var isRead = message.Request.Method == RequestMethod.Get || message.Request.Method == RequestMethod.Head;
        var write = isRead ? 0 : Interlocked.Increment(ref _writes);
        var fault = isRead ? OnRead() : OnWrite(write);
        if (!isRead)
        {
            await BeforeWrite(write);
        }

        // As the transport says that it could not reach the service.
        if (fault == WireFault.RequestLost)
        {
            throw new RequestFailedException("planted: the request is lost");
        }

        _sent.Enqueue((isRead ? "GET" : "WRITE", message.Request.Content?.TryComputeLength(out var length) == true ? length : 0));
        await ProcessNextAsync(message, pipeline);
        if (fault == WireFault.ReplyLost)
        {
            throw new RequestFailedException("planted: the reply is lost");
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("the adapters are asynchronous");
}
