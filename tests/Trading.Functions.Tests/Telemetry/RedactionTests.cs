using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry;
using Trading.Functions.Telemetry;
using Trading.Runtime.Telemetry;

namespace Trading.Functions.Tests.Telemetry;

public class RedactionTests
{
    private const string PrivateKey = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIcanaryprivatekey0001\nAwEHoUQDQgAEcanaryprivatekey0002==\n-----END EC PRIVATE KEY-----\n";
    private const string VerdictKey = "canary-verdict-key-9d41";
    private const string FunctionKey = "canaryFunctionKey77";

    private static readonly string[] Canaries = ["canaryprivatekey0001", "canaryprivatekey0002", VerdictKey, FunctionKey, "canaryAccountKey"];

    private static readonly SecretFilter Filter = CloudSecrets.FilterOf(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["COINBASE_PRIVATE_KEY"] = PrivateKey,
        ["TRADING_VERDICT_KEY"] = VerdictKey,
        ["Storage"] = "AccountName=x;AccountKey=canaryAccountKeyABCDEFG=;",
    }).Build());

    private static readonly string Everything =
        $"{PrivateKey} {VerdictKey} GET /api/cycles?code={FunctionKey}&limit=1 x-functions-key: {FunctionKey} AccountKey=canaryAccountKeyABCDEFG=;";

    [Fact]
    public void Log_SecretsInStateScopeTextAndException_AreExportedByNobody()
    {
        var exported = new List<string>();
        var services = new ServiceCollection();
        services.AddSingleton(Filter);
        services.AddLogging(logging => logging.AddOpenTelemetry(logs =>
        {
            (logs.IncludeScopes, logs.IncludeFormattedMessage) = (true, true);
            logs.AddProcessor(new SimpleLogRecordExportProcessor(new Recorder(exported)));
        }));
        services.AddRedaction();
        using (var provider = services.BuildServiceProvider())
        {
            var log = provider.GetRequiredService<ILogger<RedactionTests>>();
            using (log.BeginScope(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Key"] = Everything, ["Run"] = 7 }))
            using (log.BeginScope(Everything))
            {
                log.LogError(new InvalidOperationException(Everything, new IOException(VerdictKey)), "Went wrong with {Secret} in {Slot}", Everything, 5);
                log.LogWarning("Plain {Slot}", 6);
            }
        }

        var all = string.Join('\n', exported);
        Assert.All(Canaries, canary => Assert.DoesNotContain(canary, all, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Slot=5", all, StringComparison.Ordinal);
        Assert.Contains("Plain 6", all, StringComparison.Ordinal);
        Assert.Contains("Run=7", all, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Trace_SecretsInTags_AreTakenOut()
    {
        using var activity = new Activity("call").SetTag("url.query", $"?code={FunctionKey}").SetTag("note", Everything).SetTag("size", 5);
        activity.SetStatus(ActivityStatusCode.Error, VerdictKey);
        new RedactingActivityProcessor(Filter).OnEnd(activity);

        var all = $"{string.Join('\n', activity.TagObjects)} {activity.StatusDescription}";
        Assert.All(Canaries, canary => Assert.DoesNotContain(canary, all, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("5", all, StringComparison.Ordinal);
    }

    private sealed class Recorder(List<string> exported) : BaseExporter<LogRecord>
    {
        public override ExportResult Export(in Batch<LogRecord> batch)
        {
            foreach (var record in batch)
            {
                var scopes = new List<string>();
                record.ForEachScope(static (scope, all) => all.AddRange(Pairs(scope).Append($"{scope.Scope}")), scopes);
                exported.Add(string.Join(' ', [record.FormattedMessage, record.Body, record.Exception?.ToString(), .. Pairs(record.Attributes), .. scopes]));
            }

            return ExportResult.Success;
        }

        private static IEnumerable<string> Pairs(IEnumerable<KeyValuePair<string, object?>>? values) => (values ?? []).Select(pair => $"{pair.Key}={pair.Value}");

        private static List<string> Pairs(LogRecordScope scope)
        {
            var all = new List<string>();
            foreach (var pair in scope)
            {
                all.Add($"{pair.Key}={pair.Value}");
            }

            return all;
        }
    }
}
