using Trading.Core.Analytics;
using Trading.Core.Backtesting.Sweeps;
using Trading.Runtime.Backtests;

namespace Trading.Runtime.Sweeps;

/// <summary>What somebody asks to be swept.</summary>
/// <param name="Run">What each variant is run on; of fill modes and fee schedules the first.</param>
/// <param name="File">Which policy keys take which values.</param>
/// <param name="Objective">What a variant is ranked by.</param>
/// <param name="TradesMin">Fewer trades and a variant is not ranked.</param>
public sealed record SweepRequest(BacktestRequest Run, SweepFile File, Objective Objective, int TradesMin);
