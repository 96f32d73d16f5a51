using System.Collections.Immutable;

namespace Trading.Runtime.Backtests;

/// <summary>What became of the slices that were asked for, each reduced to what is needed of it.</summary>
/// <param name="Results">One a slice, in the order in which they were asked for.</param>
/// <param name="Ran">How many were run now.</param>
/// <param name="Found">How many had a stored result.</param>
/// <param name="Damaged">Why a stored result could not be used, one line each; those slices were run again.</param>
public sealed record ReducedOutcome<T>(ImmutableArray<T> Results, int Ran, int Found, ImmutableArray<string> Damaged);
