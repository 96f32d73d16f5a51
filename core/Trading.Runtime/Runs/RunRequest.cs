using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Backtesting.Sweeps;
using Trading.Core.Market;
using Trading.Core.TradeLog;
using Trading.Runtime.Backtests;
using Trading.Runtime.Sweeps;
using Trading.Runtime.WalkForwards;

namespace Trading.Runtime.Runs;

/// <summary>
/// What somebody asks to be run, on either host: names of data and policy, never where they lie. Two that mean the same have one
/// canonical form, whose hash is the run's id. <see cref="RunRequestReader"/> makes it of JSON.
/// </summary>
public sealed record RunRequest
{
    internal const string SweepLabel = "sweep.file";

    public required RunKind Kind { get; init; }

    /// <summary>Id of the dataset, which is the hash of its manifest.</summary>
    public required string DatasetId { get; init; }

    public required RunPolicy Policy { get; init; }

    /// <summary>What it is run on; of a sweep or walk-forward each variant.</summary>
    public required BacktestRequest Run { get; init; }

    /// <summary>Null for a backtest.</summary>
    public RunSweep? Sweep { get; init; }

    /// <summary>Null for all but a walk-forward.</summary>
    public RunWalk? Walk { get; init; }

    /// <summary>The code that runs it: results of other code are another run's.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>SHA-256 of the canonical form.</summary>
    public string Id => ContentHash.Of(ToJson());

    /// <summary>How many stages it takes.</summary>
    public int Stages => Kind == RunKind.WalkForward ? 2 : 1;

    /// <summary>The canonical form, which <see cref="RunRequestReader"/> reads back.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(
        new Document(
            Kind,
            DatasetId,
            Policy,
            Run.Products,
            Run.Candles,
            Run.From,
            Run.To,
            Run.Split,
            Run.FillModes,
            Run.FeeSchedules,
            Run.Seed,
            Sweep,
            Walk,
            EngineVersion),
        CoreJson.Compact);

    /// <summary>What a sweep is asked for.</summary>
    /// <exception cref="InputException">The file is not one.</exception>
    internal SweepRequest ToSweep() => new(Run, SweepFileReader.Read(Sweep!.File, SweepLabel), Sweep.Objective, Sweep.TradesMin);

    /// <summary>What a walk-forward is asked for.</summary>
    /// <exception cref="InputException">The file is not one.</exception>
    internal WalkForwardRequest ToWalkForward() => new(ToSweep(), Walk!.Mode, Walk.InSampleDays, Walk.OutOfSampleDays, Walk.EmbargoDays);

    private sealed record Document(
        RunKind Kind,
        string Dataset,
        RunPolicy Policy,
        ImmutableArray<ProductId> Products,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Interval? Interval,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Timestamp? From,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Timestamp? To,
        RangeSplit Split,
        ImmutableArray<FillMode> Fill,
        ImmutableArray<string> Fees,
        ulong Seed,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RunSweep? Sweep,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RunWalk? WalkForward,
        string Engine);
}
