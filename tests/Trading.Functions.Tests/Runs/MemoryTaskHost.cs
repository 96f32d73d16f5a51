using System.Net;
using DurableTask.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing.Sidecar;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Trading.Functions.Tests.Runs;

/// <summary>A worker and a client on a task hub that is kept in memory, spoken to over gRPC as the function host is.</summary>
internal sealed class MemoryTaskHost : IAsyncDisposable
{
    private readonly WebApplication _sidecar;
    private readonly GrpcChannel _channel;
    private readonly IHost _worker;

    private MemoryTaskHost(WebApplication sidecar, GrpcChannel channel, IHost worker) => (_sidecar, _channel, _worker) = (sidecar, channel, worker);

    public DurableTaskClient Client => _worker.Services.GetRequiredService<DurableTaskClient>();

    public static async Task<MemoryTaskHost> StartAsync(Action<DurableTaskRegistry> tasks)
    {
        var hub = new InMemoryOrchestrationService(null);
        var web = WebApplication.CreateSlimBuilder();
        web.Logging.ClearProviders();
        web.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        web.Services.AddGrpc();
        web.Services.AddSingleton<IOrchestrationService>(hub);
        web.Services.AddSingleton<IOrchestrationServiceClient>(hub);
        web.Services.AddSingleton<TaskHubGrpcServer>();
        var sidecar = web.Build();
        sidecar.MapGrpcService<TaskHubGrpcServer>();
        await sidecar.StartAsync();

        var address = sidecar.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var channel = GrpcChannel.ForAddress(address);
        return new MemoryTaskHost(sidecar, channel, await TaskWorker.StartAsync(channel, tasks));
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.StopAsync();
        _worker.Dispose();
        _channel.Dispose();
        await _sidecar.StopAsync();
        await _sidecar.DisposeAsync();
    }
}
