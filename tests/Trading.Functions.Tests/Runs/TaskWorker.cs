using Grpc.Net.Client;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Trading.Functions.Tests.Runs;

/// <summary>A process that works on a task hub and can ask it.</summary>
internal static class TaskWorker
{
    public static async Task<IHost> StartAsync(GrpcChannel channel, Action<DurableTaskRegistry> tasks)
    {
        var app = Host.CreateApplicationBuilder();
        app.Logging.ClearProviders();
        app.Services.AddDurableTaskWorker(worker =>
        {
            worker.UseGrpc(channel);
            worker.AddTasks(tasks);
        });
        app.Services.AddDurableTaskClient(client =>
        {
            client.UseGrpc(channel);
            client.RegisterDirectly();
        });
        var host = app.Build();
        await host.StartAsync();
        return host;
    }
}
