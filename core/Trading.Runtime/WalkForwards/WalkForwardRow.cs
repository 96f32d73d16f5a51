using Trading.Core.Analytics;
using Trading.Core.Backtesting.WalkForward;

namespace Trading.Runtime.WalkForwards;

/// <summary>What one window came to.</summary>
/// <param name="Window">Its times.</param>
/// <param name="Chosen">Index of the variant that was chosen; null where none could be, and the unvaried policy was tested.</param>
/// <param name="Values">The chosen one's, one a key; none for the unvaried policy.</param>
/// <param name="PolicyHash">What was tested; the policy is in the archive under it.</param>
/// <param name="Scores">Of every variant in sample, purged.</param>
/// <param name="PurgedTrades">Of the chosen one in sample, left out because they reach into the test.</param>
/// <param name="InSample">The chosen one in sample, purged.</param>
/// <param name="OutOfSample">The chosen one out of sample.</param>
/// <param name="OutOfSampleScore">By the objective, whatever the number of trades.</param>
/// <param name="BaseOutOfSample">The unvaried policy out of sample.</param>
/// <param name="TestSliceId">The out-of-sample slice.</param>
public sealed record WalkForwardRow(
    WalkForwardWindow Window,
    int? Chosen,
    IReadOnlyList<string> Values,
    string PolicyHash,
    IReadOnlyList<double?> Scores,
    int PurgedTrades,
    RunSummary? InSample,
    RunSummary OutOfSample,
    double? OutOfSampleScore,
    RunSummary BaseOutOfSample,
    string TestSliceId);
