using System.Collections.Immutable;
using Trading.Core.Market;

namespace Trading.Runtime.Accounts;

/// <summary>A cycle between its first commit and its last, so that one that was interrupted is finished and recorded.</summary>
/// <param name="Slot">Its scheduled time.</param>
/// <param name="StartedAt">When it first began, from which its deadline counts.</param>
/// <param name="Events">What has happened, each a JSON object.</param>
/// <param name="Inputs">Its decisions with the hashes of their inputs, each a JSON object.</param>
/// <param name="Decision">The entry decision as a JSON object; null before it was made.</param>
/// <param name="Outcome">What it came to so far, as the record will say.</param>
public sealed record OpenCycle(
    Timestamp Slot,
    Timestamp StartedAt,
    ImmutableArray<string> Events,
    ImmutableArray<string> Inputs,
    string? Decision,
    string? Outcome);
