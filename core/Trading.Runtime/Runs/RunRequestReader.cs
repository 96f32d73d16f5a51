using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Backtesting.Sweeps;
using Trading.Core.Backtesting.WalkForward;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Runtime.Backtests;
using Trading.Runtime.Json;

namespace Trading.Runtime.Runs;

/// <summary>
/// Reads requests that came from outside: <c>kind</c>, <c>dataset</c>, <c>policy</c> (<c>hash</c> of an archived one with a <c>name</c>,
/// or <c>yaml</c>; left out, the shipped one), <c>products</c>, <c>interval</c>, <c>from</c>, <c>to</c>, <c>split</c>, <c>fill</c>,
/// <c>fees</c>, <c>seed</c>, and for searches <c>sweep</c> and <c>walk_forward</c>. What is left out is what the command line takes then.
/// Every size is bounded.
/// </summary>
public static class RunRequestReader
{
    /// <summary>The most bytes of a request.</summary>
    public const int BytesMax = 256 * 1024;

    /// <summary>The most characters of a policy or sweep file within it.</summary>
    public const int FileLengthMax = 64 * 1024;

    /// <summary>The most variants of a sweep.</summary>
    public const int VariantsMax = 2_000;

    private const int HashDigits = 64;
    private const int NameDigits = 12;
    private const int NameLengthMax = 100;
    private const int ProductsMax = 500;
    private const int SchedulesMax = 16;
    private const int AxesMax = 16;
    private const int TradesMinMax = 1_000_000;
    private const int DaysMax = 36_500;
    private const int TradesMinDefault = 20;
    private const int InSampleDaysDefault = 180;
    private const int OutOfSampleDaysDefault = 60;
    private const string PolicyLabel = "policy.yaml";

    private static readonly string[] Members =
    [
        "kind", "dataset", "policy", "products", "interval", "from", "to", "split", "fill", "fees", "seed", "sweep", "walk_forward", "engine",
    ];

    private static readonly Lazy<(RunPolicy Named, TradingPolicy? Policy)> Shipped = new(static () =>
    {
        var shipped = PolicyLoader.Shipped(SignalRegistry.Vocabulary);
        return (new RunPolicy(PolicyHash.Of(shipped), shipped.Name), shipped);
    });

    private static readonly string[] PolicyMembers = ["hash", "name", "yaml"];
    private static readonly string[] SweepMembers = ["file", "objective", "trades_min"];
    private static readonly string[] WalkMembers = ["mode", "in_sample_days", "out_of_sample_days", "embargo_days"];

    /// <param name="json">UTF-8.</param>
    /// <param name="engineVersion">See <see cref="EngineVersion"/>.</param>
    /// <exception cref="InputException">Not such a request; the message names the field, what was found and what was expected.</exception>
    public static PostedRun Read(ReadOnlyMemory<byte> json, string engineVersion)
    {
        var posted = Read(json);
        return posted.Request.EngineVersion is "" || posted.Request.EngineVersion == engineVersion
            ? posted with { Request = posted.Request with { EngineVersion = engineVersion } }
            : throw new InputException(
                $"engine: '{posted.Request.EngineVersion}' is other code than this program's, {engineVersion}; leave it out to run with this one");
    }

