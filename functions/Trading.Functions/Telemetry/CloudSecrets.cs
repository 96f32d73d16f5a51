using Microsoft.Extensions.Configuration;
using Trading.Functions.Settings;
using Trading.Runtime.Telemetry;

namespace Trading.Functions.Telemetry;

/// <summary>The secrets of the app, so that nothing that is said holds them.</summary>
internal static class CloudSecrets
{
    /// <summary>Takes out what the settings hold.</summary>
    public static SecretFilter FilterOf(IConfiguration configuration) => new(
        AppSettings.All.Where(setting => setting.Kind == AppSettingKind.Secret || setting.Name == AppSettings.Storage)
            .Select(setting => configuration[setting.Key])
            .OfType<string>()
            .Where(value => !value.StartsWith("UseDevelopmentStorage", StringComparison.OrdinalIgnoreCase)));
}
