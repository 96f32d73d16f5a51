using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Reflection;
using DurableTask.AzureStorage;
using DurableTask.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Trading.Functions.Tests.Runs;

/// <summary>A worker and a client on a task hub in Azure storage: what one host leaves undone another over the same hub takes up.</summary>
internal sealed class StorageTaskHost : IAsyncDisposable
{
    private static readonly TimeSpan DrainTimeMax = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(15);

    private readonly StopWatch _stopped;
    private readonly Dispatch _dispatch;
    private readonly WebApplication _sidecar;
    private readonly GrpcChannel _channel;
    private readonly IHost _worker;

    private StorageTaskHost(
        StopWatch stopped, Dispatch dispatch, WebApplication sidecar, GrpcChannel channel, IHost worker) =>
        (_stopped, _dispatch, _sidecar, _channel, _worker) = (stopped, dispatch, sidecar, channel, worker);

    public DurableTaskClient Client => _worker.Services.GetRequiredService<DurableTaskClient>();

    public static async Task<StorageTaskHost> StartAsync(string connection, string name, Action<DurableTaskRegistry> tasks)
    {
        var hub = new AzureStorageOrchestrationService(SettingsOf(connection, name));
        await hub.CreateIfNotExistsAsync();
        var (watched, stopped) = StopWatch.On(hub);
        var dispatch = new Dispatch();
        var web = WebApplication.CreateSlimBuilder();
        web.Logging.ClearProviders();
        web.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        web.Services.AddGrpc();
        web.Services.AddSingleton(_ => new TaskHubGrpcServer(
            dispatch, NullLoggerFactory.Instance, watched, hub, Options.Create(new TaskHubGrpcServerOptions())));
        var sidecar = web.Build();
        sidecar.MapGrpcService<TaskHubGrpcServer>();
        await sidecar.StartAsync();
        _ = sidecar.Services.GetRequiredService<TaskHubGrpcServer>();
        dispatch.Start();

        var address = sidecar.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var channel = GrpcChannel.ForAddress(address);
        return new StorageTaskHost(stopped, dispatch, sidecar, channel, await TaskWorker.StartAsync(channel, tasks));
    }

    /// <summary>Takes no more work, lets what runs come to its end, and gives the partitions back.</summary>
    public async ValueTask DisposeAsync()
    {
        _dispatch.StopApplication();
        if (!await _stopped.WaitAsync(DrainTimeMax))
        {
            await _stopped.ForceAsync();
        }

        await _worker.StopAsync();
        _worker.Dispose();
        _channel.Dispose();
        await _sidecar.StopAsync();
        await _sidecar.DisposeAsync();
        _dispatch.Dispose();
    }

    private static AzureStorageOrchestrationServiceSettings SettingsOf(string connection, string name) => new()
    {
        TaskHubName = name,
        StorageAccountClientProvider = new StorageAccountClientProvider(connection),
        WorkerId = Guid.NewGuid().ToString("N"),
        PartitionCount = 2,
        MaxQueuePollingInterval = TimeSpan.FromMilliseconds(250),
        ControlQueueVisibilityTimeout = Hidden,
        WorkItemQueueVisibilityTimeout = Hidden,
        LeaseInterval = Hidden,
        LeaseRenewInterval = TimeSpan.FromSeconds(5),
        LeaseAcquireInterval = TimeSpan.FromSeconds(2),
        UseAppLease = false,
        ThrowExceptionOnInvalidDedupeStatus = true,
    };

    /// <summary>Hears when the dispatchers have drained and stopped the service, which knows no stop before its start has come to its end.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "A proxy is a subtype made at run time.")]
    [SuppressMessage("Design", "CA1001", Justification = "The semaphore has no handle to give back.")]
    internal class StopWatch : DispatchProxy
    {
        private readonly SemaphoreSlim _done = new(0);
        private IOrchestrationService _service = null!;
        private volatile Task? _starting;

        public Task<bool> WaitAsync(TimeSpan time) => _done.WaitAsync(time);

        public Task ForceAsync() => StopAsync(() => _service.StopAsync(isForced: true));

        public static (IOrchestrationService Watched, StopWatch Watch) On(IOrchestrationService service)
        {
            var watched = Create<IOrchestrationService, StopWatch>();
            var watch = (StopWatch)(object)watched;
            watch._service = service;
            return (watched, watch);
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(IOrchestrationService.StopAsync))
            {
                return StopAsync(() => (Task)Call()!);
            }

            var result = Call();
            if (targetMethod.Name == nameof(IOrchestrationService.StartAsync))
            {
                _starting = (Task)result!;
            }

            return result;

            object? Call() => targetMethod.Invoke(_service, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
        }

        private async Task StopAsync(Func<Task> stop)
        {
            if (_starting is { } starting)
            {
                await starting;
                await stop();
            }

            _done.Release();
        }
    }

    /// <summary>A lifetime of the dispatchers alone: they drain while worker and server are still there.</summary>
    private sealed class Dispatch : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _started = new();
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => _started.Token;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void Start() => _started.Cancel();

        public void StopApplication() => _stopping.Cancel();

        public void Dispose()
        {
            _started.Dispose();
            _stopping.Dispose();
        }
    }
}