    /// <summary>Reads one of whatever code; its version is empty where the request names none.</summary>
    internal static PostedRun Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > BytesMax)
        {
            throw new InputException($"body: {json.Length} bytes; expected at most {BytesMax}");
        }

        var root = StrictObject.Parse(json, "body", Members);
        var kind = root.RequiredChoice<RunKind>("kind");
        var dataset = HashOf(root, "dataset", "the id of a dataset");
        var (named, policy) = PolicyOf(root);
        var run = RunOf(root, kind);
        return new PostedRun(
            new RunRequest
            {
                Kind = kind,
                DatasetId = dataset,
                Policy = named,
                Run = run,
                Sweep = SweepOf(root, kind),
                Walk = WalkOf(root, kind),
                EngineVersion = root.Text("engine", NameLengthMax) ?? "",
            },
            policy);
    }

    private static string HashOf(StrictObject from, string name, string what)
    {
        var expected = $"{what}: {HashDigits} hexadecimal digits";
        var text = from.RequiredText(name, NameLengthMax, expected);
        return text.Length == HashDigits && text.All(char.IsAsciiHexDigitLower)
            ? text
            : throw new InputException($"{name}: '{new string([.. text.Where(char.IsAsciiLetterOrDigit)])}' is not {expected}");
    }

    private static (RunPolicy Named, TradingPolicy? Policy) PolicyOf(StrictObject root)
    {
        if (root.Object("policy", PolicyMembers) is not { } given)
        {
            return Shipped.Value;
        }

        if (given.Text("yaml", FileLengthMax) is not { } yaml)
        {
            var hash = HashOf(given, "hash", "the hash of an archived policy");
            return (new RunPolicy(hash, given.Text("name", NameLengthMax) is { } name ? NameOf(name) : hash[..NameDigits]), null);
        }

        if (given.Has("hash") || given.Has("name"))
        {
            throw new InputException("policy: has yaml and beside it hash or name; expected either the file or the hash");
        }

        var policy = PolicyLoader.Load(yaml, PolicyLabel, SignalRegistry.Vocabulary);
        return (new RunPolicy(PolicyHash.Of(policy), NameOf(policy.Name)), policy);
    }

    private static string NameOf(string name) => name.Length is > 0 and <= NameLengthMax && !name.Any(char.IsControl)
        ? name
        : throw new InputException($"policy.name: {name.Length} characters; expected 1 to {NameLengthMax} and none that controls a terminal");

    private static BacktestRequest RunOf(StrictObject root, RunKind kind)
    {
        var (from, to) = (root.Time("from"), root.Time("to"));
        if (from >= to)
        {
            throw new InputException($"from: {from} is not before to {to}");
        }

        var fills = root.Texts("fill", Enum.GetValues<FillMode>().Length, NameLengthMax).Select(f => root.Choice<FillMode>("fill", f)).ToImmutableArray();
        var fees = root.Texts("fees", SchedulesMax, NameLengthMax).ToImmutableArray();
        if (kind != RunKind.Backtest && (fills.Length > 1 || fees.Length > 1))
        {
            throw new InputException($"{(fills.Length > 1 ? "fill" : "fees")}: several found; expected one, as each variant is run once");
        }

        var split = root.Choice<RangeSplit>("split") ?? RangeSplit.None;
        if (kind == RunKind.WalkForward && split != RangeSplit.None)
        {
            throw new InputException($"split: '{split.ToCode()}' found; expected none, as a walk-forward has windows");
        }

        return new BacktestRequest
        {
            Products = [.. root.Texts("products", ProductsMax, NameLengthMax).Select(p => ProductId.Parse(p, "products")).Distinct().Order()],
            Candles = root.Text("interval", NameLengthMax) is { } interval ? Interval.Parse(interval, "interval") : null,
            From = from,
            To = to,
            Split = split,
            FillModes = fills.IsEmpty ? [FillMode.Base] : fills,
            FeeSchedules = fees,
            Seed = root.Seed("seed") ?? 1,
        };
    }

    private static RunSweep? SweepOf(StrictObject root, RunKind kind)
    {
        var given = root.Object("sweep", SweepMembers);
        if (kind == RunKind.Backtest)
        {
            return given is null ? null : throw new InputException("sweep: is for the kinds sweep and walk_forward; found with backtest");
        }

        if (given is null)
        {
            throw root.Missing("sweep", "an object with the text of a sweep.yaml as file");
        }

        var text = given.RequiredText("file", FileLengthMax, "the text of a sweep.yaml");
        var file = SweepFileReader.Read(text, RunRequest.SweepLabel);
        if (file.Budget > VariantsMax)
        {
            throw new InputException($"{RunRequest.SweepLabel}: budget is {file.Budget}; expected at most {VariantsMax}");
        }

        if (file.Axes.Length > AxesMax)
        {
            throw new InputException($"{RunRequest.SweepLabel}: {file.Axes.Length} keys; expected at most {AxesMax}");
        }

        return new RunSweep(text, given.Choice<Objective>("objective") ?? Objective.Sharpe, given.Whole("trades_min", 1, TradesMinMax) ?? TradesMinDefault);
    }

    private static RunWalk? WalkOf(StrictObject root, RunKind kind)
    {
        var given = root.Object("walk_forward", WalkMembers);
        if (kind != RunKind.WalkForward)
        {
            return given is null ? null : throw new InputException($"walk_forward: is for the kind walk_forward; found with {kind.ToCode()}");
        }

        return new RunWalk(
            given?.Choice<WalkForwardMode>("mode") ?? WalkForwardMode.Rolling,
            given?.Whole("in_sample_days", 1, DaysMax) ?? InSampleDaysDefault,
            given?.Whole("out_of_sample_days", 1, DaysMax) ?? OutOfSampleDaysDefault,
            given?.Whole("embargo_days", 0, DaysMax));
    }
}
