using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Trading.Core;
using Trading.Functions.Http;
using Trading.Functions.Settings;
using Trading.Functions.Telemetry;

namespace Trading.Functions.Hosting;

/// <summary>Puts the app together.</summary>
public static class CloudApp
{
    /// <param name="builder">Of the app; its configuration holds the settings.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancellation">Ends the reading of the policy.</param>
    /// <exception cref="InputException">The app cannot be run as it is set up.</exception>
    public static async Task ComposeAsync(FunctionsApplicationBuilder builder, TimeProvider clock, CancellationToken cancellation)
    {
        var settings = CloudSettings.Read(name => builder.Configuration[name]);
        var host = await CloudHost.StartAsync(settings, CloudStores.Of(settings.Storage, clock), clock, cancellation);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddSingleton(_ => host);
        builder.Services.AddSingleton(_ => host.Runs);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<ApiCarrier>();
        builder.AddTelemetry();
    }
}
