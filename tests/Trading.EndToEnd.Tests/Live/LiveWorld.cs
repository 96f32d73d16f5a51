using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.EndToEnd.Tests.Cli;
using Trading.EndToEnd.Tests.Testing;
using Trading.FakeVenue;
using Trading.Runtime.Backtests;
using Trading.Runtime.Governance;
using Trading.Runtime.Policies;

namespace Trading.EndToEnd.Tests.Live;

/// <summary>
/// A folder, a fake venue with 10,000 USD on which BTC has just risen by 3 %, a policy that buys that, a key and a verdict. The program
/// runs in processes of its own.
/// </summary>
public sealed class LiveWorld : IAsyncDisposable
{
    public const string KeyName = "organizations/test/apiKeys/canary-name-5c1f";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempFolder _temp = new();
    private readonly string _verdictKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private readonly int _delaySeconds;

    private LiveWorld(Timestamp slot, int delaySeconds) => (Slot, _delaySeconds) = (slot, delaySeconds);

    /// <summary>The newest slot that is due, and stays so for minutes.</summary>
    internal Timestamp Slot { get; }

    /// <summary>The policy's schedule.</summary>
    public string Schedule => _delaySeconds == 0 ? "0 */15 * * * *" : "0 10,25,40,55 * * * *";

    public FakeVenueServer Venue { get; private set; } = null!;

    public string Folder => _temp.Path;

    /// <summary>The environment of the program: the venue's key, the verdict's and that of HTTP.</summary>
    public Dictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    public static async Task<LiveWorld> StartAsync(bool isMakerFirst = false)
    {
        // The real clock runs: a decision delay is chosen so that the next slot is far from any test.
        const int LateDelay = 600;
        var now = Timestamp.From(TimeProvider.System.GetUtcNow());
        var intoSlot = now - now.Floor(Interval.QuarterHour);
        var delay = intoSlot < TimeSpan.FromSeconds(LateDelay) ? 0 : LateDelay;
        var slot = (now - TimeSpan.FromSeconds(delay)).Floor(Interval.QuarterHour);
        var world = new LiveWorld(slot, delay)
        {
            Venue = await FakeVenueServer.StartAsync(new FakeVenueOptions
            {
                Products = [new VenueProduct("BTC-USD", 60_000), new VenueProduct("ETH-USD", 3_000)],
                Candle = (product, openSeconds, seconds) => CandleOf(product, openSeconds + seconds == slot.UnixMs / 1000),
            }),
        };
        world.Secrets["COINBASE_KEY_NAME"] = KeyName;
        world.Secrets["COINBASE_PRIVATE_KEY"] = world.Venue.Keys.Issue(KeyName);
        world.Secrets["TRADING_VERDICT_KEY"] = world._verdictKey;
        world.Secrets["TRADING_HTTP_KEY"] = "canary-http-key-8d27";
        await File.WriteAllTextAsync(world.PathOf("policy.yaml"), PolicyText(isMakerFirst, delay));
        world.Sign("verdict.json");
        return world;
    }

    public string PathOf(string name) => _temp[name];

    /// <summary>Options of an account in this folder, on this venue.</summary>
    public string[] Account(string mode, params string[] more) =>
    [
        "--mode", mode, "--policy", "policy.yaml", "--products", "BTC-USD,ETH-USD", "--venue-address", Venue.Address.ToString(), .. more,
    ];

    public string[] Live(params string[] more) => Account("live", ["--read-only", "false", "--verdict", "verdict.json", .. more]);

    internal CliRun Run(params string[] arguments) => CliRun.In(Folder, Secrets, arguments);

    public Process Start(params string[] arguments) => CliRun.Start(Folder, Secrets, arguments);

    /// <summary>Signs a verdict for the policy in the folder, or what <paramref name="change"/> makes of it.</summary>
    internal void Sign(string name, Func<EvidenceVerdict, EvidenceVerdict>? change = null)
    {
        var now = Timestamp.From(TimeProvider.System.GetUtcNow());
        var verdict = new EvidenceVerdict
        {
            Verdict = GateVerdict.Go,
            PolicyHash = PolicyHash.Of(PolicySource.Load(PathOf("policy.yaml"))),
            CodeVersion = EngineVersion.Current,
            DatasetLineage = Core.MarketData.Datasets.DatasetLineage.OfVenue("coinbase"),
            TrialLedgerHead = "test",
            StepSince = now - TimeSpan.FromDays(1),
            ExpectedReturn = ExpectedReturn.Unknown,
            IssuedAt = now - TimeSpan.FromDays(1),
            ExpiresAt = now + TimeSpan.FromDays(1),
            Criteria = [new GateCriterion("trades", 140, 100, IsMet: true, "a test")],
            KeyId = "",
        };
        File.WriteAllText(PathOf(name), VerdictSigner.Sign(change?.Invoke(verdict) ?? verdict, VerdictKey.Parse(_verdictKey, "test")));
    }

    /// <summary>What a venue's books say, with its lock held.</summary>
    public T Books<T>(Func<VenueWorld, T> read)
    {
        lock (Venue.World.Lock)
        {
            return read(Venue.World);
        }
    }

    /// <summary>Waits until something outside of this process has come true; it says itself that time is up.</summary>
    public static async Task UntilAsync(Func<bool> isSo, string what)
    {
        using var late = new CancellationTokenSource(Patience);
        while (!isSo())
        {
            Assert.False(late.IsCancellationRequested, $"not within {Patience.TotalSeconds} s: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Venue.DisposeAsync();
        _temp.Dispose();
    }

    /// <summary>One JSON object as the program printed it.</summary>
    public static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    // Flat for days, and BTC rises in the last quarter-hour on ten times the volume.
    private static (decimal Open, decimal High, decimal Low, decimal Close, decimal Volume) CandleOf(VenueProduct product, bool isLast)
    {
        var isRise = isLast && product.Base == "BTC";
        var before = product.Base == "BTC" ? 58_200m : 3_000m;
        var close = isRise ? 60_000m : before;
        var volume = Math.Round(600_000m / before, 4);
        return (before, close + product.Tick, before - product.Tick, close, isRise ? volume * 40 : volume);
    }

    private static string PolicyText(bool isMakerFirst, int delaySeconds) => string.Create(CultureInfo.InvariantCulture, $"""
        extends: shipped
        name: end-to-end
        cycle:
          decision_delay_seconds: {delaySeconds}
          deadline_seconds: {(isMakerFirst ? 40 : 20)}
          past_due_seconds_max: 900
        regime:
          chop:
            signals: [price_move]
        universe:
          is_discovery_on: false
          eligible_min: 1
        signals:
          enabled: [price_move]
          quality_gate:
            mean_distance_pct_max: 50
            is_atr_gate_on: false
        execution:
          is_maker_first: {(isMakerFirst ? "true" : "false")}
        """) + "\n";
}
