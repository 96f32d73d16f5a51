using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Trading.Core.Policy;
using Trading.Runtime.Accounts;
using Trading.Runtime.Hosting;
using Trading.Runtime.Policies;
using Trading.Runtime.Telemetry;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Telemetry;

/// <summary>Two exporters of the same names silenced each other once: there is one meter, and each metric is made once.</summary>
public class TradingTelemetryTests
{
    [Fact]
    public void Instruments_Listed_AreMadeOnceEachAsTheListSays()
    {
        using var telemetry = new TradingTelemetry("test.instruments");
        Assert.Equal(TradingMetrics.All.Select(metric => metric.Name).Order(), telemetry.Instruments.Keys.Order());
        foreach (var metric in TradingMetrics.All)
        {
            var made = telemetry.Instruments[metric.Name];
            Assert.Equal((metric.Name, metric.Unit, metric.Description), (made.Name, made.Unit, made.Description));
            Assert.IsType(metric.Kind switch { MetricKind.Counter => typeof(Counter<double>), MetricKind.Gauge => typeof(Gauge<double>), _ => typeof(Histogram<double>) }, made);
        }
    }

    [Fact]
    public void Shared_TwoAccountsInOneProcess_PublishEachNameOnce()
    {
        var published = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name.StartsWith("trading.", StringComparison.Ordinal))
                {
                    lock (published)
                    {
                        published.Add(instrument.Name);
                    }
                }
            },
        };
        using var first = Host("one");
        using var second = Host("two");
        listener.Start();
        Assert.Equal(TradingMetrics.All.Select(metric => metric.Name).Order(), published.Order());
    }

    [Fact]
    public void Code_OfTheProduct_MakesOneMeterAndOneSource()
    {
        var made = new[] { "core", "functions" }
            .SelectMany(folder => Directory.GetFiles(RepositoryFile.At(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"new (Meter|ActivitySource|TradingTelemetry)\(|TradingTelemetry Shared \{ get; \} = new\(", RegexOptions.None, TimeSpan.FromSeconds(5))
                .Select(match => $"{Path.GetFileName(file)}: {match.Value}"))
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            ["TradingTelemetry.cs: TradingTelemetry Shared { get; } = new(", "TradingTelemetry.cs: new ActivitySource(", "TradingTelemetry.cs: new Meter("], made);
    }

    [Fact]
    public void Names_OfMeterAndSource_AreWhatHostsListenTo()
    {
        var kind = TradingTelemetry.Names[..^1];
        Assert.StartsWith(kind, TradingTelemetry.Shared.Source.Name, StringComparison.Ordinal);
        Assert.All(TradingTelemetry.Shared.Instruments.Values, made => Assert.StartsWith(kind, made.Meter.Name, StringComparison.Ordinal));
    }

    private static AccountHost Host(string account)
    {
        var policy = PolicySource.Load(null);
        var store = new InMemoryStateStore();
        var clock = new ManualClock(Core.Market.Timestamp.Utc(2024, 1, 1));
        return new AccountHost(
            new HostSetup
            {
                Account = account,
                Policy = policy,
                Mode = TradingMode.DryRun,
                Products = AccountTerms.Products(policy),
                Owner = "test",
                Seed = 1,
                ReadVerdict = static _ => Task.FromResult<string?>(null),
                VerdictSource = "test",
            },
            store,
            new InMemoryCycleLease(store.Accounts, clock),
            new MemoryObjectStore(),
            clock);
    }
}
