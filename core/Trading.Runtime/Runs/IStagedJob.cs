using Trading.Core.MarketData.Datasets;
using Trading.Runtime.Backtests;

namespace Trading.Runtime.Runs;

/// <summary>One kind of run by stages.</summary>
internal interface IStagedJob
{
    /// <summary>Every policy that a slice of any stage may name.</summary>
    PolicySet Policies { get; }

    /// <summary>Whether its slices read the same candles so often that they are better decoded once.</summary>
    bool IsReadOften { get; }

    /// <summary>The slices of the first stage.</summary>
    RunStage First { get; }

    /// <summary>Goes as far as the stored results allow; where all are there, it records the trials and stores the report.</summary>
    Task<StageOutcome> AdvanceAsync(CancellationToken cancellation);
}
