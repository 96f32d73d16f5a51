using System.Collections.Immutable;
using Trading.Runtime.Evidence;

namespace Trading.Runtime.Backtests;

/// <summary>A report of many runs and how it came about.</summary>
/// <param name="Report">What they came to.</param>
/// <param name="Ledger">What was appended to the trial ledger.</param>
/// <param name="Ran">Slices that were run now.</param>
/// <param name="Found">Slices that had a stored result.</param>
/// <param name="Damaged">Why a stored result could not be used, one line each; those slices were run again.</param>
public sealed record ResearchOutcome<T>(T Report, LedgerAppend Ledger, int Ran, int Found, ImmutableArray<string> Damaged)
    where T : ResearchReport;
